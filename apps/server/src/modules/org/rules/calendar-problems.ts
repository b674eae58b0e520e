import type { Block } from '../../../platform/refusal.ts'
import { openDayOnOrAfter, type BranchCalendar, type Hours } from './calendar.ts'
import { minutesOf } from './clock-time.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Weekly hours in minutes, or what is wrong with each day. */
export function weekFrom(
  hours: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[],
): { readonly rows: readonly (Hours & { readonly weekday: number })[] } | { readonly problems: readonly Block[] } {
  const problems: Block[] = []
  const rows = weekdays.flatMap((name, index) => {
    const ofDay = hoursFrom(hours.filter((row) => row.weekday === index + 1))
    if (!ofDay) problems.push(invalidHours('hours', name))
    return (ofDay ?? []).map((span) => ({ weekday: index + 1, ...span }))
  })
  return problems.length > 0 ? { problems } : { rows }
}

/** Hours of one day from their texts; undefined when a time is wrong, ends before it begins or overlaps another. */
export function hoursFrom(
  texts: readonly { readonly opens: string; readonly closes: string }[],
): readonly Hours[] | undefined {
  const hours: Hours[] = []
  for (const text of texts) {
    const opens = minutesOf(text.opens)
    const closes = minutesOf(text.closes)
    if (opens === undefined || closes === undefined || opens >= closes) return undefined
    hours.push({ opens, closes })
  }
  hours.sort((a, b) => a.opens - b.opens)
  return hours.some((span, i) => span.opens < (hours[i - 1]?.closes ?? 0)) ? undefined : hours
}

/** What is said of hours that {@link hoursFrom} could not take. */
export function invalidHours(field: string, what: string): Block {
  return {
    code: 'invalid-hours',
    field,
    message: `${what}: opening must come before closing and hours may not overlap. For hours past midnight, close at 24:00 and open the next day at 00:00.`,
  }
}

/** The refusal of a calendar in which no day is open from a day on: nothing could ever be due. */
export function closedAlways(calendar: BranchCalendar, from: Temporal.PlainDate, branch: string): Block | undefined {
  if (openDayOnOrAfter(calendar, from)) return undefined
  return {
    code: 'closed-always',
    message: `With this calendar ${branch} would never be open, so that no due date could be found. Leave at least one day of the week open.`,
  }
}
