import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarFor, type TestCalendar } from './calendar.fixture.ts'
import { rentalFee } from './rental-fee.ts'

function fee(from: string, until: string, cents: number, every: string, calendar: TestCalendar = {}): number {
  const [count = '1', unit = 'days'] = every.split(' ')
  return rentalFee({
    from: Temporal.Instant.from(from),
    until: Temporal.Instant.from(until),
    rate: {
      amount: { amount: cents, currency: 'USD' },
      every: { count: Number(count), unit: unit === 'hours' ? 'hours' : unit === 'weeks' ? 'weeks' : 'days' },
    },
    closedDaysCount: calendar.closed === undefined,
    calendar: calendarFor(calendar),
  }).amount.amount
}

describe('the fee for borrowing', () => {
  const cases: readonly [string, number, number][] = [
    ['by the hour', fee('2026-03-02T10:00:00Z', '2026-03-09T10:00:00Z', 25, '1 hours'), 4200],
    [
      'by the hour, a closed day off',
      fee('2026-03-02T10:00:00Z', '2026-03-09T10:00:00Z', 25, '1 hours', { closed: ['2026-03-04'] }),
      3600,
    ],
    ['by the day', fee('2026-03-02T10:00:00Z', '2026-03-05T23:59:59Z', 100, '1 days'), 300],
    [
      'by the day, a closed day off',
      fee('2026-03-02T10:00:00Z', '2026-03-05T23:59:59Z', 100, '1 days', { closed: ['2026-03-04'] }),
      200,
    ],
    ['a loan of hours by the day is one day', fee('2026-03-02T10:00:00Z', '2026-03-02T13:00:00Z', 100, '1 days'), 100],
    ['a week begun', fee('2026-03-02T10:00:00Z', '2026-03-12T23:59:59Z', 200, '1 weeks'), 400],
    ['an hour begun', fee('2026-03-02T10:00:00Z', '2026-03-02T12:01:00Z', 50, '1 hours'), 150],
  ]
  for (const [name, actual, expected] of cases) it(name, () => assert.equal(actual, expected))
})
