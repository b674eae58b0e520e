/** Money in integer minor units of an ISO 4217 currency: `{ amount: 340, currency: 'USD' }` is $3.40. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** Making a writer of amounts is slow, and the same few are used all the time. */
const writers = new Map<string, Intl.NumberFormat>()
const mostWriters = 200

function writerOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = writers.get(key)
  if (known) return known
  const writer = new Intl.NumberFormat(locale, { style: 'currency', currency })
  if (writers.size >= mostWriters) writers.clear()
  writers.set(key, writer)
  return writer
}

/** Digits after the point that a currency is written with: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return writerOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2
}

/** Money as people of a locale write it, e.g. `$3.40`. */
export function formatMoney(money: Money, locale = 'en-US'): string {
  const digits = minorDigits(money.currency)
  return writerOf(money.currency, locale).format(money.amount / 10 ** digits)
}

/** Money as plain decimal text, e.g. `3.40`, for protocols and files. */
export function decimalMoney(money: Money): string {
  return (money.amount / 10 ** minorDigits(money.currency)).toFixed(minorDigits(money.currency))
}

/** Reads what was typed, `3.4`, `3,40` or `$3.40`, as minor units; undefined when it is not an amount. */
export function parseMoney(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency)
  const match = /^[^\d.,-]*(-?)(\d*)(?:[.,](\d*))?[^\d.,]*$/.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  if (fraction.length > digits) return undefined
  const amount = Number(`${whole === '' ? '0' : whole}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(amount) ? { amount: sign === '-' ? -amount : amount, currency } : undefined
}
