import { dayNumber, dayOf, weekdayOf } from './day-number.ts'
import { easterOf } from './easter.ts'

/** How days come again: by the date, by weekdays of some weeks, by "the fourth Thursday in November", by Easter, or as a list. */
export type Repeats = 'never' | 'yearly' | 'weekly' | 'nth-weekday' | 'easter' | 'dates'

/** Days with what makes them come again. `from` to `to` is the first time, or where the first may be, and gives the length. */
export interface RecurringDays {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly repeats: Repeats
  /** Every how many years (`yearly`) or weeks (`weekly`); 1 when left out. */
  readonly every?: number
  /** 1 = Monday … 7 = Sunday, for `weekly` and `nth-weekday` (its first); the weekday of `from` when left out. */
  readonly weekdays?: readonly number[]
  /** For `nth-weekday`: 1 to 12; every month when left out. */
  readonly month?: number | null
  /** For `nth-weekday`: 1 the first … 5 the fifth, -1 the last. */
  readonly nth?: number
  /** For `easter`: days from Easter Sunday, -2 Good Friday. */
  readonly easterOffset?: number
  readonly easterReckoning?: 'western' | 'orthodox'
  /** For `dates`: every first day. */
  readonly dates?: readonly Temporal.PlainDate[]
  /** No time begins after this day. */
  readonly until?: Temporal.PlainDate | null
  /** First days that are left out. */
  readonly except?: readonly Temporal.PlainDate[]
}

/** A stretch of days by their numbers, both ends in it. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

/** Length in days of one time. */
export function lengthOf(days: Pick<RecurringDays, 'from' | 'to'>): number {
  return dayNumber(days.to) - dayNumber(days.from) + 1
}

/** Every time that has a day in a stretch, in no certain order. */
export function timesIn(days: RecurringDays, within: DaySpan): readonly DaySpan[] {
  const begins = dayNumber(days.from)
  // Most are days that come once: years of them must not slow the desk.
  if (days.repeats === 'never') {
    const last = dayNumber(days.to)
    return begins <= within.last && last >= within.first ? [{ first: begins, last }] : []
  }
  const ends = days.until ? dayNumber(days.until) : Infinity
  const left = new Set((days.except ?? []).map(dayNumber))
  return candidates(days, within).filter(
    ({ first, last }) =>
      first >= begins && first <= ends && first <= within.last && last >= within.first && !left.has(first),
  )
}

function candidates(days: RecurringDays, within: DaySpan): readonly DaySpan[] {
  const length = lengthOf(days)
  const from = (first: number): DaySpan => ({ first, last: first + length - 1 })
  switch (days.repeats) {
    case 'never':
    case 'dates':
      return (days.dates ?? []).map((day) => from(dayNumber(day)))
    case 'yearly':
      return yearly(days, within)
    case 'easter':
      return yearsOf(within, length).map((year) =>
        from(easterOf(year, days.easterReckoning ?? 'western') + (days.easterOffset ?? 0)),
      )
    case 'weekly':
      return weekly(days, within, length).map(from)
    case 'nth-weekday':
      return nthWeekdays(days, within, length).map(from)
  }
}

// The year before too, and further for what lasts long: it may reach into the stretch.
function yearsOf(within: DaySpan, length: number): readonly number[] {
  const first = dayOf(within.first - length).year - 1
  const last = dayOf(within.last).year + 1
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function yearly(days: RecurringDays, within: DaySpan): readonly DaySpan[] {
  const every = Math.max(1, days.every ?? 1)
  const spans: DaySpan[] = []
  const onlyLeapDay = days.from.equals(days.to) && days.from.month === 2 && days.from.day === 29
  for (const year of yearsOf(within, lengthOf(days))) {
    const after = year - days.from.year
    if (after < 0 || after % every !== 0 || (onlyLeapDay && !isLeap(year))) continue
    spans.push({
      // A stretch that begins or ends on 29 February does so on 1 March or 28 February of other years.
      first:
        dayNumber(days.from.with({ year })) + (days.from.month === 2 && days.from.day === 29 && !isLeap(year) ? 1 : 0),
      last: dayNumber(days.to.with({ year: days.to.year + after })),
    })
  }
  return spans
}

function weekly(days: RecurringDays, within: DaySpan, length: number): readonly number[] {
  const begin = dayNumber(days.from)
  const week = 7 * Math.max(1, days.every ?? 1)
  const monday = begin - weekdayOf(begin)
  const wanted = days.weekdays?.length ? days.weekdays : [weekdayOf(begin) + 1]
  const starts: number[] = []
  const firstWeek = monday + Math.max(0, Math.floor((within.first - length - 7 - monday) / week)) * week
  for (let start = firstWeek; start <= within.last; start += week) {
    for (const weekday of wanted) starts.push(start + weekday - 1)
  }
  return starts
}

function nthWeekdays(days: RecurringDays, within: DaySpan, length: number): readonly number[] {
  const weekday = (days.weekdays?.[0] ?? days.from.dayOfWeek) - 1
  const nth = days.nth ?? 1
  const starts: number[] = []
  let month = dayOf(within.first - length).with({ day: 1 })
  for (; dayNumber(month) <= within.last; month = month.add({ months: 1 })) {
    if (days.month != null && month.month !== days.month) continue
    const first = dayNumber(month)
    const last = first + month.daysInMonth - 1
    const day =
      nth > 0
        ? first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
        : last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7
    if (day >= first && day <= last) starts.push(day)
  }
  return starts
}
