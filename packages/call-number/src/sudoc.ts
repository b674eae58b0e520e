import { numberKey } from './encode.ts'

/** A call number of the Superintendent of Documents: the class stem before the colon, the book number behind it. */
export interface SudocCallNumber {
  readonly stem: string
  /** Undefined where there is no colon. */
  readonly bookNumber: string | undefined
}

const SUDOC = /^\s*([a-z]{1,4}\s?\d+(?:[/-][a-z\d]+)*\.[^:]*)(?::(.*))?$/is

/**
 * Takes apart a SuDoc number ("Y 4.EC 7:S.HRG.98-1234"): author symbol and series before the colon, the book behind it.
 * Undefined for other texts.
 */
export function parseSudoc(text: string): SudocCallNumber | undefined {
  const [whole, stem = '', bookNumber] = SUDOC.exec(text) ?? []
  return whole === undefined ? undefined : { stem: stem.trim(), bookNumber: bookNumber?.trim() }
}

/** A year of three figures is one of 1800 to 1999 ("993"); four were written out from 2000 on. */
function yearOf(digits: string): string | undefined {
  if (/^(?:1[789]|20)\d\d$/.test(digits)) return digits
  return /^[89]\d\d$/.test(digits) ? `1${digits}` : undefined
}

/** Letters by alphabet and numbers by value, spaces dropped, punctuation in its ASCII order, which is before all digits. */
const stemKey = (stem: string): string =>
  stem
    .toUpperCase()
    .replaceAll(/[^A-Z\d./-]/g, '')
    .replaceAll(/\d+/g, numberKey)

/** An element between punctuation: years stand before letters, letters before numbers. */
function elementKey(element: string): string {
  const text = element.replaceAll(/[^A-Z\d]/g, '')
  const year = yearOf(text)
  if (year !== undefined) return `1${year}`
  return (/^[A-Z]/.test(text) ? '2' : '3') + text.replaceAll(/\d+/g, numberKey)
}

const bookKey = (bookNumber: string): string =>
  bookNumber
    .toUpperCase()
    .replaceAll(/(?<=\d)\s+(?=[A-Z\d])|[,:]\s*/g, '-')
    .split(/([./-])/)
    .map((element, n) => (n % 2 === 1 ? element : element.trim() === '' ? '' : elementKey(element)))
    .join('')

/**
 * The key of a SuDoc number. Nothing before something; in the stem letters by alphabet and numbers by value; behind
 * the colon years, then letters, then numbers ("A 1.35:993" < ":R 42" < ":R 42/991" < ":R 42/2" < ":321").
 */
export function sudocKey({ stem, bookNumber }: SudocCallNumber): string {
  return stemKey(stem) + (bookNumber === undefined ? '' : ` ${bookKey(bookNumber)}`)
}
