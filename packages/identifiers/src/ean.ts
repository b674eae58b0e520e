import { gs1CheckDigit } from './check-digits.ts'
import { plainDigits } from './plain-digits.ts'

const digitsOf = (text: string): string => plainDigits(text).replaceAll(/[- ]/g, '')
const isChecked = (digits: string): boolean => gs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1)

/** An EAN-13 (GTIN-13) as 13 digits; a UPC-A of 12 digits gets its leading zero. Undefined when the check digit is wrong. */
export function parseEan13(text: string): string | undefined {
  const digits = digitsOf(text)
  if (!/^\d{12,13}$/.test(digits) || !isChecked(digits)) return undefined
  return digits.padStart(13, '0')
}

/** A UPC-A as 12 digits, also out of an EAN-13 that begins with 0. Undefined when the check digit is wrong. */
export function parseUpc(text: string): string | undefined {
  const ean = parseEan13(text)
  return ean?.startsWith('0') === true ? ean.slice(1) : undefined
}

/**
 * The number of printed music (ISO 10957) as 13 digits, from its form since 2008 (979-0-2306-7118-7) or before
 * (M-2306-7118-7). Undefined when the check digit is wrong.
 *
 * @example parseIsmn('ISMN M-2306-7118-7') // '9790230671187'
 */
export function parseIsmn(text: string): string | undefined {
  const plain = plainDigits(text).replaceAll(/\bISMN[ :.]*/gi, '')
  for (const [given] of plain.matchAll(/(?<!\d)(?:979[- ]?0|\bM)[- ]?(?:\d[- ]?){8}\d(?!\d)/gi)) {
    const digits = given.replaceAll(/[- ]/g, '').replace(/^M/i, '9790')
    if (isChecked(digits)) return digits
  }
  return undefined
}
