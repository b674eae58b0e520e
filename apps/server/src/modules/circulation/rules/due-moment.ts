import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, isOpenAt, lastClosing, lastMomentOf, nextOpening, type BranchCalendar } from '../../org/index.ts'
import type { DueFacts, FixedDay } from './due-facts.ts'

const { compare } = Temporal.Instant

/** The due moment of a loan by minutes or hours. */
export function dueMoment(facts: DueFacts, fixed: readonly FixedDay[], reasons: Reason[]): Temporal.Instant {
  const { calendar, period, words, branchName } = facts
  let wanted = facts.from.add({ [period.unit]: period.count })
  for (const { day, mode } of fixed) {
    const end = lastMomentOf(calendar, day)
    if (mode === 'exactly' || (mode === 'before' ? compare(wanted, end) > 0 : compare(wanted, end) < 0)) {
      wanted = end
      reasons.push({ decided: true, text: `Fixed due date ${words.day(day)}` })
    }
  }
  const detail = `${branchName} calendar`
  if (isOpenAt(calendar, wanted)) {
    reasons.push({ decided: true, text: `${words.moment(wanted)} is within opening hours`, detail })
    return wanted
  }
  const moved = notPast(facts, fixed, rolledMoment(facts, wanted), wanted)
  reasons.push({
    decided: true,
    text: moved.equals(wanted)
      ? `${words.moment(wanted)} is outside opening hours; the time is kept`
      : `${words.moment(wanted)} is outside opening hours: moved to ${words.moment(moved)}`,
    detail,
  })
  return moved
}

function notPast(
  { calendar }: DueFacts,
  fixed: readonly FixedDay[],
  rolled: Temporal.Instant,
  wanted: Temporal.Instant,
): Temporal.Instant {
  return fixed.some(({ day, mode }) => mode === 'before' && compare(rolled, lastMomentOf(calendar, day)) > 0)
    ? wanted
    : rolled
}

function rolledMoment({ calendar, closedDue, now }: DueFacts, moment: Temporal.Instant): Temporal.Instant {
  const opening = nextOpening(calendar, moment) ?? moment
  switch (closedDue) {
    case 'keep':
      return moment
    case 'end-of-hours':
    case 'previous-open-day':
      return closingAfter(calendar, moment, now) ?? opening
    case 'start-of-next-hours':
    case 'next-open-day':
    case 'same-weekday':
      return opening
  }
}

function closingAfter(
  calendar: BranchCalendar,
  moment: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const closing = endOfLastHours(calendar, moment)
  return closing && compare(closing, now) > 0 ? closing : undefined
}

/** The end of the last hours before a moment; hours until midnight end with their day, not with the next. */
export function endOfLastHours(calendar: BranchCalendar, moment: Temporal.Instant): Temporal.Instant | undefined {
  const closing = lastClosing(calendar, moment)
  if (!closing) return undefined
  const midnight = dayAt(calendar, closing).toZonedDateTime(calendar.timeZone).toInstant()
  return closing.equals(midnight) ? closing.subtract({ seconds: 1 }) : closing
}
