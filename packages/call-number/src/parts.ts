import { enumerationWord } from './enumeration.ts'

/**
 * What may stand behind a class number: a cutter (".F2498", a decimal with perhaps a work mark), a number (a date, an
 * edition, a volume) or a word ("v", "op", a name). `from` and `to` are its place in the text.
 */
export type Part =
  | {
      readonly kind: 'cutter'
      readonly letters: string
      readonly digits: string
      readonly workMark: string
      readonly from: number
      readonly to: number
    }
  | {
      readonly kind: 'number'
      readonly digits: string
      readonly suffix: string
      readonly ordinal: boolean
      readonly from: number
      readonly to: number
    }
  | { readonly kind: 'word'; readonly word: string; readonly from: number; readonly to: number }

/** How a scheme writes what stands behind its class number. */
export interface PartStyle {
  /** How many letters a cutter may begin with: none where there are no cutters, one in LC, two in the NLM geographic table, three in Cutter-Sanborn (Sch82). */
  readonly cutterLetters: 0 | 1 | 2 | 3
  /** The rest is in capitals, so that a small "v3" is a volume and no cutter. */
  readonly smallIsVolume: boolean
}

const CUTTER = /([a-z]{1,3})(\d+)(?:([a-z]{1,3})(?![a-z\d]))?/iy
const NUMBER = /(\d+)(?:(st|nd|rd|th|d)(?![a-z\d])|([a-z]{1,2})(?![a-z\d]))?/iy
const WORD = /\p{L}[\p{L}\p{M}]*/uy

/** Takes apart what stands behind a class number; spaces and punctuation part and are not kept. */
export function parseParts(text: string, from: number, style: PartStyle): Part[] {
  const parts: Part[] = []
  let at = from
  while (at < text.length) {
    const part = cutterAt(text, at, style) ?? numberAt(text, at) ?? wordAt(text, at)
    if (part) parts.push(part)
    at = part ? part.to : at + 1
  }
  return parts
}

function cutterAt(text: string, from: number, style: PartStyle): Part | undefined {
  CUTTER.lastIndex = from
  const [whole, letters = '', digits = '', workMark = ''] = CUTTER.exec(text) ?? []
  if (whole === undefined || letters.length > style.cutterLetters) return undefined
  const isEnumeration = enumerationWord(letters) !== undefined
  const isSmall = letters === letters.toLowerCase()
  if (isEnumeration && (letters.length > 1 || (isSmall && style.smallIsVolume))) return undefined
  return {
    kind: 'cutter',
    letters: letters.toUpperCase(),
    digits,
    workMark: workMark.toUpperCase(),
    from,
    to: from + whole.length,
  }
}

function numberAt(text: string, from: number): Part | undefined {
  NUMBER.lastIndex = from
  const [whole, digits = '', ending, letters = ''] = NUMBER.exec(text) ?? []
  if (whole === undefined) return undefined
  // One letter may mark any number ("10A"); two only a year ("2006eb"), for "v.3no.2" goes on with a word
  const isMark = letters.length < 2 || (digits.length === 4 && enumerationWord(letters) === undefined)
  const suffix = isMark ? letters : ''
  const to = from + whole.length - letters.length + suffix.length
  return { kind: 'number', digits, suffix: suffix.toUpperCase(), ordinal: ending !== undefined, from, to }
}

function wordAt(text: string, from: number): Part | undefined {
  WORD.lastIndex = from
  const word = WORD.exec(text)?.[0]
  return word === undefined ? undefined : { kind: 'word', word: word.toLowerCase(), from, to: from + word.length }
}
