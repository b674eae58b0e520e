import type { Format } from './format.ts'

const FILM = 'film movie video DVD Blu-ray vidéo película فيلم'
const AUDIOBOOK = 'audiobook audio book talking book livre audio audiolibro Hörbuch كتاب صوتي'
const PERIODICAL = 'magazine journal periodical revue revista Zeitschrift مجلة'

/**
 * What people type for a format beside a title ("dune audiobook", "dune dvd"), in the languages of the site; nothing for
 * books, which everything is taken for.
 */
export const formatWords: Readonly<Partial<Record<Format, string>>> = {
  'large-print': 'large print gros caractères letra grande Großdruck',
  braille: 'braille',
  ebook: 'ebook e-book livre numérique libro electrónico كتاب إلكتروني',
  periodical: PERIODICAL,
  'e-periodical': `${PERIODICAL} online`,
  film: FILM,
  'online-film': `${FILM} online`,
  music: 'music CD musique música Musik موسيقى',
  audiobook: `${AUDIOBOOK} CD`,
  'e-audiobook': `${AUDIOBOOK} online`,
  score: 'score sheet music partition partitura Noten',
  map: 'map carte mapa Karte خريطة',
  game: 'game jeu juego Spiel لعبة',
  'video-game': 'video game jeu vidéo videojuego Videospiel',
}
