import type { Money } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import {
  dayAt,
  isOpen,
  lastMomentOf,
  openDaysBetween,
  openMinutesBetween,
  type BranchCalendar,
} from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import { formatMoney } from '../../../platform/money.ts'
import { eachPeriodInWords, periodInWords } from '../../policy/index.ts'
import { remindersDue, type ReminderFee } from './reminder-fees.ts'
import type { DayWords } from './words.ts'

/** What an overdue fine depends on; the terms are those under which the loan was made. */
export interface FineFacts {
  readonly due: Temporal.Instant
  /** When it came back, or now while it is out. */
  readonly until: Temporal.Instant
  readonly fine: { readonly amount: Money; readonly every: Period } | undefined
  /** A unit that has begun counts, or only a full one. */
  readonly units: 'started' | 'full'
  readonly grace: Period | undefined
  /** Once grace is over, it is charged too. */
  readonly graceCharged: boolean
  readonly cap: Money | undefined
  /** Price of the item when fines may not pass it. */
  readonly priceCap: Money | undefined
  readonly closedDaysCount: boolean
  /** Fees of the reminders in place of a fine by time. */
  readonly reminders: readonly ReminderFee[] | undefined
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
 * The fine for keeping a loan past its due moment. A unit that has begun counts in full unless the rules count full ones;
 * seconds do not begin a unit. A loan due at the end of a day is late by whole days, as people count them. Where closed
 * days do not count, they use up no grace either.
 */
export function overdueFine(facts: FineFacts): Fine {
  const { fine } = facts
  const nothing = (text: string): Fine => ({
    amount: { amount: 0, currency: facts.currency },
    reasons: [{ decided: true, text }],
  })
  if (lateMinutes(facts) <= 0) return nothing('Not overdue')
  if (facts.reminders) return capped(facts, remindersDue({ ...facts, reminders: facts.reminders }))
  if (!fine || fine.amount.amount === 0) return nothing('The rules ask no overdue fine for this loan')
  const charged = afterGrace(facts)
  if (!charged) return nothing(`Within the grace period (${periodInWords(facts.grace ?? { count: 0, unit: 'days' })})`)
  const units = unitsOf({ ...facts, due: charged.from }, fine.every, charged.minutesOff)
  const unit = eachPeriodInWords(fine.every)
  const text =
    facts.units === 'full'
      ? `${formatMoney(fine.amount)} for each full ${unit}, ${units} in all`
      : `${formatMoney(fine.amount)} for each ${unit} begun, ${units} in all`
  const grace = facts.grace && facts.grace.count > 0 ? graceWords(facts.grace, facts.graceCharged) : []
  return capped(facts, {
    amount: units * fine.amount.amount,
    reasons: [{ decided: true, text, detail: closedWords(facts) }, ...grace],
  })
}

/** Whole minutes late by the clock. */
function lateMinutes({ due, until }: FineFacts): number {
  return Math.floor((until.epochMilliseconds - due.epochMilliseconds) / 60_000)
}

function graceWords(grace: Period, charged: boolean): readonly Reason[] {
  const text = charged ? 'is over, and is charged with the rest' : 'is not charged'
  return [{ decided: true, text: `The grace period (${periodInWords(grace)}) ${text}` }]
}

/** Says which closed days were left out, the first few by their dates. */
function closedWords({ closedDaysCount, calendar, due, until, words }: FineFacts): string {
  if (closedDaysCount) return 'Closed days count'
  const closed: string[] = []
  let more = 0
  const last = dayAt(calendar, until)
  for (let day = dayAt(calendar, due).add({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0;) {
    if (!isOpen(calendar, day)) {
      if (closed.length < 8) closed.push(words.day(day))
      else more += 1
    }
    day = day.add({ days: 1 })
    if (more > 0 && closed.length === 8) break
  }
  return closed.length === 0
    ? 'Closed days do not count; there were none'
    : `Closed days do not count: ${closed.join(', ')}${more > 0 ? ' and more' : ''}`
}

function capped(facts: FineFacts, plain: { readonly amount: number; readonly reasons: readonly Reason[] }): Fine {
  const reasons = [...plain.reasons]
  let { amount } = plain
  for (const { cap, text } of [
    { cap: facts.cap, text: 'the most that is asked for one loan' },
    { cap: facts.priceCap, text: 'the price of the item' },
  ]) {
    if (!cap || amount <= cap.amount) continue
    amount = cap.amount
    reasons.push({ decided: true, text: `Held at ${formatMoney(cap)}, ${text}` })
  }
  reasons.push({ decided: false, text: `Due ${facts.words.day(dayAt(facts.calendar, facts.due))}` })
  return { amount: { amount, currency: facts.currency }, reasons }
}

/** From when on units are charged; undefined while grace lasts. Minutes of grace in open time come off what is counted. */
function afterGrace(facts: FineFacts): { readonly from: Temporal.Instant; readonly minutesOff: number } | undefined {
  const { due, until, grace, calendar, graceCharged } = facts
  if (!grace || grace.count === 0) return { from: due, minutesOff: 0 }
  if (!facts.closedDaysCount && (grace.unit === 'minutes' || grace.unit === 'hours')) {
    const minutes = minutesIn[grace.unit] * grace.count
    if (openMinutesBetween(calendar, due, until) <= minutes) return undefined
    return { from: due, minutesOff: graceCharged ? 0 : minutes }
  }
  const end = !facts.closedDaysCount && grace.unit === 'days' ? afterOpenDays(facts, grace.count) : later(facts, grace)
  if (Temporal.Instant.compare(until, end) <= 0) return undefined
  return { from: graceCharged ? due : end, minutesOff: 0 }
}

function later({ due, calendar }: FineFacts, period: Period): Temporal.Instant {
  return due
    .toZonedDateTimeISO(calendar.timeZone)
    .add({ [period.unit]: period.count })
    .toInstant()
}

/** The time of the due moment on the so-manieth open day after it; no search goes past the return. */
function afterOpenDays({ due, until, calendar }: FineFacts, count: number): Temporal.Instant {
  let at = due.toZonedDateTimeISO(calendar.timeZone)
  for (let open = 0; open < count && Temporal.Instant.compare(at.toInstant(), until) < 0;) {
    at = at.add({ days: 1 })
    if (isOpen(calendar, at.toPlainDate())) open += 1
  }
  return at.toInstant()
}

/** How many units are charged from `due` on. */
function unitsOf(facts: FineFacts, every: Period, minutesOff: number): number {
  const length = Math.max(1, every.count)
  const whole = facts.units === 'full' ? Math.floor : Math.ceil
  if (every.unit === 'minutes' || every.unit === 'hours') {
    const late = facts.closedDaysCount
      ? lateMinutes(facts)
      : openMinutesBetween(facts.calendar, facts.due, facts.until) - minutesOff
    return whole(late / (minutesIn[every.unit] * length))
  }
  if (!isEndOfDay(facts)) return countPeriods(facts, every, momentSteps(facts))
  if (every.unit !== 'days') return countPeriods(facts, every, dateSteps(facts))
  const { calendar } = facts
  const [from, to] = [dayAt(calendar, facts.due), dayAt(calendar, facts.until)]
  const late = facts.closedDaysCount
    ? from.until(to, { largestUnit: 'days' }).days
    : openDaysBetween(calendar, from, to)
  return whole(Math.max(0, late) / length)
}

interface Steps<T> {
  readonly start: T
  readonly end: T
  add(start: T, units: Temporal.DurationLike): T
  compare(a: T, b: T): number
  /** True when the branch is open at some time after `from` up to `to`. */
  open(from: T, to: T): boolean
}

function countPeriods<T>(facts: FineFacts, every: Period, steps: Steps<T>): number {
  let units = 0
  const length = Math.max(1, every.count)
  for (let step = 0; step < mostUnits; step++) {
    const from = steps.add(steps.start, { [every.unit]: step * length })
    if (steps.compare(from, steps.end) >= 0) return units
    const next = steps.add(steps.start, { [every.unit]: (step + 1) * length })
    const isFull = steps.compare(next, steps.end) <= 0
    if (!isFull && facts.units === 'full') return units
    if (facts.closedDaysCount || steps.open(from, isFull ? next : steps.end)) units += 1
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
