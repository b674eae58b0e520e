import {
  dayAt,
  isOpen,
  isOpenAt,
  lastMomentOf,
  nextOpening,
  openDayOnOrAfter,
  openSameWeekday,
  type BranchCalendar,
  type ClosedDays,
} from '../../org/index.ts'

/** True for a moment that means "that day": its last minute. */
export function isEndOfDay(calendar: { readonly timeZone: string }, moment: Temporal.Instant): boolean {
  const { hour, minute } = moment.toZonedDateTimeISO(calendar.timeZone)
  return hour === 23 && minute === 59
}

/** The moments between which a closing lies at a branch. */
export function spanOf(
  calendar: { readonly timeZone: string },
  closed: ClosedDays,
): { readonly start: Temporal.Instant; readonly end: Temporal.Instant } {
  const at = (day: Temporal.PlainDate, minute: number) =>
    (minute === 1440
      ? day.add({ days: 1 }).toZonedDateTime(calendar.timeZone)
      : day.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 }).toZonedDateTime(calendar.timeZone)
    ).toInstant()
  return { start: at(closed.from, closed.fromMinute), end: at(closed.to, closed.toMinute) }
}

/**
 * The first moment from a due moment on at which the branch is open, in the way of the loan: a day becomes a day, by
 * `same-weekday` the same of a later week; a moment becomes the next opening. The moment itself when it is open then.
 */
export function openDue(calendar: BranchCalendar, due: Temporal.Instant, mode: string): Temporal.Instant | undefined {
  if (!isEndOfDay(calendar, due)) return isOpenAt(calendar, due) ? due : nextOpening(calendar, due)
  const day = dayAt(calendar, due)
  if (isOpen(calendar, day)) return due
  const open = mode === 'same-weekday' ? openSameWeekday(calendar, day) : openDayOnOrAfter(calendar, day)
  return open && lastMomentOf(calendar, open)
}

/** True when a due moment lies in a closing: a day by its date, a moment by the clock. */
export function isInClosing(calendar: BranchCalendar, due: Temporal.Instant, closed: ClosedDays): boolean {
  if (isEndOfDay(calendar, due)) {
    const day = dayAt(calendar, due)
    return Temporal.PlainDate.compare(day, closed.from) >= 0 && Temporal.PlainDate.compare(day, closed.to) <= 0
  }
  const { start, end } = spanOf(calendar, closed)
  return Temporal.Instant.compare(due, start) >= 0 && Temporal.Instant.compare(due, end) < 0
}
