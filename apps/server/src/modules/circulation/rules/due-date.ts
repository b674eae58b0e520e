import { refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Reason } from '../../../platform/schemas.ts'
import {
  dayAt,
  isOpen,
  isOpenAt,
  lastClosing,
  lastMomentOf,
  nextOpening,
  openDayOnOrAfter,
  openDayOnOrBefore,
  openSameWeekday,
  type BranchCalendar,
} from '../../org/index.ts'
import type { Attributes, Period } from '../../policy/contract.ts'
import { periodInWords } from '../../policy/index.ts'
import type { DayWords } from './words.ts'

type ClosedDue = NonNullable<Attributes['closedDue']>

/** What the due moment depends on. */
export interface DueFacts {
  /** The moment from which the period counts: the check-out, or for a renewal now or the old due moment. */
  readonly from: Temporal.Instant
  /** Not before this moment, whatever the calendar says: the check-out itself. */
  readonly now: Temporal.Instant
  readonly period: Period
  readonly fixedDue: { readonly day: Temporal.PlainDate; readonly mode: 'before' | 'exactly' | 'after' } | undefined
  readonly closedDue: ClosedDue
  readonly calendar: BranchCalendar
  readonly branchName: string
  /** How days are written in the reasons. */
  readonly words: DayWords
  /** Last day of the card when loans may not outlast it. */
  readonly cardExpires: Temporal.PlainDate | undefined
}

/** When a loan is due, whether it was cut short, and why. */
export interface Due {
  readonly ok: true
  readonly due: Temporal.Instant
  readonly shortened: boolean
  readonly reasons: readonly Reason[]
}

/** True for loans that are due at the end of a day rather than at a moment. */
export function isDayBased(period: Period): boolean {
  return period.unit === 'days' || period.unit === 'weeks' || period.unit === 'months'
}

/** The moment until which a loan may be kept. Refuses when the branch is never open. */
export function dueDate(facts: DueFacts): Due | Refusal {
  if (openDayOnOrAfter(facts.calendar, dayAt(facts.calendar, facts.from)) === undefined) {
    return refuse({
      code: 'closed-always',
      message: `${facts.branchName} has no open day in its calendar, so no due date can be found. Set its opening hours under Settings, Calendar.`,
    })
  }
  const reasons: Reason[] = []
  const rolled = isDayBased(facts.period) ? dueDay(facts, reasons) : dueMoment(facts, reasons)
  const limit = withinCard(facts, rolled, reasons)
  const due = Temporal.Instant.compare(limit, facts.now) < 0 ? facts.now : limit
  return { ok: true, due, shortened: Temporal.Instant.compare(due, rolled) < 0, reasons }
}

function dueDay(facts: DueFacts, reasons: Reason[]): Temporal.Instant {
  const { calendar, period, fixedDue, words } = facts
  const counted = dayAt(calendar, facts.from).add({ [period.unit]: period.count })
  const wanted = fixedDue ? fixedDay(counted, fixedDue) : counted
  if (fixedDue && !wanted.equals(counted)) {
    reasons.push({
      decided: true,
      text: `Fixed due date ${words.day(fixedDue.day)}`,
      detail: `${periodInWords(period)} would be ${words.day(counted)}`,
    })
  }
  if (isOpen(calendar, wanted)) {
    reasons.push({
      decided: true,
      text: `${words.day(wanted)} falls on an open day`,
      detail: `${facts.branchName} calendar`,
    })
    return lastMomentOf(calendar, wanted)
  }
  const day = rolledDay(facts, wanted)
  reasons.push({
    decided: true,
    text: day.equals(wanted)
      ? `${words.day(wanted)} is a closed day; the date is kept`
      : `${words.day(wanted)} is a closed day: moved to ${words.day(day)}`,
    detail: `${facts.branchName} calendar`,
  })
  return lastMomentOf(calendar, day)
}

function fixedDay(counted: Temporal.PlainDate, fixed: NonNullable<DueFacts['fixedDue']>): Temporal.PlainDate {
  const order = Temporal.PlainDate.compare(counted, fixed.day)
  switch (fixed.mode) {
    case 'exactly':
      return fixed.day
    case 'before':
      return order > 0 ? fixed.day : counted
    case 'after':
      return order < 0 ? fixed.day : counted
  }
}

function rolledDay({ calendar, closedDue, period, from }: DueFacts, day: Temporal.PlainDate): Temporal.PlainDate {
  const next = openDayOnOrAfter(calendar, day) ?? day
  switch (closedDue) {
    case 'keep':
      return day
    case 'previous-open-day': {
      const before = openDayOnOrBefore(calendar, day)
      return before && Temporal.PlainDate.compare(before, dayAt(calendar, from)) > 0 ? before : next
    }
    case 'same-weekday':
      // A weekday means something only for whole weeks; ten days have none to keep.
      return wholeWeeks(period) ? (openSameWeekday(calendar, day) ?? next) : next
    case 'next-open-day':
    case 'end-of-hours':
    case 'start-of-next-hours':
      return next
  }
}

function wholeWeeks(period: Period): boolean {
  return period.unit === 'weeks' || (period.unit === 'days' && period.count % 7 === 0)
}

function dueMoment(facts: DueFacts, reasons: Reason[]): Temporal.Instant {
  const { calendar, period, fixedDue, words } = facts
  let wanted = facts.from.add({ [period.unit]: period.count })
  if (fixedDue && fixedDue.mode !== 'after') {
    const end = lastMomentOf(calendar, fixedDue.day)
    if (fixedDue.mode === 'exactly' || Temporal.Instant.compare(wanted, end) > 0) {
      wanted = end
      reasons.push({ decided: true, text: `Fixed due date ${words.day(fixedDue.day)}` })
    }
  }
  if (isOpenAt(calendar, wanted)) {
    reasons.push({
      decided: true,
      text: `${words.moment(wanted)} is within opening hours`,
      detail: `${facts.branchName} calendar`,
    })
    return wanted
  }
  const moved = rolledMoment(facts, wanted)
  reasons.push({
    decided: true,
    text: moved.equals(wanted)
      ? `${words.moment(wanted)} is outside opening hours; the time is kept`
      : `${words.moment(wanted)} is outside opening hours: moved to ${words.moment(moved)}`,
    detail: `${facts.branchName} calendar`,
  })
  return moved
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
  const closing = lastClosing(calendar, moment)
  return closing && Temporal.Instant.compare(closing, now) > 0 ? closing : undefined
}

function withinCard(facts: DueFacts, due: Temporal.Instant, reasons: Reason[]): Temporal.Instant {
  const { cardExpires, calendar, words } = facts
  if (!cardExpires) return due
  const lastMoment = lastMomentOf(calendar, cardExpires)
  if (Temporal.Instant.compare(due, lastMoment) <= 0) return due
  const today = dayAt(calendar, facts.now)
  const open = openDayOnOrBefore(calendar, cardExpires)
  const day = open && Temporal.PlainDate.compare(open, today) >= 0 ? open : cardExpires
  reasons.push({
    decided: true,
    text: `Cut short to ${words.day(day)}: the card ends ${words.day(cardExpires)}`,
    detail: 'Renew the card to lend for the whole period',
  })
  return lastMomentOf(calendar, day)
}
