import type { Period } from '../../policy/contract.ts'

const units: Readonly<Record<Period['unit'], string>> = {
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
}

/** A length of time as people say it: `3 weeks`, `1 day`. */
export function periodInWords(period: Period): string {
  return `${period.count} ${units[period.unit]}${period.count === 1 ? '' : 's'}`
}

/** The same after "each": `day`, `3 days`. */
export function eachPeriodInWords(period: Period): string {
  return period.count === 1 ? units[period.unit] : periodInWords(period)
}

/** A day as the desk writes it: `15 Dec 2026`. */
export function dayInWords(day: Temporal.PlainDate, locale = 'en-GB'): string {
  return day.toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** A moment as the desk writes it, in the zone of the branch: `24 Nov 2026, 14:42`. */
export function momentInWords(moment: Temporal.Instant, timeZone: string, locale = 'en-GB'): string {
  return moment
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
}
