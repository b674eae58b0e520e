import { barsOfWidths, doesNotFit, type Bars } from './bars.ts'
import { code39Widths } from './code39.data.ts'

/** How Code 39 is written. */
export interface Code39Options {
  /** Adds the check character of ISO/IEC 16388 annex A (modulo 43). */
  readonly check?: boolean
  /** Small letters and signs as two characters each (annex B, "full ASCII"); the reader must know. */
  readonly fullAscii?: boolean
  /** Wide elements are this many times as wide as narrow ones, 2 to 3; 3 if not said. */
  readonly wide?: number
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/** The check character of Code 39 (ISO/IEC 16388 annex A): the values of the characters, added, modulo 43. */
export function code39Check(text: string): string {
  return signs.charAt([...text].reduce((sum, sign) => sum + signs.indexOf(sign), 0) % signs.length)
}

/** ASCII as pairs of Code 39's own characters (ISO/IEC 16388 annex B). */
export function fullAscii39(text: string): string {
  return Array.from(text, (sign) => pairOf(sign.charCodeAt(0), sign)).join('')
}

function pairOf(code: number, sign: string): string {
  const at = (first: string, offset: number) => `${first}${String.fromCharCode(65 + offset)}`
  if (/^[0-9A-Z. -]$/.test(sign)) return sign
  if (code === 0) return '%U'
  if (code < 27) return at('$', code - 1)
  if (code < 32) return at('%', code - 27)
  if (code < 48) return at('/', code - 33)
  if (code === 58) return '/Z'
  if (code < 64) return at('%', code - 59 + 5)
  if (code === 64) return '%V'
  if (code < 96) return at('%', code - 91 + 10)
  if (code === 96) return '%W'
  return code < 123 ? at('+', code - 97) : at('%', code - 123 + 15)
}

/**
 * The bars of a text in Code 39 (ISO/IEC 16388) between two asterisks. Throws `BarcodeProblem` for what it cannot hold.
 */
export function code39Bars(text: string, options: Code39Options = {}): Bars {
  if (options.fullAscii === true && !/^[\u0000-\u007f]{1,40}$/.test(text))
    throw doesNotFit('Code 39 with full ASCII holds 1 to 40 characters without accents', text)
  const plain = options.fullAscii === true ? fullAscii39(text) : text
  if (!/^[0-9A-Z .$/+%-]{1,80}$/.test(plain))
    throw doesNotFit('Code 39 holds 1 to 80 capital letters, digits, spaces and the signs - . $ / + %', text)
  const wide = options.wide ?? 3
  const whole = `*${plain}${options.check === true ? code39Check(plain) : ''}*`
  return barsOfWidths(
    [...whole].flatMap((sign) => [
      ...[...(code39Widths[sign] ?? '')].map((element) => (element === 'w' ? wide : 1)),
      1,
    ]),
  )
}
