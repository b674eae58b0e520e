import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, isOpen, type BranchCalendar } from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import { eachPeriodInWords } from '../../policy/index.ts'

/** What borrowing costs for the time between two moments. */
export interface RentalFacts {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly rate: { readonly amount: Money; readonly every: Period }
  readonly closedDaysCount: boolean
  readonly calendar: BranchCalendar
}

const minutesIn = { minutes: 1, hours: 60 } as const
const daysIn = { days: 1, weeks: 7 } as const

/** The fee for a stretch of time: each unit that has begun; a closed day within it takes a whole day off where it does not count. */
export function rentalFee(facts: RentalFacts): { readonly amount: Money; readonly reason: Reason } {
  const units = Math.max(0, unitsOf(facts))
  const { rate } = facts
  return {
    amount: { ...rate.amount, amount: units * rate.amount.amount },
    reason: {
      decided: true,
      text: `Rental: ${formatMoney(rate.amount)} for each ${eachPeriodInWords(rate.every)}, ${units} in all`,
      detail: facts.closedDaysCount ? 'Closed days count' : 'Closed days do not count',
    },
  }
}

function unitsOf(facts: RentalFacts): number {
  const { from, until, rate, calendar } = facts
  const count = Math.max(1, rate.every.count)
  const closed = facts.closedDaysCount ? 0 : closedDays(facts)
  const { unit } = rate.every
  if (unit === 'minutes' || unit === 'hours') {
    const minutes = Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 60_000) - closed * 1440
    return Math.ceil(minutes / (minutesIn[unit] * count))
  }
  const [first, last] = [dayAt(calendar, from), dayAt(calendar, until)]
  if (unit === 'months') {
    const { months, days } = first.until(last.subtract({ days: closed }), { largestUnit: 'months' })
    return Math.ceil((months + (days > 0 ? 1 : 0)) / count)
  }
  // Out and due on the same day is one day.
  const days = Math.max(1, first.until(last, { largestUnit: 'days' }).days - closed)
  return Math.ceil(days / (daysIn[unit] * count))
}

function closedDays({ from, until, calendar }: RentalFacts): number {
  const last = dayAt(calendar, until)
  let closed = 0
  let day = dayAt(calendar, from)
  for (let steps = 0; Temporal.PlainDate.compare(day, last) <= 0 && steps < 3700; steps++) {
    if (!isOpen(calendar, day)) closed += 1
    day = day.add({ days: 1 })
  }
  return closed
}
