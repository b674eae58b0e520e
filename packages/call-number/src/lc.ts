import { asciiLetters } from './encode.ts'
import { parseParts, type Part } from './parts.ts'
import { partsKey } from './parts-key.ts'

/** A call number that begins with class letters and a class number: LC and NLM. */
export interface ClassedCallNumber {
  /** One to three capitals: "QA". */
  readonly letters: string
  /** One to four digits, "" where the letters stand alone. */
  readonly number: string
  /** The figures behind the point of the class number, or "". */
  readonly decimal: string
  readonly parts: readonly Part[]
  /** Where the letters and the class number with its decimals end in the text. */
  readonly lettersEnd: number
  readonly numberEnd: number
}

const CLASS = /^\s*([a-z]{1,3})(?:\s*(\d{1,4})(?!\d)(?:\s?\.\s?(\d+)(?!\d|(?:st|nd|rd|th)\b))?|\s*$)/i
const SECOND_DECIMAL = /^\s?\.\s?(\d+)(?!\d|(?:st|nd|rd|th)\b)/i
const YEAR = /^(?:1[5-9]|20)\d\d$/

/** Takes apart class letters, class number and what follows; undefined when the text does not begin with such. */
export function parseClassed(text: string, cutterLetters: 1 | 2): ClassedCallNumber | undefined {
  const [whole, letters = '', number = '', decimal = ''] = CLASS.exec(text) ?? []
  if (whole === undefined) return undefined
  const rest = text.slice(whole.length)
  // A second decimal is a mistake or a scheme of the house, unless it is a year
  const second = decimal === '' ? undefined : SECOND_DECIMAL.exec(rest)?.[1]
  if (second !== undefined && !YEAR.test(second)) return undefined
  const smallIsVolume = letters === letters.toUpperCase()
  const lettersEnd = text.indexOf(letters) + letters.length
  const parts = parseParts(text, whole.length, { cutterLetters, smallIsVolume })
  return { letters: letters.toUpperCase(), number, decimal, parts, lettersEnd, numberEnd: whole.length }
}

/**
 * Takes apart a call number of the Library of Congress Classification: one to three letters, one to four digits, perhaps
 * decimals, then dates, cutters, editions and volumes in any order. Undefined for shelf marks such as "MLCS 83/123",
 * "IN PROCESS" or "PZ123.234.234".
 *
 * @example parseLc('HE8700.7 .P6T44 1983')?.decimal // '7'
 */
export function parseLc(text: string): ClassedCallNumber | undefined {
  return parseClassed(text, 1)
}

/** The key of a classed call number: letters, class number filled to four digits, decimals, parts. */
export function classedKey({ letters, number, decimal, parts }: ClassedCallNumber): string {
  const classNumber = number === '' ? '' : ` ${number.padStart(4, '0')}${decimal === '' ? '' : `.${decimal}`}`
  return letters + classNumber + partsKey(parts, 'last')
}

/** A shelf before the classification ("Folio N6537", "Ref. QA76"): filed apart, and in itself by the classification. */
const SHELF = /^\s*(?:([a-z]{2,}\.?|[fq]|\+{1,3})\s+)(?=[a-z]{1,3}\s*\d)/i

/** The LC key of a text whose classification stands behind the name of a shelf, or undefined. */
export function shelvedKey(text: string): string | undefined {
  const shelf = SHELF.exec(text)
  const behind = shelf ? parseLc(text.slice(shelf[0].length)) : undefined
  return behind ? `${asciiLetters((shelf?.[1] ?? '').replace('.', '').toLowerCase())} ${classedKey(behind)}` : undefined
}
