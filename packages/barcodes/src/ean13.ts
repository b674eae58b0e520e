import { BarcodeProblem, barsOfWidths, type Bars } from './bars.ts'

/** Widths of the seven units of each digit on the left, space first; on the right they are the same, bar first (ISO/IEC 15420). */
const digitWidths = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'] as const
/** Which of the six digits on the left are written backwards, by the first digit. */
const parities = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
] as const

/** The check digit of EAN-13: weights 1 and 3 from the left over twelve digits. */
function checkDigit(digits: string): number {
  const sum = Array.from(digits.slice(0, 12), Number).reduce((all, digit, i) => all + digit * (i % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}

/**
 * The bars of an EAN-13, as of an ISBN (ISO/IEC 15420): thirteen digits with their check digit, hyphens and spaces passed
 * over, or twelve without one. Throws `BarcodeProblem` when there are other signs or the check digit is wrong.
 */
export function ean13Bars(text: string): Bars {
  const given = text.replaceAll(/[\s-]/g, '')
  if (!/^\d{12,13}$/.test(given)) throw new BarcodeProblem('EAN-13 holds thirteen digits, as an ISBN has them.')
  const digits = given.length === 12 ? `${given}${checkDigit(given)}` : given
  if (Number(digits.charAt(12)) !== checkDigit(digits))
    throw new BarcodeProblem(`The check digit of ${text} is wrong: it should end in ${checkDigit(digits)}.`)
  const parity = parities[Number(digits.charAt(0))] ?? ''
  const widths = (digit: string) => [...(digitWidths[Number(digit)] ?? '')].map(Number)
  const left = Array.from(digits.slice(1, 7)).flatMap((digit, i) =>
    parity.charAt(i) === '1' ? widths(digit).toReversed() : widths(digit),
  )
  const right = Array.from(digits.slice(7)).flatMap(widths)
  return barsOfWidths([1, 1, 1, ...left, 1, 1, 1, 1, 1, ...right, 1, 1, 1])
}
