import type { Own, OwnLoan } from '../../server/src/modules/kiosks/contract-walk.ts'

/** A day of the library as a language writes it: `Mon, March 23`; Arabic with Latin digits, as they stand on the slips. */
export function writeDay(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, month - 1, date)))
}

/** When something is due: its day, and its time where it is due within a day. */
export function writeDue({ dueDay, dueTime }: Pick<OwnLoan, 'dueDay' | 'dueTime'>, language: string): string {
  const day = writeDay(dueDay, language)
  if (dueTime === null) return day
  const [hour = 0, minute = 0] = dueTime.split(':').map(Number)
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  return `${day}, ${time.format(new Date(Date.UTC(2000, 0, 1, hour, minute)))}`
}

/** An amount as a language writes it. */
export function writeMoney({ amount, currency }: Own['owed'], language: string): string {
  const write = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency })
  return write.format(amount / 10 ** (write.resolvedOptions().maximumFractionDigits ?? 2))
}

function localeOf(language: string): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language
}
