import { inOrder, together, without, type Hours } from './day-hours.ts'
import { dayNumber, dayOf, weekdayOf } from './day-number.ts'
import { lengthOf, timesIn, type RecurringDays } from './recurrence.ts'

export type { Hours } from './day-hours.ts'

/** What exceptional hours do: take the place of the day's hours (none: closed), are closed within them, or are open beside them. */
export type Effect = 'hours' | 'closed-between' | 'also-open'

/** Days that differ from the weekly hours. */
export interface ExceptionalDays extends RecurringDays {
  readonly id: number
  readonly name: string
  readonly hours: readonly Hours[]
  /** `hours` when left out. */
  readonly effect?: Effect
  /** Part of an unforeseen closing: takes away whatever else would be open. */
  readonly closing?: number | null
  /** 0 when the branch has it itself, 1 when the system above it has it, and so on. */
  readonly level?: number
}

/** Weekly hours that hold for a part of the year in place of the ordinary ones. */
export interface Season {
  readonly id: number
  readonly name: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly repeats: 'never' | 'yearly'
  /** Hours of Monday to Sunday. */
  readonly week: readonly (readonly Hours[])[]
}

/** When a branch is open, ready to be asked. Made by {@link makeCalendar}. */
export interface BranchCalendar {
  readonly branch: number
  readonly timeZone: string
  /** Hours of Monday to Sunday, in order of the day, outside seasons. */
  readonly week: readonly (readonly Hours[])[]
  /** The shortest first. */
  readonly seasons: readonly Season[]
  /**
   * The one that counts first: weekly ones last, then the shortest, then the nearest in the tree, then one-off before
   * recurring, then the latest added.
   */
  readonly exceptions: readonly ExceptionalDays[]
  /** The days of a year, worked out when first asked. */
  dayOf(number: number): CalendarDay
}

/** Hours of one day and what decided about them, beside the week. */
export interface CalendarDay {
  readonly hours: readonly Hours[]
  readonly exception: ExceptionalDays | undefined
  readonly season: Season | undefined
}

/** No search looks further than this: whoever is closed for five years is closed always. */
export const searchedDays = 5 * 366

/** Makes a calendar from its rows, in any order. */
export function makeCalendar(rows: {
  readonly branch: number
  readonly timeZone: string
  readonly hours: readonly (Hours & { readonly weekday: number })[]
  readonly seasons?: readonly (Omit<Season, 'week'> & {
    readonly hours: readonly (Hours & { readonly weekday: number })[]
  })[]
  readonly exceptions: readonly ExceptionalDays[]
}): BranchCalendar {
  const week = weekOf(rows.hours)
  const seasons = (rows.seasons ?? [])
    .map(({ hours, ...season }) => ({ ...season, week: weekOf(hours) }))
    .sort((a, b) => lengthOf(a) - lengthOf(b) || b.id - a.id)
  const exceptions = rows.exceptions
    .map((days) => ({ ...days, hours: inOrder(days.hours) }))
    .sort(
      (a, b) =>
        Number(a.repeats === 'weekly') - Number(b.repeats === 'weekly') ||
        lengthOf(a) - lengthOf(b) ||
        (a.level ?? 0) - (b.level ?? 0) ||
        Number(a.repeats !== 'never') - Number(b.repeats !== 'never') ||
        b.id - a.id,
    )
  return {
    branch: rows.branch,
    timeZone: rows.timeZone,
    week,
    seasons,
    exceptions,
    dayOf: daysByYear({ week, seasons, exceptions }),
  }
}

function weekOf(hours: readonly (Hours & { readonly weekday: number })[]): readonly (readonly Hours[])[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => inOrder(hours.filter((row) => row.weekday === weekday)))
}

// Years kept per calendar; more are only asked for by those who want to fill the memory.
const mostYears = 60

/** Answers by day number from tables of whole years, each made at its first question: a day costs one look. */
function daysByYear(rows: Pick<BranchCalendar, 'week' | 'seasons' | 'exceptions'>): (number: number) => CalendarDay {
  const years = new Map<number, { readonly first: number; readonly days: readonly CalendarDay[] }>()
  let recent: { readonly first: number; readonly days: readonly CalendarDay[] } | undefined
  return (number) => {
    const known = recent?.days[number - recent.first]
    if (known) return known
    const { year } = dayOf(number)
    let table = years.get(year)
    if (!table) {
      if (years.size >= mostYears) years.clear()
      table = daysOfYear(rows, year)
      years.set(year, table)
    }
    recent = table
    const day = table.days[number - table.first]
    if (!day) throw new Error(`day ${number} is not in ${year}`)
    return day
  }
}

interface DayInMaking {
  hours: readonly Hours[]
  exception: ExceptionalDays | undefined
  season: Season | undefined
}

function daysOfYear(
  { week, seasons, exceptions }: Pick<BranchCalendar, 'week' | 'seasons' | 'exceptions'>,
  year: number,
) {
  const first = dayNumber(new Temporal.PlainDate(year, 1, 1))
  const last = dayNumber(new Temporal.PlainDate(year, 12, 31))
  const within = { first, last }
  const days: DayInMaking[] = Array.from({ length: last - first + 1 }, (_, i) => ({
    hours: week[weekdayOf(first + i)] ?? [],
    exception: undefined,
    season: undefined,
  }))
  const each = (recurring: RecurringDays, change: (day: DayInMaking, number: number) => void) => {
    for (const time of timesIn(recurring, within)) {
      for (let number = Math.max(first, time.first); number <= Math.min(last, time.last); number++) {
        const day = days[number - first]
        if (day) change(day, number)
      }
    }
  }
  // What counts most is laid on last.
  for (const season of seasons.toReversed())
    each(season, (day, number) => {
      day.hours = season.week[weekdayOf(number)] ?? []
      day.season = season
    })
  const layers = exceptions.toReversed()
  const effectOf = (layer: ExceptionalDays) => layer.effect ?? 'hours'
  for (const layer of layers.filter((one) => one.closing == null && effectOf(one) === 'hours'))
    each(layer, (day) => {
      day.hours = layer.hours
      day.exception = layer
    })
  for (const layer of layers.filter((one) => one.closing == null && effectOf(one) === 'also-open'))
    each(layer, (day) => {
      day.hours = together(day.hours, layer.hours)
      day.exception ??= layer
    })
  for (const layer of layers.filter((one) => one.closing != null || effectOf(one) === 'closed-between'))
    each(layer, (day) => {
      const left = effectOf(layer) === 'hours' ? [] : without(day.hours, layer.hours)
      // A closing that takes nothing away says nothing about the day.
      if (layer.closing == null || day.hours.length > 0) day.exception = layer
      day.hours = left
    })
  return { first, days }
}

/** Hours of a day by its number (`dayNumber`). */
export function hoursOnNumber(calendar: BranchCalendar, number: number): readonly Hours[] {
  return calendar.dayOf(number).hours
}

/** The exception that decides about a day, with its name; undefined on an ordinary day. */
export function exceptionOn(calendar: BranchCalendar, day: Temporal.PlainDate): ExceptionalDays | undefined {
  return calendar.dayOf(dayNumber(day)).exception
}

/** The season in which a day is, if it is in one. */
export function seasonOn(calendar: BranchCalendar, day: Temporal.PlainDate): Season | undefined {
  return calendar.dayOf(dayNumber(day)).season
}

/** Opening hours of a day, earliest first; none when closed. */
export function hoursOf(calendar: BranchCalendar, day: Temporal.PlainDate): readonly Hours[] {
  return hoursOnNumber(calendar, dayNumber(day))
}

/** True when the branch is open at any time of the day. */
export function isOpen(calendar: BranchCalendar, day: Temporal.PlainDate): boolean {
  return hoursOf(calendar, day).length > 0
}

function search(calendar: BranchCalendar, start: number, step: number): Temporal.PlainDate | undefined {
  const days = Math.ceil(searchedDays / Math.abs(step))
  for (let i = 0; i <= days; i++) {
    const number = start + i * step
    if (hoursOnNumber(calendar, number).length > 0) return dayOf(number)
  }
  return undefined
}

/** The day itself when it is open, else the next open one; undefined when closed always. */
export function openDayOnOrAfter(calendar: BranchCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return search(calendar, dayNumber(day), 1)
}

/** The day itself when it is open, else the last open one before; undefined when there was none. */
export function openDayOnOrBefore(calendar: BranchCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return search(calendar, dayNumber(day), -1)
}

/** The first open day after a day. */
export function nextOpenDay(calendar: BranchCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return search(calendar, dayNumber(day) + 1, 1)
}

/** The last open day before a day. */
export function previousOpenDay(calendar: BranchCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return search(calendar, dayNumber(day) - 1, -1)
}

/**
 * The day itself when it is open, else the same weekday of the first later week in which it is open.
 * A weekday on which the branch is never open gives the next open day instead.
 */
export function openSameWeekday(calendar: BranchCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const number = dayNumber(day)
  const weekday = weekdayOf(number)
  const weeks = [calendar.week, ...calendar.seasons.map((season) => season.week)]
  if (weeks.every((week) => (week[weekday] ?? []).length === 0)) return search(calendar, number, 1)
  return search(calendar, number, 7) ?? search(calendar, number, 1)
}

/** Open days after `from`, up to and with `to`: how many days late a thing is that was due on `from` and came on `to`. */
export function openDaysBetween(calendar: BranchCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const last = dayNumber(to)
  let open = 0
  for (let number = dayNumber(from) + 1; number <= last; number++) {
    if (hoursOnNumber(calendar, number).length > 0) open++
  }
  return open
}
