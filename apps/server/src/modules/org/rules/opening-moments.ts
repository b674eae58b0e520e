import { hoursOnNumber, searchedDays, type BranchCalendar, type Hours } from './calendar.ts'
import { dayNumber, dayOf } from './day-number.ts'

/** One stretch of opening, as exact moments. */
export interface Opening {
  readonly opens: Temporal.Instant
  readonly closes: Temporal.Instant
}

const minutesOfDay = 1440

/** The local day of a moment at a branch. */
export function dayAt(calendar: { readonly timeZone: string }, moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
}

/** The last second of a day at a branch, 23:59:59 local time: what "due that day" means. */
export function lastMomentOf(calendar: { readonly timeZone: string }, day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant().subtract({ seconds: 1 })
}

/**
 * The moment of a minute of a local day. When clocks go back, doors open at the first and close at the second of two equal
 * times; a time that clocks skip is moved past the gap.
 */
function momentOf(
  calendar: BranchCalendar,
  number: number,
  minute: number,
  side: 'opens' | 'closes',
): Temporal.Instant {
  const day = dayOf(minute === minutesOfDay ? number + 1 : number)
  const inDay = minute % minutesOfDay
  if (inDay === 0) return day.toZonedDateTime(calendar.timeZone).toInstant()
  const time = day.toPlainDateTime({ hour: Math.floor(inDay / 60), minute: inDay % 60 })
  return time
    .toZonedDateTime(calendar.timeZone, { disambiguation: side === 'opens' ? 'compatible' : 'later' })
    .toInstant()
}

function spanOf(calendar: BranchCalendar, number: number, hours: Hours): Opening {
  const opens = momentOf(calendar, number, hours.opens, 'opens')
  const closes = momentOf(calendar, number, hours.closes, 'closes')
  if (isBefore(opens, closes)) return { opens, closes }
  // Doors that open in the hour that clocks skip and close soon after it open when the clocks have skipped.
  const skipped = closes.subtract({ hours: 3 }).toZonedDateTimeISO(calendar.timeZone).getTimeZoneTransition('next')
  const change = skipped?.toInstant() ?? closes
  return { opens: isBefore(change, closes) ? change : closes, closes }
}

function spansOn(calendar: BranchCalendar, number: number): readonly Opening[] {
  return hoursOnNumber(calendar, number)
    .map((hours) => spanOf(calendar, number, hours))
    .filter(({ opens, closes }) => isBefore(opens, closes))
}

/** When doors open and close on a day, earliest first; none when closed. A closing at midnight is the start of the next day. */
export function openingsOn(calendar: BranchCalendar, day: Temporal.PlainDate): readonly Opening[] {
  return spansOn(calendar, dayNumber(day))
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => a.epochMilliseconds < b.epochMilliseconds

/** True in opening hours; the moment of closing still counts, so that a thing due then is due in hours. */
export function isOpenAt(calendar: BranchCalendar, moment: Temporal.Instant): boolean {
  const today = dayNumber(dayAt(calendar, moment))
  return [...spansOn(calendar, today - 1), ...spansOn(calendar, today)].some(
    (span) => !isBefore(moment, span.opens) && !isBefore(span.closes, moment),
  )
}

/**
 * The first moment after a given one at which doors close; hours that go on at midnight close with the last of them.
 * Undefined when there is none in five years: open without end, or never.
 */
export function nextClosing(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  const today = dayNumber(dayAt(calendar, moment))
  let end: Temporal.Instant | undefined
  for (let number = today - 1; number <= today + searchedDays; number++) {
    const spans = spansOn(calendar, number)
    if (end && spans.length === 0) return end
    for (const span of spans) {
      if (!end && isBefore(moment, span.closes)) end = span.closes
      else if (end && span.opens.equals(end)) end = span.closes
      else if (end) return end
    }
  }
  return undefined
}

/** The last closing at or before a moment; undefined when there was none in five years. */
export function lastClosing(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  const today = dayNumber(dayAt(calendar, moment))
  for (let number = today; number >= today - searchedDays; number--) {
    const span = spansOn(calendar, number).findLast((one) => !isBefore(moment, one.closes))
    if (span) return span.closes
  }
  return undefined
}

/** The first opening at or after a moment; undefined when there is none in five years. */
export function nextOpening(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  const today = dayNumber(dayAt(calendar, moment))
  for (let number = today; number <= today + searchedDays; number++) {
    const span = spansOn(calendar, number).find((one) => !isBefore(one.opens, moment))
    if (span) return span.opens
  }
  return undefined
}

/** A moment in closed time moved back to the end of the hours before it; a moment in open time as it is. */
export function endOfHours(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  return isOpenAt(calendar, moment) ? moment : lastClosing(calendar, moment)
}

/** A moment in closed time moved on to the start of the next hours; a moment in open time as it is. */
export function startOfNextHours(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  return isOpenAt(calendar, moment) ? moment : nextOpening(calendar, moment)
}

/** Whole minutes for which the branch is open between two moments, as clocks on the wall of time run: an hour that comes twice counts twice. */
export function openMinutesBetween(calendar: BranchCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const first = dayNumber(dayAt(calendar, from))
  const last = dayNumber(dayAt(calendar, to))
  const changes = clockChanges(calendar, from, to)
  let milliseconds = 0
  for (let number = first; number <= last; number++) {
    for (const hours of hoursOnNumber(calendar, number)) {
      if (number > first && number < last && !changes.has(number)) {
        milliseconds += (hours.closes - hours.opens) * 60_000
        continue
      }
      const span = spanOf(calendar, number, hours)
      const opens = Math.max(span.opens.epochMilliseconds, from.epochMilliseconds)
      const closes = Math.min(span.closes.epochMilliseconds, to.epochMilliseconds)
      milliseconds += Math.max(0, closes - opens)
    }
  }
  return Math.floor(milliseconds / 60_000)
}

/** The days between two moments on which clocks change. */
function clockChanges(calendar: BranchCalendar, from: Temporal.Instant, to: Temporal.Instant): ReadonlySet<number> {
  const days = new Set<number>()
  let change = from.toZonedDateTimeISO(calendar.timeZone).getTimeZoneTransition('next')
  while (change && !isBefore(to, change.toInstant())) {
    days.add(dayNumber(change.subtract({ seconds: 1 }).toPlainDate())).add(dayNumber(change.toPlainDate()))
    change = change.getTimeZoneTransition('next')
  }
  return days
}
