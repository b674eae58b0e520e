import { formatMoney, type Money } from '../../platform/money.ts'
import type { Messages } from './messages/messages.ts'

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

/** The formats of a locale. Making them takes longer than making a page, so a site makes each once. */
export interface Formats {
  readonly short: Intl.DateTimeFormat
  readonly long: Intl.DateTimeFormat
  readonly weekdays: Intl.DateTimeFormat
  readonly whole: Intl.DateTimeFormat
  readonly exact: Intl.DateTimeFormat
}

/** Gives the formats of a locale, made when they are first asked for. */
export function formatsByLocale(): (locale: string) => Formats {
  const made = new Map<string, Formats>()
  return (locale) => {
    const known = made.get(locale)
    if (known) return known
    const exact = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...utc })
    const formats = {
      short: new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...utc }),
      long: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...utc }),
      weekdays: new Intl.DateTimeFormat(locale, { weekday: 'long', ...utc }),
      // Where the day has twelve hours, people say "9 AM"; where it has twenty-four, "9:00".
      whole:
        exact.resolvedOptions().hour12 === true ? new Intl.DateTimeFormat(locale, { hour: 'numeric', ...utc }) : exact,
      exact,
    }
    made.set(locale, formats)
    return formats
  }
}

/** Makes the writer of a library. */
export function writing(
  { short, long, weekdays, whole, exact }: Formats,
  locale: string,
  zone: string,
  now: Temporal.Instant,
  say: Messages,
): Writing {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const at = (date: Temporal.PlainDate) => new Date(`${date.toString()}T12:00:00Z`)
  const zoned = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(zone)
  const daysFromToday = (day: Temporal.PlainDate) => today.until(day, { largestUnit: 'day' }).days
  const minute = (count: number) => {
    if (count % 1440 === 0) return say.hours.midnight
    return (count % 60 === 0 ? whole : exact).format(new Date(Date.UTC(2000, 0, 1, 0, count)))
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
