import type { Fields } from './fields.ts'
import { codeAt, values } from './fields.ts'

/** What a title is, in a word for lists and icons. */
export const formats = [
  'book',
  'large-print',
  'braille',
  'ebook',
  'thesis',
  'manuscript',
  'microform',
  'periodical',
  'e-periodical',
  'website',
  'film',
  'online-film',
  'music',
  'audiobook',
  'e-audiobook',
  'score',
  'map',
  'picture',
  'game',
  'video-game',
  'software',
  'equipment',
  'kit',
  'archive',
  'other',
] as const
export type Format = (typeof formats)[number]

/** Codes of 008 that tell how a title reaches its reader (form of item). */
const formOfItem: Readonly<Record<string, 'online' | 'microform' | 'large-print' | 'braille'>> = {
  o: 'online',
  s: 'online',
  a: 'microform',
  b: 'microform',
  c: 'microform',
  d: 'large-print',
  f: 'braille',
}

/** The format of a title by leader/06 and 07, with 006, 007, 008 and 33X where the leader leaves it open. */
export function formatOf(fields: Fields): Format {
  const type = codeAt(fields.leader, 6)
  const level = codeAt(fields.leader, 7)
  const fixed = fields.control('008')[0]
  const carrier = carrierOf(fields, type)
  switch (type) {
    case 'a':
    case 't':
      return textFormat(fields, level, fixed, carrier, type)
    case 'c':
    case 'd':
      return 'score'
    case 'e':
    case 'f':
      return 'map'
    case 'g':
      return visualFormat(fields, fixed, carrier)
    case 'i':
      return carrier === 'online' ? 'e-audiobook' : 'audiobook'
    case 'j':
      return 'music'
    case 'k':
      return 'picture'
    case 'm':
      return computerFormat(fields, level, fixed)
    case 'o':
      return 'kit'
    case 'p':
      return 'archive'
    case 'r':
      return objectFormat(fixed)
    default:
      return 'other'
  }
}

type Carrier = 'online' | 'microform' | 'large-print' | 'braille' | undefined

function carrierOf(fields: Fields, type: string): Carrier {
  for (const physical of fields.control('007')) {
    if (physical.startsWith('cr')) return 'online'
    if (physical.startsWith('h')) return 'microform'
    if (physical.startsWith('tb')) return 'large-print'
    if (physical.startsWith('tc') || physical.startsWith('fb')) return 'braille'
  }
  if (fields.all('338').some((field) => values(field, 'b').includes('cr'))) return 'online'
  const place = 'efgkor'.includes(type) ? 29 : 23
  return formOfItem[codeAt(fields.control('008')[0], place)]
}

function textFormat(fields: Fields, level: string, fixed: string | undefined, carrier: Carrier, type: string): Format {
  if (level === 'b' || level === 's') return carrier === 'online' ? 'e-periodical' : 'periodical'
  if (level === 'i') return carrier === 'online' || /[dw]/.test(codeAt(fixed, 21)) ? 'website' : 'book'
  if (fields.all('502').length > 0) return 'thesis'
  if (carrier === 'online') return 'ebook'
  if (carrier !== undefined) return carrier
  return type === 't' ? 'manuscript' : 'book'
}

function visualFormat(fields: Fields, fixed: string | undefined, carrier: Carrier): Format {
  const kind = codeAt(fixed, 33)
  const moving = /[mv]/.test(kind) || fields.control('007').some((physical) => /^[mv]/.test(physical))
  if (moving || !/[a-z]/.test(kind)) return carrier === 'online' ? 'online-film' : 'film'
  if (kind === 'g') return 'game'
  return /[acdfiklnopst]/.test(kind) ? 'picture' : 'film'
}

function computerFormat(fields: Fields, level: string, fixed: string | undefined): Format {
  if (fields.all('502').length > 0) return 'thesis'
  const kind = codeAt(fixed, 26)
  if (kind === 'g') return 'video-game'
  const online = fields.control('007').some((physical) => physical.startsWith('cr')) || /[os]/.test(codeAt(fixed, 23))
  if (kind === 'd') return online ? 'ebook' : 'software'
  if (level === 'b' || level === 's') return online ? 'e-periodical' : 'periodical'
  return kind === 'j' || level === 'i' ? 'website' : 'software'
}

function objectFormat(fixed: string | undefined): Format {
  const kind = codeAt(fixed, 33)
  if (kind === 'g' || kind === 'w') return 'game'
  return kind === 'b' ? 'kit' : 'equipment'
}
