import { minorDigits, type MoneyAmount } from './format.ts'

/**
 * Reads money as people type it: `3.4`, `3,40`, `$1,204.50`, `1.204,50 €`, `.5`, `−2`. Undefined when it is not an amount,
 * or finer than the currency is. The decimal mark of the locale is always taken as such (`3.401` in English is refused, not
 * read as three thousand); the other mark groups digits, or stands for the decimal mark where it cannot.
 */
export function readMoney(text: string, currency: string, locale = 'en'): MoneyAmount | undefined {
  const digits = minorDigits(currency)
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Sc}'’]|[A-Z]{3}/gu, '')
    .replace(/^[−–]/, '-')
  const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(bare)
  if (!match) return undefined
  const [, sign = '', body = ''] = match
  const split = splitDecimal(body, digits, decimalMark(locale))
  if (!split) return undefined
  const [whole, fraction] = split
  const amount = Number(`${whole || '0'}${fraction.padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(amount)) return undefined
  return { amount: sign === '-' && amount !== 0 ? -amount : amount, currency }
}

function splitDecimal(body: string, digits: number, decimal: string): readonly [string, string] | undefined {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (last === -1) return [body, '']
  const mark = body.charAt(last)
  if (mark !== decimal && grouped(body)) return [body.replaceAll(mark, ''), '']
  const [head, tail] = [body.slice(0, last), body.slice(last + 1)]
  if (tail.length > digits || head.includes(mark)) return undefined
  return /^\d*$/.test(head) || grouped(head) ? [head.replaceAll(/[.,]/g, ''), tail] : undefined
}

function decimalMark(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.'
}

/** True for digits in groups of three under one mark, `1,204,000`. */
function grouped(text: string): boolean {
  return /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3})+$/.test(text)
}
