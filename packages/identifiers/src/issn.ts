import { modulo11CheckDigit } from './check-digits.ts'
import { plainDigits } from './plain-digits.ts'

/** Why a text is no ISSN. */
export type IssnProblem = 'empty' | 'characters' | 'length' | 'checksum'

/** What {@link checkIssn} finds; `issn` and `given` are without hyphen. */
export type IssnCheck =
  | { readonly ok: true; readonly issn: string }
  | { readonly ok: false; readonly reason: IssnProblem; readonly given: string }

const NUMBER = /(?<![\dXx])\d{4}[- ]?\d{3}[\dXx](?![\dXx])/g
/** The barcode of a periodical: 977, the seven figures of the ISSN, two of a price variant, a check digit, an issue number. */
const BARCODE = /^977(\d{7})\d{3}(?:[ -]?\d{2}|[ -]?\d{5})?$/

const isIssn = (number: string): boolean => modulo11CheckDigit(number.slice(0, 7)) === number.slice(7)

/**
 * Finds the first valid ISSN in a text, with or without hyphen and label, or in the scanned barcode of a periodical.
 * Gives its eight characters; see {@link formatIssn}.
 *
 * @example parseIssn('ISSN 0028-0836') // '00280836'
 */
export function parseIssn(text: string): string | undefined {
  const plain = plainDigits(text).trim()
  const coded = BARCODE.exec(plain)?.[1]
  if (coded !== undefined) return coded + modulo11CheckDigit(coded)
  for (const [given] of plain.matchAll(NUMBER)) {
    const number = given.replaceAll(/[- ]/g, '').toUpperCase()
    if (isIssn(number)) return number
  }
  return undefined
}

/**
 * Checks the content of MARC 022 $a, $l, $m, $y or $z: one ISSN and nothing else (ISO 3297).
 *
 * @example checkIssn('bar') // { ok: false, reason: 'characters', given: 'bar' }
 */
export function checkIssn(text: string): IssnCheck {
  const given = plainDigits(text)
    .trim()
    .replace(/^(\d{4})-/, '$1')
    .toUpperCase()
  if (given === '') return { ok: false, reason: 'empty', given }
  if (!/^\d+X?$/.test(given)) return { ok: false, reason: 'characters', given }
  if (given.length !== 8) return { ok: false, reason: 'length', given }
  return isIssn(given) ? { ok: true, issn: given } : { ok: false, reason: 'checksum', given }
}

/** An ISSN with its hyphen, as it is printed (ISO 3297 §4): '00280836' → '0028-0836'. Other text stays as it is. */
export function formatIssn(issn: string): string {
  const number = parseIssn(issn)
  return number === undefined ? issn : `${number.slice(0, 4)}-${number.slice(4)}`
}
