import type { EAccessWords } from './words.ts'

/** In French. */
export const eAccessFr: EAccessWords = {
  title: 'Revues et livres électroniques',
  intro: 'Ce que vous pouvez lire en ligne avec la bibliothèque.',
  kinds: { serial: 'Revues électroniques', monograph: 'Livres électroniques' },
  find: 'Le titre commence par',
  findButton: 'Chercher',
  letters: 'Par la première lettre',
  all: 'Tous',
  figures: '0–9',
  none: 'Rien ne commence ainsi. Essayez avec moins de lettres.',
  noneAtAll: 'La bibliothèque n’en a pas encore de liste.',
  inCatalogue: 'Dans le catalogue',
  previous: 'Précédent',
  next: 'Suivant',
  pages: 'Pages',
  count: (count, shown) => (count < 2 ? `${shown} titre` : `${shown} titres`),
  online: 'Lire en ligne',
  open: (collection) => `Lire chez ${collection}`,
  free: 'Libre pour tous',
  depth: { fulltext: 'Texte intégral', abstracts: 'Résumés', selected: 'Articles choisis', other: 'En ligne' },
  run: (depth, from, until) =>
    `${depth}${from === '' ? '' : ` depuis ${from}`}${until === '' ? '' : ` jusqu’à ${until}`}`,
  newest: (depth, span) => `${depth} : seulement le plus récent (${span})`,
  volume: (volume) => `volume ${volume}`,
  issue: (issue) => `numéro ${issue}`,
  has: (collection) => `${collection} l’a.`,
  mayHave: (collection) => `${collection} l’a peut-être.`,
  lacks: {
    before: (collection) => `${collection} commence plus tard.`,
    after: (collection) => `${collection} s’arrête plus tôt.`,
    embargo: (collection) => `${collection} ne l’a pas encore : l’éditeur retient les nouveautés.`,
    past: (collection) => `${collection} n’a que les numéros les plus récents.`,
  },
}
