import type { Money } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, lastMomentOf, openDaysBetween, openMinutesBetween, type BranchCalendar } from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import { formatMoney } from '../../../platform/money.ts'
import { eachPeriodInWords, periodInWords } from '../../policy/index.ts'
import type { DayWords } from './words.ts'

/** What an overdue fine depends on; the terms are those under which the loan was made. */
export interface FineFacts {
  readonly due: Temporal.Instant
  /** When it came back, or now while it is out. */
  readonly until: Temporal.Instant
  readonly fine: { readonly amount: Money; readonly every: Period } | undefined
  readonly grace: Period | undefined
  readonly cap: Money | undefined
  /** Price of the item when fines may not pass it. */
  readonly priceCap: Money | undefined
  readonly closedDaysCount: boolean
  readonly calendar: BranchCalendar
  readonly currency: string
  /** How days are written in the reasons. */
  readonly words: DayWords
}

/** An overdue fine and why it is that much. */
export interface Fine {
  readonly amount: Money
  readonly reasons: readonly Reason[]
}

const minutesIn: Readonly<Record<'minutes' | 'hours', number>> = { minutes: 1, hours: 60 }
// A century of days: no fine runs longer, and the count always ends.
const mostUnits = 36_525

/**
 * The fine for keeping a loan past its due moment. A unit that has begun counts in full; seconds do not begin a unit.
 * A loan due at the end of a day is late by whole days, as people count them.
 */
export function overdueFine(facts: FineFacts): Fine {
  const none = { amount: 0, currency: facts.currency }
  const { fine, due, until } = facts
  const late = Math.floor((until.epochMilliseconds - due.epochMilliseconds) / 60_000)
  if (late <= 0) return { amount: none, reasons: [{ decided: true, text: 'Not overdue' }] }
  if (!fine || fine.amount.amount === 0)
    return { amount: none, reasons: [{ decided: true, text: 'The rules ask no overdue fine for this loan' }] }
  if (facts.grace && facts.grace.count > 0 && !isPast(due, until, facts.grace, facts.calendar.timeZone)) {
    return {
      amount: none,
      reasons: [{ decided: true, text: `Within the grace period (${periodInWords(facts.grace)})` }],
    }
  }
  const units = startedUnits(facts, fine.every)
  const plain = units * fine.amount.amount
  const reasons: Reason[] = [
    {
      decided: true,
      text: `${formatMoney(fine.amount)} for each ${eachPeriodInWords(fine.every)} begun, ${units} in all`,
      detail: facts.closedDaysCount ? 'Closed days count' : 'Closed days do not count',
    },
  ]
  const caps = [
    { cap: facts.cap, text: 'the most that is asked for one loan' },
    { cap: facts.priceCap, text: 'the price of the item' },
  ]
  let amount = plain
  for (const { cap, text } of caps) {
    if (!cap || amount <= cap.amount) continue
    amount = cap.amount
    reasons.push({ decided: true, text: `Held at ${formatMoney(cap)}, ${text}` })
  }
  reasons.push({ decided: false, text: `Due ${facts.words.day(dayAt(facts.calendar, due))}` })
  return { amount: { amount, currency: fine.amount.currency }, reasons }
}

function isPast(due: Temporal.Instant, until: Temporal.Instant, grace: Period, timeZone: string): boolean {
  const end = due
    .toZonedDateTimeISO(timeZone)
    .add({ [grace.unit]: grace.count })
    .toInstant()
  return Temporal.Instant.compare(until, end) > 0
}

function startedUnits(facts: FineFacts, every: Period): number {
  if (every.unit === 'minutes' || every.unit === 'hours') {
    const late = facts.closedDaysCount
      ? Math.floor((facts.until.epochMilliseconds - facts.due.epochMilliseconds) / 60_000)
      : openMinutesBetween(facts.calendar, facts.due, facts.until)
    return Math.ceil(late / (minutesIn[every.unit] * Math.max(1, every.count)))
  }
  return isEndOfDay(facts)
    ? startedPeriods(facts, every, dateSteps(facts))
    : startedPeriods(facts, every, momentSteps(facts))
}

interface Steps<T> {
  readonly start: T
  readonly end: T
  add(start: T, units: Temporal.DurationLike): T
  compare(a: T, b: T): number
  /** True when the branch is open at some time after `from` up to `to`. */
  open(from: T, to: T): boolean
}

function startedPeriods<T>(facts: FineFacts, every: Period, steps: Steps<T>): number {
  let units = 0
  const length = Math.max(1, every.count)
  for (let step = 0; step < mostUnits; step++) {
    const from = steps.add(steps.start, { [every.unit]: step * length })
    if (steps.compare(from, steps.end) >= 0) return units
    const next = steps.add(steps.start, { [every.unit]: (step + 1) * length })
    const to = steps.compare(next, steps.end) > 0 ? steps.end : next
    if (facts.closedDaysCount || steps.open(from, to)) units += 1
  }
  return units
}

function isEndOfDay({ due, calendar }: FineFacts): boolean {
  return lastMomentOf(calendar, dayAt(calendar, due)).epochMilliseconds - due.epochMilliseconds < 60_000
}

function dateSteps({ due, until, calendar }: FineFacts): Steps<Temporal.PlainDate> {
  return {
    start: dayAt(calendar, due),
    end: dayAt(calendar, until),
    add: (day, units) => day.add(units),
    compare: Temporal.PlainDate.compare,
    open: (from, to) => openDaysBetween(calendar, from, to) > 0,
  }
}

function momentSteps({ due, until, calendar }: FineFacts): Steps<Temporal.ZonedDateTime> {
  return {
    start: due.toZonedDateTimeISO(calendar.timeZone),
    // Seconds past a unit do not begin another.
    end: until.toZonedDateTimeISO(calendar.timeZone).round({ smallestUnit: 'minute', roundingMode: 'floor' }),
    add: (moment, units) => moment.add(units),
    compare: Temporal.ZonedDateTime.compare,
    open: (from, to) => openMinutesBetween(calendar, from.toInstant(), to.toInstant()) > 0,
  }
}
