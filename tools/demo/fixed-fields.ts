import { materials } from './materials.ts'
import { countryCodes, stateCodes } from './places.data.ts'
import { hash } from './random.ts'
import { isFilm, type Audience, type Form, type Work } from './work.ts'

/** Leader of a full-level, ISBD-punctuated UTF-8 record; lengths are the writer's business. */
export function leader(work: Work): string {
  const { recordType, level } = materials[work.kind]
  return `00000n${recordType}${level} a2200000 i 4500`
}

/** MARC country code of the place of publication. */
export function countryCode(place: string): string {
  const known = countryCodes[place] ?? stateCodes[place.split(', ').at(-1) ?? '']
  if (known === undefined) throw new Error(`no country code is listed for ${place}`)
  return known
}

/**
 * The day on which the demo library catalogued the work, between the work's own year and the spring of 2026,
 * and always the same for the same work.
 */
export function cataloguedOn(work: Work): Temporal.PlainDate {
  const earliest = Math.max(work.kind === 'serial' ? 2012 : work.pub[2], 2012)
  const first = Temporal.PlainDate.from({ year: Math.min(earliest, 2025), month: 10, day: 1 })
  const days = first.until('2026-04-30').days
  return first.add({ days: hash(work.key) % days })
}

/** Field 005, the last change: the moment at which it was catalogued. */
export function lastTransaction(work: Work): string {
  const date = cataloguedOn(work)
  const seconds = 9 * 3600 + (hash(`${work.key} time`) % (8 * 3600))
  const clock = Temporal.PlainTime.from('00:00').add({ seconds })
  const digits = (text: string): string => text.replaceAll(/[-:]/g, '')
  return `${digits(date.toString())}${digits(clock.toString({ smallestUnit: 'second' }))}.0`
}

/** True where the book is the first edition, so that its copyright year is the year of publication. */
export function isFirstEdition(work: Work): boolean {
  const printed = ['book', 'picture-book', 'comic', 'manga'].includes(work.kind)
  return (
    printed && work.first === undefined && work.from === undefined && work.edition === undefined && work.pub[2] >= 1910
  )
}

function dates(work: Work): string {
  const year = String(work.pub[2])
  const original = work.first === undefined ? undefined : String(work.first).padStart(4, '0')
  if (work.kind === 'serial') return `c${year}9999`
  if (work.kind === 'dvd' || work.kind === 'blu-ray')
    return original === undefined ? `s${year}    ` : `p${year}${original}`
  if (isFirstEdition(work)) return `t${year}${year}`
  const reissue =
    original !== undefined && work.from === undefined && work.edition === undefined && Number(original) > 1799
  return reissue ? `r${year}${original}` : `s${year}    `
}

const audienceCodes: Readonly<Record<Audience, string>> = {
  preschool: 'a',
  child: 'j',
  teen: 'd',
  adult: 'e',
  general: 'g',
}
const formCodes: Readonly<Record<Form, string>> = {
  novel: 'f',
  stories: 'j',
  poetry: 'p',
  drama: 'd',
  essays: 'e',
  fiction: '1',
  nonfiction: '0',
}

function illustrations(ill: string): string {
  const marks: readonly (readonly [RegExp, string])[] = [
    [/illustration/, 'a'],
    [/\bmaps?\b/, 'b'],
    [/portrait/, 'c'],
    [/plans?\b/, 'e'],
    [/facsimile/, 'l'],
  ]
  return marks
    .filter(([word]) => word.test(ill))
    .map(([, code]) => code)
    .join('')
    .padEnd(4)
}

const contentsOfGenre: Readonly<Record<string, string>> = {
  Dictionaries: 'd',
  Encyclopedias: 'e',
  'Handbooks and manuals': 'f',
  'School yearbooks': 'y',
  Almanacs: 'y',
}

function contents(work: Work): string {
  if (work.kind === 'comic' || work.kind === 'manga') return '6   '
  return [...new Set(work.genres.map((genre) => contentsOfGenre[genre] ?? ''))].join('').padEnd(4).slice(0, 4)
}

function biographyCode(work: Work): string {
  if (work.genres.some((genre) => /^(Autobiograph|Diaries|Personal narratives)/.test(genre))) return 'a'
  if (work.biography || work.genres.includes('Biographies')) return 'b'
  return ' '
}

/** 008/18-34 for books. */
function bookPositions(work: Work): string {
  const form = work.kind === 'ebook' ? 'o' : work.kind === 'large-print' ? 'd' : ' '
  return [
    illustrations(work.ill ?? ''),
    audienceCodes[work.audience],
    form,
    contents(work),
    ' 00',
    work.indexed ? '1' : '0',
    ' ',
    formCodes[work.form],
    biographyCode(work),
  ].join('')
}

/** 008/18-34 for films, games and things. */
function visualPositions(work: Work): string {
  const film = isFilm(work)
  const minutes = work.minutes === undefined ? '---' : String(work.minutes).padStart(3, '0')
  const material = film ? 'v' : work.kind === 'board-game' ? 'g' : 'r'
  const technique = film ? (work.animated ? 'a' : 'l') : 'n'
  return `${film ? minutes : 'nnn'} ${audienceCodes[work.audience]}          ${material}${technique}`
}

/** 008/18-34 for music and for sound that is not music. */
function soundPositions(work: Work): string {
  const spoken = work.kind === 'audiobook'
  const literary = spoken ? (work.form === 'nonfiction' ? (work.biography ? 'a' : 'z') : 'f') : ' '
  const form = spoken ? 'nn' : (work.musicForm ?? 'zz')
  return `${form}nn${audienceCodes[work.audience]}       ${literary}  n `
}

/** 008/18-34 for serials. */
function serialPositions(work: Work): string {
  const frequency = {
    Weekly: 'w',
    Monthly: 'm',
    'Six issues yearly': 'b',
    Quarterly: 'q',
    'Eleven issues yearly': 'm',
  }[work.frequency ?? 'Monthly']
  const regular = work.frequency === 'Eleven issues yearly' ? 'n' : 'r'
  const type = work.genres.includes('Newspapers') ? 'n' : 'p'
  return `${frequency}${regular} ${type}       0   a0`
}

function materialPositions(work: Work): string {
  switch (work.kind) {
    case 'dvd':
    case 'blu-ray':
    case 'board-game':
    case 'equipment':
      return visualPositions(work)
    case 'audiobook':
    case 'music':
      return soundPositions(work)
    case 'serial':
      return serialPositions(work)
    case 'map':
      return '       a     0   '
    case 'video-game':
      return `    ${audienceCodes[work.audience]}q  g        `
    default:
      return bookPositions(work)
  }
}

/** Field 008, forty positions. */
export function fixedLengthData(work: Work): string {
  const entered = cataloguedOn(work).toString().replaceAll('-', '').slice(2)
  const language = work.lang ?? (work.kind === 'equipment' ? 'zxx' : 'eng')
  return `${entered}${dates(work)}${countryCode(work.pub[0])}${materialPositions(work)}${language} d`
}

/** Field 007, physical description, for the kinds that have more to say than 008. */
export function physicalDescription(work: Work): string | undefined {
  const colour = work.blackAndWhite ? 'b' : 'c'
  const channels = work.blackAndWhite ? 'm' : 'q'
  switch (work.kind) {
    case 'dvd':
      return `vd ${colour}vaiz${channels}`
    case 'blu-ray':
      return `vd ${colour}saiz${channels}`
    case 'audiobook':
    case 'music':
      return 'sd fsngnnmmned'
    case 'map':
      return 'aj canzn'
    case 'ebook':
      return 'cr |||||||||||'
    case 'video-game':
      return 'cb cza---|||||'
    case 'large-print':
      return 'tb'
    case 'board-game':
    case 'equipment':
      return undefined
    default:
      return 'ta'
  }
}
