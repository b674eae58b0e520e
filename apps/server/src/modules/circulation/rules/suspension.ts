import type { Reason } from '../../../platform/schemas.ts'
import {
  dayAt,
  isOpen,
  openDayOnOrAfter,
  openDaysBetween,
  openMinutesBetween,
  type BranchCalendar,
} from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import type { DayWords } from './words.ts'

/** What a suspension for a late return depends on. */
export interface SuspensionFacts {
  readonly due: Temporal.Instant
  readonly returned: Temporal.Instant
  /** So many days for each so long that it was late. */
  readonly rate: { readonly days: number; readonly every: Period }
  /** The most days that one return costs. */
  readonly cap: number | null
  /** Begins when the running one ends; else both run at once. */
  readonly adds: boolean
  /** Comes off the time that it was late. */
  readonly grace: Period
  readonly closedDaysCount: boolean
  /** The last day of the suspension that runs already. */
  readonly running: Temporal.PlainDate | undefined
  readonly calendar: BranchCalendar
  readonly words: DayWords
}

/** A suspension: until when with that day, and why. */
export interface Suspension {
  readonly until: Temporal.PlainDate
  readonly days: number
  readonly reasons: readonly Reason[]
}

const daysIn: Readonly<Partial<Record<Period['unit'], number>>> = { days: 1, weeks: 7, months: 30 }
const minutesIn = { minutes: 1, hours: 60 } as const

/**
 * How long a patron may not borrow after a late return: in proportion to the time beyond grace, whole days, with a cap.
 * Where closed days do not count they neither make it late nor use up the suspension; its last day is always an open one.
 */
export function suspensionFor(facts: SuspensionFacts): Suspension | undefined {
  const { rate, cap, calendar, returned, running, words } = facts
  const late = lateness(facts)
  const reckoned = Math.floor((late.beyondGrace * rate.days) / late.every)
  const days = cap === null ? reckoned : Math.min(reckoned, cap)
  if (days <= 0) return undefined
  const today = dayAt(calendar, returned)
  const from = facts.adds && running && Temporal.PlainDate.compare(running, today) > 0 ? running : today
  const until = lastDay(facts, from, days)
  // A longer one that runs already is not made shorter.
  if (running && Temporal.PlainDate.compare(running, until) >= 0) return undefined
  return {
    until,
    days,
    reasons: [
      {
        decided: true,
        text: `No lending for ${days} day${days === 1 ? '' : 's'}, until ${words.day(until)}`,
        detail: facts.closedDaysCount ? 'Closed days count' : 'Closed days do not count',
      },
      ...(days < reckoned
        ? [{ decided: true, text: `Held at ${days} days, the most for one return (${reckoned} without)` }]
        : []),
      ...(from === running
        ? [{ decided: true, text: `Begins when the one that runs ends, ${words.day(running)}` }]
        : []),
    ],
  }
}

/** Time late beyond grace, and the length of a unit, both in days or both in minutes. */
function lateness(facts: SuspensionFacts): { readonly beyondGrace: number; readonly every: number } {
  const { due, returned, rate, grace, calendar } = facts
  const { unit } = rate.every
  if (unit === 'minutes' || unit === 'hours') {
    const late = facts.closedDaysCount
      ? Math.floor((returned.epochMilliseconds - due.epochMilliseconds) / 60_000)
      : openMinutesBetween(calendar, due, returned)
    return { beyondGrace: late - minutesOf(grace), every: minutesIn[unit] * Math.max(1, rate.every.count) }
  }
  const [from, to] = [dayAt(calendar, due), dayAt(calendar, returned)]
  const late = facts.closedDaysCount
    ? from.until(to, { largestUnit: 'days' }).days
    : openDaysBetween(calendar, from, to)
  const graceDays = Math.floor(minutesOf(grace) / 1440)
  return { beyondGrace: late - graceDays, every: (daysIn[unit] ?? 1) * Math.max(1, rate.every.count) }
}

function minutesOf({ count, unit }: Period): number {
  return count * (unit === 'minutes' || unit === 'hours' ? minutesIn[unit] : (daysIn[unit] ?? 1) * 1440)
}

function lastDay(
  { closedDaysCount, calendar }: SuspensionFacts,
  from: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  const plain = from.add({ days })
  if (closedDaysCount) return openDayOnOrAfter(calendar, plain) ?? plain
  let day = from
  // A branch that is closed always would never come to an end.
  for (let left = days, steps = 0; left > 0 && steps < 366 + days * 7; steps++) {
    day = day.add({ days: 1 })
    if (isOpen(calendar, day)) left -= 1
  }
  return day
}
