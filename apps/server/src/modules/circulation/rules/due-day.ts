import type { Reason } from '../../../platform/schemas.ts'
import {
  dayAt,
  isOpen,
  lastMomentOf,
  nextOpenDay,
  openDayOnOrAfter,
  openDayOnOrBefore,
  openSameWeekday,
} from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import { periodInWords } from '../../policy/index.ts'
import type { DueFacts, FixedDay } from './due-facts.ts'

const { compare } = Temporal.PlainDate

/** The due moment of a loan by days, weeks or months. */
export function dueDay(facts: DueFacts, fixed: readonly FixedDay[], reasons: Reason[]): Temporal.Instant {
  const { calendar, period, words, branchName } = facts
  const counted = countedDay(facts)
  const wanted = fixed.reduce(withFixed, counted)
  const binding = fixed.find(({ day }) => day.equals(wanted))
  if (binding && !wanted.equals(counted)) {
    reasons.push({
      decided: true,
      text: `Fixed due date ${words.day(binding.day)}`,
      detail: `${periodInWords(period)} would be ${words.day(counted)}`,
    })
  }
  const day = isOpen(calendar, wanted) ? wanted : within(facts, fixed, rolledDay(facts, wanted), wanted)
  const detail = `${branchName} calendar`
  if (isOpen(calendar, wanted))
    reasons.push({ decided: true, text: `${words.day(wanted)} falls on an open day`, detail })
  else if (day.equals(wanted))
    reasons.push({ decided: true, text: `${words.day(wanted)} is a closed day; the date is kept`, detail })
  else
    reasons.push({
      decided: true,
      text: `${words.day(wanted)} is a closed day: moved to ${words.day(day)}`,
      detail,
    })
  return facts.dueTime === 'time-of-loan' && day.equals(counted) ? sameTimeOn(facts, day) : lastMomentOf(calendar, day)
}

function countedDay({ calendar, from, period, closedDaysCount = true }: DueFacts): Temporal.PlainDate {
  const start = dayAt(calendar, from)
  if (closedDaysCount || period.unit === 'months') return start.add({ [period.unit]: period.count })
  let day = start
  for (let left = period.unit === 'weeks' ? period.count * 7 : period.count; left > 0; left--)
    day = nextOpenDay(calendar, day) ?? day.add({ days: 1 })
  return day
}

function sameTimeOn({ calendar, from }: DueFacts, day: Temporal.PlainDate): Temporal.Instant {
  return day
    .toZonedDateTime({
      timeZone: calendar.timeZone,
      plainTime: from.toZonedDateTimeISO(calendar.timeZone).toPlainTime(),
    })
    .toInstant()
}

/** A day as a fixed day bears on it. */
export function withFixed(counted: Temporal.PlainDate, fixed: FixedDay): Temporal.PlainDate {
  const order = compare(counted, fixed.day)
  switch (fixed.mode) {
    case 'exactly':
      return fixed.day
    case 'before':
      return order > 0 ? fixed.day : counted
    case 'after':
      return order < 0 ? fixed.day : counted
  }
}

/** Closed days never move a loan past a day on which it is due at the latest, nor before one on which it is due at the earliest. */
function within(
  { calendar, from }: DueFacts,
  fixed: readonly FixedDay[],
  rolled: Temporal.PlainDate,
  wanted: Temporal.PlainDate,
): Temporal.PlainDate {
  const latest = fixed.find(({ day, mode }) => mode === 'before' && compare(rolled, day) > 0)
  if (latest) {
    const before = openDayOnOrBefore(calendar, latest.day)
    return before && compare(before, dayAt(calendar, from)) > 0 ? before : latest.day
  }
  const early = fixed.some(({ day, mode }) => mode === 'after' && compare(rolled, day) < 0)
  return early ? (openDayOnOrAfter(calendar, wanted) ?? wanted) : rolled
}

function rolledDay({ calendar, closedDue, period, from }: DueFacts, day: Temporal.PlainDate): Temporal.PlainDate {
  const next = openDayOnOrAfter(calendar, day) ?? day
  switch (closedDue) {
    case 'keep':
      return day
    case 'previous-open-day':
    case 'end-of-hours': {
      const before = openDayOnOrBefore(calendar, day)
      return before && compare(before, dayAt(calendar, from)) > 0 ? before : next
    }
    case 'same-weekday':
      // A weekday means something only for whole weeks; ten days have none to keep.
      return wholeWeeks(period) ? (openSameWeekday(calendar, day) ?? next) : next
    case 'next-open-day':
    case 'start-of-next-hours':
      return next
  }
}

function wholeWeeks(period: Period): boolean {
  return period.unit === 'weeks' || (period.unit === 'days' && period.count % 7 === 0)
}
