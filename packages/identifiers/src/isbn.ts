import { gs1CheckDigit, modulo11CheckDigit } from './check-digits.ts'
import { plainDigits } from './plain-digits.ts'

/** A valid ISBN: 13 digits, the 10 characters where there are such (prefix 978 only), and what stood in the text. */
export interface Isbn {
  readonly isbn13: string
  readonly isbn10?: string
  readonly given: string
}

/** Why a text is no ISBN; "prefix" is a number that neither begins with 978 nor is of the books of 979. */
export type IsbnProblem = 'empty' | 'characters' | 'length' | 'checksum' | 'prefix'

/**
 * What {@link checkIsbn} finds: the number and the qualifier behind it, with `unspaced` when the space between them is
 * missing; or the reason, with the number without hyphens as far as there is one.
 */
export type IsbnCheck =
  | { readonly ok: true; readonly isbn: Isbn; readonly qualifier?: string; readonly unspaced?: true }
  | { readonly ok: false; readonly reason: IsbnProblem; readonly given: string }

/** 979-0 is given to printed music (ISO 10957). */
const hasBookPrefix = (digits: string): boolean => /^97(?:8|9(?!0))/.test(digits)

/** What keeps 10 or 13 characters without hyphens from being an ISBN (ISO 2108). */
function problemOf(number: string): IsbnProblem | undefined {
  if (number.length !== 10 && number.length !== 13) return /^\d*[\dX]?$/.test(number) ? 'length' : 'characters'
  if (!(number.length === 10 ? /^\d{9}[\dX]$/ : /^\d{13}$/).test(number)) return 'characters'
  const check = number.length === 10 ? modulo11CheckDigit(number.slice(0, 9)) : gs1CheckDigit(number.slice(0, 12))
  if (!number.endsWith(check)) return 'checksum'
  return number.length === 13 && !hasBookPrefix(number) ? 'prefix' : undefined
}

function isbnOf(number: string, given: string): Isbn {
  const core = number.length === 10 ? `978${number.slice(0, 9)}` : number.slice(0, 12)
  const isbn13 = core + gs1CheckDigit(core)
  if (!core.startsWith('978')) return { isbn13, given }
  return { isbn13, isbn10: core.slice(3) + modulo11CheckDigit(core.slice(3)), given }
}

const LABEL = /\bISBN(?:[- ]?1[03])?[ :.]*/gi
/** Ten or thirteen figures, single hyphens or spaces between them; perhaps with the price or issue code of a barcode behind. */
const NUMBER = /(?<![\dXx])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx])/g
const WITH_ADD_ON = /^ *(97[89]\d{10})[ -]?(?:\d{5}|\d{2}) *$/
/** Standard Book Numbers (1967 to 1969) lack the leading zero. */
const NINE_FIGURES = /\bSBN[ :.]*((?:\d[- ]?){8}[\dXx])(?![\dXx])/i

/**
 * Finds the first valid ISBN in a text: with or without hyphens and spaces, with label, qualifier, price, price
 * add-on of a scanned barcode; nine-figure SBN too. Undefined when there is none whose check digit is right.
 *
 * @example parseIsbn('ISBN 0-940787-08-3 (pbk.)')?.isbn13 // '9780940787087'
 */
export function parseIsbn(text: string): Isbn | undefined {
  const plain = plainDigits(text)
  const scanned = WITH_ADD_ON.exec(plain)?.[1]
  if (scanned !== undefined && problemOf(scanned) === undefined) return isbnOf(scanned, scanned)
  for (const [given] of plain.replaceAll(LABEL, ' ').matchAll(NUMBER)) {
    const number = given.replaceAll(/[- ]/g, '').toUpperCase()
    if (problemOf(number) === undefined) return isbnOf(number, given)
  }
  const short = NINE_FIGURES.exec(plain)?.[1]
  if (short === undefined) return undefined
  const number = `0${short.replaceAll(/[- ]/g, '').toUpperCase()}`
  return problemOf(number) === undefined ? isbnOf(number, short) : undefined
}

/**
 * The 10 or 13 characters of what looks like an ISBN, hyphens, spaces and label taken off, without looking at its check
 * digit: misprinted numbers are catalogued and searched as they stand. Undefined when nothing has the shape.
 *
 * @example normalizeIsbn('184115186x') // '184115186X', though its check digit is wrong
 */
export function normalizeIsbn(text: string): string | undefined {
  const plain = plainDigits(text).replaceAll(LABEL, ' ')
  return plain.match(NUMBER)?.[0].replaceAll(/[- ]/g, '').toUpperCase()
}

/**
 * Checks the content of MARC 020 $a (or $z): one ISBN with or without hyphens, then perhaps a space and a qualifier.
 *
 * @example checkIsbn('1548794743') // { ok: false, reason: 'checksum', given: '1548794743' }
 */
export function checkIsbn(text: string): IsbnCheck {
  const plain = plainDigits(text).trim()
  const [, written = '', rest = ''] = /^([\d-]*[\dXx]?)(.*)$/s.exec(plain) ?? []
  const number = written.replaceAll('-', '').toUpperCase()
  if (plain === '') return { ok: false, reason: 'empty', given: '' }
  if (number === '' || /^[\dA-Za-z]/.test(rest)) return { ok: false, reason: 'characters', given: plain }
  const reason = problemOf(number)
  if (reason !== undefined) return { ok: false, reason, given: number }
  const isbn = isbnOf(number, written)
  if (rest === '') return { ok: true, isbn }
  const qualifier = rest.trim()
  return rest.startsWith(' ') ? { ok: true, isbn, qualifier } : { ok: true, isbn, qualifier, unspaced: true }
}

/** The 13-digit form of an ISBN-10, hyphens allowed; undefined when it is not valid. */
export function isbn10To13(isbn10: string): string | undefined {
  const number = plainDigits(isbn10).replaceAll(/[- ]/g, '').toUpperCase()
  return number.length === 10 && problemOf(number) === undefined ? isbnOf(number, number).isbn13 : undefined
}

/** The 10-character form of an ISBN-13, hyphens allowed; undefined when it is not valid or begins with 979. */
export function isbn13To10(isbn13: string): string | undefined {
  const number = plainDigits(isbn13).replaceAll(/[- ]/g, '')
  return number.length === 13 && problemOf(number) === undefined ? isbnOf(number, number).isbn10 : undefined
}
