import { parseHeading, spokenName } from './headings.ts'
import type { Subfield } from './marc-fields.ts'
import { languageNames } from './places.data.ts'
import type { Role, Work } from './work.ts'

/** Parts of a title statement, in one script. */
export interface TitleParts {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly part?: string | undefined
  readonly partTitle?: string | undefined
  readonly said?: string | undefined
}

/** Subfields of field 245 with ISBD punctuation between them. */
export function titleSubfields(parts: TitleParts): readonly Subfield[] {
  const present: readonly Subfield[] = [
    ['a', parts.title],
    ...optional('n', parts.part),
    ...optional('p', parts.partTitle),
    ...optional('b', parts.subtitle),
    ...optional('c', parts.said),
  ]
  return present.map(([code, value], index): Subfield => {
    const next = present[index + 1]?.[0]
    if (next === 'n' || (next === 'p' && code !== 'n')) return [code, value.endsWith('.') ? value : `${value}.`]
    if (next === 'p') return [code, `${value},`]
    if (next === 'b') return [code, `${value} :`]
    return next === 'c' ? [code, `${value} /`] : [code, value]
  })
}

function optional(code: string, value: string | undefined): readonly Subfield[] {
  return value === undefined ? [] : [[code, value]]
}

const spoken: Partial<Readonly<Record<Role, string>>> = {
  translator: 'translated by',
  illustrator: 'illustrated by',
  editor: 'edited by',
  artist: 'art by',
}

/** The statement of responsibility: as the title page has it, else made from the names. */
export function responsibility(work: Work): string | undefined {
  if (work.said !== undefined || work.by === undefined) return work.said
  const say = (name: string): string => spokenName(parseHeading(name), work.lang)
  const others = (work.with ?? []).flatMap(([role, name]) => (spoken[role] ? [`${spoken[role]} ${say(name)}`] : []))
  return [say(work.by), ...others].join(' ; ')
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} hr.` : '', rest > 0 ? `${rest} min.` : ''].filter((part) => part !== '').join(', ')
}

function discs(work: Work, name: string): string {
  const count = work.discs === undefined ? `${name}s` : `${work.discs} ${name}${work.discs === 1 ? '' : 's'}`
  if (work.minutes === undefined) return count
  return `${count} (${name === 'videodisc' ? `${work.minutes} min.` : duration(work.minutes)})`
}

function extent(work: Work): string {
  if (typeof work.pages === 'number') return `${work.pages} pages${work.kind === 'large-print' ? ' (large print)' : ''}`
  return work.pages ?? (work.kind === 'large-print' ? '1 volume (large print)' : '1 volume')
}

function dimensions(work: Work): string | undefined {
  if (work.cm === undefined) return undefined
  return `${String(work.cm).replace(', folded', ' cm, folded')} cm`
}

/** Subfields of field 300: extent, other physical details, dimensions. */
export function extentSubfields(work: Work): readonly Subfield[] {
  const [what, details, size] = physicalParts(work)
  const present: readonly Subfield[] = [['a', what], ...optional('b', details), ...optional('c', size)]
  return present.map(([code, value], index): Subfield => {
    const next = present[index + 1]?.[0]
    return next === undefined ? [code, value] : [code, `${value} ${next === 'b' ? ':' : ';'}`]
  })
}

function physicalParts(work: Work): readonly [what: string, details: string | undefined, size: string | undefined] {
  const disc = '4 3/4 in.'
  switch (work.kind) {
    case 'dvd':
    case 'blu-ray':
      return [discs(work, 'videodisc'), `sound, ${work.blackAndWhite ? 'black and white' : 'color'}`, disc]
    case 'audiobook':
    case 'music':
      return [discs(work, 'audio disc'), 'digital', disc]
    case 'video-game':
      return ['1 computer chip cartridge', 'sound, color', '4 cm']
    default:
      return [extent(work), work.ill, dimensions(work)]
  }
}

/** Playing time for field 306: `020400` for 124 minutes. */
export function playingTime(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}${two(minutes % 60)}00`
}

function named(codes: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(codes.map((code) => languageName(code)))
}

/** English name of a MARC language code. */
export function languageName(code: string): string {
  const name = languageNames[code]
  if (name === undefined) throw new Error(`no name is listed for the language ${code}`)
  return name
}

/** The language note, field 546, where the language is not plain English. */
export function languageNote(work: Work): string | undefined {
  const languages = [...new Set([work.lang ?? 'eng', ...(work.alsoIn ?? [])])]
  if (languages[0] === 'zxx') return undefined
  const subtitles = work.subtitles === undefined ? '' : `; subtitles in ${named(work.subtitles)}`
  if (work.kind === 'dvd' || work.kind === 'blu-ray') return `In ${named(languages)}${subtitles}.`
  if (languages.length === 1 && languages[0] === 'eng') return undefined
  return `${work.kind === 'music' ? 'Sung' : 'Text'} in ${named(languages)}.`
}
