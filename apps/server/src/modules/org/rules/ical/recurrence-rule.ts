import { dayNumber, dayOf, weekdayOf } from '../day-number.ts'
import { readTime, type CalendarTime } from './times.ts'

/** A recurrence rule as far as days are concerned. RFC 5545 §3.3.10. */
export interface RecurrenceRule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | undefined
  readonly until: CalendarTime | undefined
  /** 0 = Monday; `nth` 0: every such weekday. */
  readonly byDay: readonly { readonly weekday: number; readonly nth: number }[]
  readonly byMonth: readonly number[]
  readonly byMonthDay: readonly number[]
  /** First day of the week, 0 = Monday. */
  readonly weekStart: number
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'WKST'])

/** Reads a rule, or says which part of it is not understood. */
export function readRule(text: string): RecurrenceRule | { readonly problem: string } {
  const parts = new Map<string, string>()
  for (const part of text.trim().split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (name !== '') parts.set(name.toUpperCase(), value.toUpperCase())
  }
  const strange = [...parts.keys()].find((name) => !known.has(name))
  if (strange !== undefined) return { problem: `Repeats by ${strange}, which is not understood` }
  const freq = parts.get('FREQ')
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY')
    return { problem: `Repeats ${freq ?? 'without saying how often'}, which is not understood` }
  const byDay = list(parts.get('BYDAY')).map(readWeekday)
  const byMonth = list(parts.get('BYMONTH')).map(Number)
  const byMonthDay = list(parts.get('BYMONTHDAY')).map(Number)
  const interval = Number(parts.get('INTERVAL') ?? '1')
  const count = parts.get('COUNT')
  const until = parts.get('UNTIL')
  const untilTime = until === undefined ? undefined : readTime(until, undefined)
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const wrong =
    byDay.includes(undefined) ||
    byMonth.some((month) => !isWhole(month, 1, 12)) ||
    byMonthDay.some((day) => day === 0 || !isWhole(day, -31, 31)) ||
    !isWhole(interval, 1, 10_000) ||
    (count !== undefined && !isWhole(Number(count), 1, 1_000_000)) ||
    (until !== undefined && untilTime === undefined)
  if (wrong) return { problem: `The repetition "${text.slice(0, 80)}" is not a valid rule` }
  return {
    freq,
    interval,
    count: count === undefined ? undefined : Number(count),
    until: untilTime,
    byDay: byDay.flatMap((day) => (day ? [day] : [])),
    byMonth,
    byMonthDay,
    weekStart: Math.max(0, weekdays.indexOf(parts.get('WKST') ?? 'MO')),
  }
}

function list(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(',').slice(0, 400)
}

function readWeekday(text: string): { weekday: number; nth: number } | undefined {
  const found = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
  if (!found) return undefined
  const nth = Number(found[1] ?? '0')
  return Math.abs(nth) <= 53 ? { weekday: weekdays.indexOf(found[2] ?? ''), nth } : undefined
}

/** Most times that are taken of one event. */
export const mostTimes = 1000

/**
 * The days on which an event of a rule begins, from its first day on, up to a day, at most {@link mostTimes};
 * COUNT counts from the first, whatever `from` is.
 */
export function daysOf(
  rule: RecurrenceRule,
  start: Temporal.PlainDate,
  isPast: (day: Temporal.PlainDate) => boolean,
  horizon: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const first = dayNumber(start)
  const last = dayNumber(horizon)
  const found: Temporal.PlainDate[] = []
  let seen = 0
  for (let step = 0; step < 80_000; step++) {
    const period = periodOf(rule, start, step)
    if (period.first > last) break
    for (const number of [...new Set(daysIn(rule, start, period))].sort((a, b) => a - b)) {
      if (number < first) continue
      const day = dayOf(number)
      seen += 1
      if ((rule.count !== undefined && seen > rule.count) || isPast(day) || number > last || found.length >= mostTimes)
        return found
      found.push(day)
    }
  }
  return found
}

interface Period {
  readonly first: number
  readonly last: number
  readonly start: Temporal.PlainDate
}

function periodOf({ freq, interval, weekStart }: RecurrenceRule, start: Temporal.PlainDate, step: number): Period {
  const by = step * interval
  const first = dayNumber(start)
  switch (freq) {
    case 'DAILY':
      return { first: first + by, last: first + by, start }
    case 'WEEKLY': {
      const week = first - ((weekdayOf(first) - weekStart + 7) % 7) + by * 7
      return { first: week, last: week + 6, start }
    }
    case 'MONTHLY': {
      const month = start.with({ day: 1 }).add({ months: by })
      return { first: dayNumber(month), last: dayNumber(month) + month.daysInMonth - 1, start: month }
    }
    case 'YEARLY': {
      const year = start.with({ month: 1, day: 1 }).add({ years: by })
      return { first: dayNumber(year), last: dayNumber(year) + year.daysInYear - 1, start: year }
    }
  }
}

function daysIn(rule: RecurrenceRule, start: Temporal.PlainDate, period: Period): readonly number[] {
  switch (rule.freq) {
    case 'DAILY':
      return [period.first].filter((number) => {
        const day = dayOf(number)
        return (
          inMonths(rule, day.month) &&
          (rule.byMonthDay.length === 0 || monthDays(rule, day).includes(number)) &&
          (rule.byDay.length === 0 || rule.byDay.some(({ weekday }) => weekday === weekdayOf(number)))
        )
      })
    case 'WEEKLY': {
      const wanted = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [start.dayOfWeek - 1]
      return range(period).filter((number) => wanted.includes(weekdayOf(number)) && inMonths(rule, dayOf(number).month))
    }
    case 'MONTHLY':
      return inMonths(rule, period.start.month) ? daysOfMonth(rule, start, period.start) : []
    case 'YEARLY':
      return daysOfYear(rule, start, period)
  }
}

function daysOfYear(rule: RecurrenceRule, start: Temporal.PlainDate, period: Period): readonly number[] {
  if (rule.byMonth.length === 0 && rule.byMonthDay.length === 0 && rule.byDay.length > 0)
    return nthOf(rule.byDay, period.first, period.last)
  const months =
    rule.byMonth.length > 0
      ? rule.byMonth
      : rule.byMonthDay.length > 0
        ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
        : [start.month]
  return months.flatMap((month) => daysOfMonth(rule, start, period.start.with({ month, day: 1 })))
}

function daysOfMonth(rule: RecurrenceRule, start: Temporal.PlainDate, month: Temporal.PlainDate): readonly number[] {
  const first = dayNumber(month)
  const last = first + month.daysInMonth - 1
  const byWeekday = rule.byDay.length > 0 ? nthOf(rule.byDay, first, last) : undefined
  if (rule.byMonthDay.length > 0) {
    const dated = monthDays(rule, month)
    return byWeekday ? dated.filter((number) => byWeekday.includes(number)) : dated
  }
  if (byWeekday) return byWeekday
  // A month that has no such day is passed over (§3.3.10).
  return start.day <= month.daysInMonth ? [first + start.day - 1] : []
}

function monthDays({ byMonthDay }: RecurrenceRule, day: Temporal.PlainDate): readonly number[] {
  const first = dayNumber(day) - day.day + 1
  return byMonthDay
    .filter((wanted) => Math.abs(wanted) <= day.daysInMonth)
    .map((wanted) => (wanted > 0 ? first + wanted - 1 : first + day.daysInMonth + wanted))
}

function nthOf(byDay: RecurrenceRule['byDay'], first: number, last: number): readonly number[] {
  return byDay.flatMap(({ weekday, nth }) => {
    const all = range({ first: first + ((weekday - weekdayOf(first) + 7) % 7), last }, 7)
    if (nth === 0) return all
    return all.slice(nth > 0 ? nth - 1 : nth, nth > 0 ? nth : nth + 1 === 0 ? undefined : nth + 1)
  })
}

function inMonths({ byMonth }: RecurrenceRule, month: number): boolean {
  return byMonth.length === 0 || byMonth.includes(month)
}

function range({ first, last }: { readonly first: number; readonly last: number }, step = 1): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, i) => first + i * step)
}
