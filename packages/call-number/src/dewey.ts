import { enumerationWord } from './enumeration.ts'
import { parseParts, type Part } from './parts.ts'
import { partsKey } from './parts-key.ts'

/** A Dewey call number: words of the collection before it ("J", "REF"), class number, and what follows. */
export interface DeweyCallNumber {
  /** What stands before the number; all of it where the collection has no numbers ("FIC ROW", "B LIN"). */
  readonly prefix: readonly Part[]
  /** Three digits, or "" where the collection has no numbers. */
  readonly number: string
  readonly decimal: string
  readonly parts: readonly Part[]
  /** Where the class number and its decimals begin and end in the text. */
  readonly numberFrom: number
  readonly numberEnd: number
}

const STYLE = { cutterLetters: 3, smallIsVolume: true } as const

/** Prime marks and slashes of segmentation may stand around the point and between the decimals. */
const DECIMALS = String.raw`(?:\s?['’‘′/]*\.['’‘′/]*(\d(?:['’‘′/]?\d)*))?(?!\d)`
/** One to three digits at the beginning, or three behind one letter ("j574") or the words of a collection. */
const ALONE = new RegExp(String.raw`^([\s[(*+-]*)(\d{1,3})${DECIMALS}`)
const BEHIND = new RegExp(String.raw`^(\s*[a-z]|[^\d]*[\s\]).+-])(\d{3})${DECIMALS}`, 'i')

/**
 * Takes apart a call number of the Dewey Decimal Classification as it stands on books: "813.54 T649h 1990 v.2",
 * "J 574", "FIC ROW", "[E] SEU". Undefined for what begins with any other number, or has neither letter nor digit.
 *
 * @example parseDewey("370.19'342 SMI")?.decimal // '19342'
 */
export function parseDewey(text: string): DeweyCallNumber | undefined {
  const [whole, before = '', digits = '', decimal = ''] = ALONE.exec(text) ?? BEHIND.exec(text) ?? []
  const prefix = parseParts(before, 0, STYLE)
  const last = prefix.at(-1)
  const isVolume = last?.kind === 'word' && prefix.length > 1 && enumerationWord(last.word) !== undefined
  if (whole !== undefined && !isVolume) {
    return {
      prefix,
      number: digits.padStart(3, '0'),
      decimal: decimal.replaceAll(/\D/g, ''),
      parts: parseParts(text, whole.length, STYLE),
      numberFrom: before.length,
      numberEnd: whole.length,
    }
  }
  const words = parseParts(text, 0, STYLE)
  if (words.length === 0 || words[0]?.kind === 'number') return undefined
  return { prefix: words, number: '', decimal: '', parts: [], numberFrom: text.length, numberEnd: text.length }
}

/** The key of a Dewey call number: collection, three digits, decimals, author marks and dates. */
export function deweyKey({ prefix, number, decimal, parts }: DeweyCallNumber): string {
  // Behind a collection's name also running numbers of other lengths stand ("DVD 12"), so its length goes before it
  const length = prefix.length === 0 ? '' : '3'
  const classNumber = number === '' ? '' : ` ${length}${number}${decimal === '' ? '' : `.${decimal}`}`
  return (partsKey(prefix, 'among') + classNumber + partsKey(parts, 'among')).trimStart()
}
