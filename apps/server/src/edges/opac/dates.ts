import { formatMoney, type Money } from '../../platform/money.ts'
import type { Messages } from './messages/en.ts'

/** Writes days, times and amounts as the people of the library write them. */
export interface Writing {
  readonly today: Temporal.PlainDate
  /** `today`, `Thu 26 Nov`, with the year when it is another one. */
  day(day: Temporal.PlainDate): string
  /** The same in the middle of a sentence about a moment. */
  dayOf(moment: Temporal.Instant): string
  weekday(day: Temporal.PlainDate): string
  /** A minute of the day, `9 am` or `09:00`. */
  minute(minute: number): string
  time(moment: Temporal.Instant): string
  money(money: Money): string
  /** Whole days from today to the day of a moment; negative when past. */
  daysTo(moment: Temporal.Instant): number
  /** True when a moment is the end of a day, as due dates of day loans are. */
  isEndOfDay(moment: Temporal.Instant): boolean
}

const utc = { timeZone: 'UTC' } as const

/** Makes the writer of a library. */
export function writing(locale: string, zone: string, now: Temporal.Instant, say: Messages): Writing {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...utc })
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...utc })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', ...utc })
  const whole = new Intl.DateTimeFormat(locale, { hour: 'numeric', ...utc })
  const exact = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...utc })
  const at = (date: Temporal.PlainDate) => new Date(`${date.toString()}T12:00:00Z`)
  const zoned = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(zone)
  const daysFromToday = (day: Temporal.PlainDate) => today.until(day, { largestUnit: 'day' }).days
  const minute = (count: number) => {
    if (count % 1440 === 0) return say.hours.midnight
    const format = count % 60 === 0 && usesHalfDays(locale) ? whole : exact
    return format.format(new Date(Date.UTC(2000, 0, 1, 0, count)))
  }
  const day = (date: Temporal.PlainDate) => {
    const days = daysFromToday(date)
    if (days === 0) return say.days.today
    if (days === 1) return say.days.tomorrow
    if (days === -1) return say.days.yesterday
    // A date is not torn apart at the end of a line.
    return (date.year === today.year || Math.abs(days) < 60 ? short : long).format(at(date)).replaceAll(' ', '\u00a0')
  }
  return {
    today,
    day,
    dayOf: (moment) => day(zoned(moment).toPlainDate()),
    weekday: (date) => weekdays.format(at(date)),
    minute,
    time: (moment) => minute(zoned(moment).hour * 60 + zoned(moment).minute),
    money: (money) => formatMoney(money, locale),
    daysTo: (moment) => daysFromToday(zoned(moment).toPlainDate()),
    isEndOfDay: (moment) => zoned(moment).hour === 23 && zoned(moment).minute === 59,
  }
}

function usesHalfDays(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true
}
