import { nonfilingCount } from './articles.ts'
import { asciiLetters, type Work } from './work.ts'

const numberWords: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, i: 1, ii: 2, iii: 3 }

/** The volume of `Volume 11`, `Book one` or `I` as it stands on the spine: `v.11`. */
export function volumeMark(part: string | undefined): string | undefined {
  const last = part?.split(' ').at(-1)?.toLowerCase()
  if (last === undefined) return undefined
  const number = /^\d+$/.test(last) ? Number(last) : numberWords[last]
  return number === undefined ? undefined : `v.${number}`
}

/** First three letters of whatever the work is filed under, without marks: `GAR`, `LEG`, `DOA`. */
export function filingMark(work: Work): string {
  if (work.mark !== undefined) return work.mark
  const language = work.lang ?? 'eng'
  const byTitle = ['board-game', 'video-game', 'equipment', 'map'].includes(work.kind)
  const entry =
    byTitle || work.by === undefined
      ? work.title.slice(nonfilingCount(work.title, language))
      : work.by.replace(/^org:/, '').replace(/,.*$/, '')
  return asciiLetters(entry)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 3)
}

/** True for works that a reader would look for under fiction. */
export function isFiction(work: Work): boolean {
  return work.form === 'novel' || work.form === 'stories' || work.form === 'fiction'
}

/** True for what is used in the library only. */
export function isReference(work: Work): boolean {
  return work.genres.some((genre) => ['Dictionaries', 'Encyclopedias'].includes(genre))
}

/** True for the local history room. */
export function isLocalHistory(work: Work): boolean {
  return work.genres.includes('local:Local history')
}

function subjectClass(work: Work): string {
  if (isFiction(work)) return 'FIC'
  if (work.biography) return 'B'
  return work.dewey ?? 'FIC'
}

function bookClass(work: Work): string {
  if (isLocalHistory(work)) return 'LH'
  if (isReference(work)) return `REF ${subjectClass(work)}`
  if (work.genres.includes('Readers (Publications)') && work.lang === undefined) return 'ER'
  const shelf = { preschool: 'J', child: 'J', teen: 'YA', adult: '', general: '' }[work.audience]
  return `${shelf} ${subjectClass(work)}`
}

function classMark(work: Work): string {
  const junior = work.audience === 'child' || work.audience === 'preschool' ? 'J ' : ''
  switch (work.kind) {
    case 'picture-book':
      return 'E'
    case 'comic':
      return work.audience === 'teen' ? 'YA GN' : `${junior}GN`
    case 'manga':
      return 'MANGA'
    case 'large-print':
      return `LP ${subjectClass(work)}`
    case 'audiobook':
      return `${junior}CD ${subjectClass(work)}`
    case 'music':
      return `${junior}MUSIC`
    case 'dvd':
    case 'blu-ray': {
      const disc = work.kind === 'dvd' ? 'DVD' : 'BLU'
      return isFiction(work) ? `${junior}${disc}` : `${disc} ${work.dewey}`
    }
    case 'board-game':
      return 'GAME'
    case 'video-game':
      return 'SWITCH'
    case 'equipment':
      return 'THING'
    case 'serial':
      return work.genres.includes('Newspapers') ? 'NEWS' : 'MAG'
    case 'map':
      return 'MAP'
    case 'ebook':
      return `EBOOK ${subjectClass(work)}`
    case 'book':
      return bookClass(work)
  }
}

/** The call number as on the spine, in its two parts: class and mark, such as `SPA FIC` and `GAR`. */
export function callNumberParts(work: Work): readonly [classPart: string, markPart: string] {
  const text = ['book', 'picture-book', 'comic', 'manga', 'serial'].includes(work.kind)
  const language = text && work.lang !== undefined && work.lang !== 'eng' ? `${work.lang.toUpperCase()} ` : ''
  const classPart = `${language}${classMark(work)}`.replaceAll(/ +/g, ' ').trim()
  const volumed = work.kind === 'manga' || work.kind === 'comic'
  const volume = volumed ? volumeMark(work.part) : undefined
  return [classPart, volume === undefined ? filingMark(work) : `${filingMark(work)} ${volume}`]
}

/** The call number as on the spine: `FIC LEG`, `813.54 MOR`, `MANGA FUJ v.11`. */
export function callNumber(work: Work): string {
  return callNumberParts(work).join(' ')
}
