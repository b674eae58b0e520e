import { dayNumber, dayOf, monthAndDay, weekdayOf } from './day-number.ts'

/** Open from `opens` to `closes`, in minutes of the local day; 1440 is midnight at its end. */
export interface Hours {
  readonly opens: number
  readonly closes: number
}

/** Days that differ from the weekly hours; no `hours` means closed. A yearly one comes again on the same days of every later year. */
export interface ExceptionalDays {
  readonly id: number
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly name: string
  readonly hours: readonly Hours[]
  readonly repeats: 'never' | 'yearly'
}

/** When a branch is open, ready to be asked. Made by {@link makeCalendar}. */
export interface BranchCalendar {
  readonly branch: number
  readonly timeZone: string
  /** Hours of Monday to Sunday, in order of the day. */
  readonly week: readonly (readonly Hours[])[]
  /** The one that counts first: the shortest span, then one-off before yearly, then the latest added. */
  readonly exceptions: readonly Exception[]
}

interface Exception extends ExceptionalDays {
  readonly first: number
  readonly last: number
  readonly firstInYear: number
  readonly lastInYear: number
}

/** No search looks further than this: whoever is closed for five years is closed always. */
export const searchedDays = 5 * 366

/** Makes a calendar from its rows, in any order. */
export function makeCalendar(rows: {
  readonly branch: number
  readonly timeZone: string
  readonly hours: readonly (Hours & { readonly weekday: number })[]
  readonly exceptions: readonly ExceptionalDays[]
}): BranchCalendar {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => inOrder(rows.hours.filter((row) => row.weekday === weekday)))
  const exceptions = rows.exceptions
    .map((days) => ({
      ...days,
      hours: inOrder(days.hours),
      first: dayNumber(days.from),
      last: dayNumber(days.to),
      firstInYear: days.from.month * 100 + days.from.day,
      lastInYear: days.to.month * 100 + days.to.day,
    }))
    .sort(
      (a, b) =>
        a.last - a.first - (b.last - b.first) ||
        Number(a.repeats === 'yearly') - Number(b.repeats === 'yearly') ||
        b.id - a.id,
    )
  return { branch: rows.branch, timeZone: rows.timeZone, week, exceptions }
}

function inOrder(hours: readonly Hours[]): readonly Hours[] {
  return hours.map(({ opens, closes }) => ({ opens, closes })).sort((a, b) => a.opens - b.opens)
}

function covers(days: Exception, number: number): boolean {
  if (number < days.first) return false
  if (days.repeats === 'never') return number <= days.last
  if (number <= days.last || days.last - days.first >= 365) return true
  const inYear = monthAndDay(number)
  return days.firstInYear <= days.lastInYear
    ? inYear >= days.firstInYear && inYear <= days.lastInYear
    : inYear >= days.firstInYear || inYear <= days.lastInYear
}

/** The exception that decides about a day number, if one does. */
function exceptionOnNumber(calendar: BranchCalendar, number: number): Exception | undefined {
  return calendar.exceptions.find((days) => covers(days, number))
}

/** Hours of a day by its number (`dayNumber`). */
export function hoursOnNumber(calendar: BranchCalendar, number: number): readonly Hours[] {
  return exceptionOnNumber(calendar, number)?.hours ?? calendar.week[weekdayOf(number)] ?? []
}

/** The exception that decides about a day, with its name; undefined on an ordinary day. */
export function exceptionOn(calendar: BranchCalendar, day: Temporal.PlainDate): ExceptionalDays | undefined {
  return exceptionOnNumber(calendar, dayNumber(day))
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
  if ((calendar.week[weekdayOf(number)] ?? []).length === 0) return search(calendar, number, 1)
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
