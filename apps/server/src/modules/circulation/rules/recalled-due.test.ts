import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRefusal } from '../../../platform/refusal.ts'
import { calendarFor } from './calendar.fixture.ts'
import { recalledDue } from './recalled-due.ts'
import { dayWords } from './words.ts'

const weeks = (count: number) => ({ count, unit: 'weeks' as const })
const months = (count: number) => ({ count, unit: 'months' as const })

interface Case {
  readonly name: string
  readonly minimum?: ReturnType<typeof weeks>
  readonly interval?: ReturnType<typeof weeks> | ReturnType<typeof months>
  readonly extends?: ReturnType<typeof weeks>
  readonly at?: string
  readonly due: string
}

// Lent on 1 March for three weeks: due on the 22nd.
const cases: readonly Case[] = [
  { name: 'at least two weeks, and one to bring it back', minimum: weeks(2), interval: weeks(1), due: '2026-03-15' },
  { name: 'a longer time to bring it back changes nothing', minimum: weeks(2), interval: months(2), due: '2026-03-22' },
  { name: 'one week to bring it back', interval: weeks(1), due: '2026-03-08' },
  { name: 'at least two weeks', minimum: weeks(2), due: '2026-03-15' },
  { name: 'at once where nothing is said', at: '2026-03-04', due: '2026-03-04' },
  {
    name: 'later in the loan, the time to bring it back counts',
    at: '2026-03-10',
    minimum: weeks(2),
    interval: weeks(1),
    due: '2026-03-17',
  },
  { name: 'near its end, it stays', at: '2026-03-18', interval: weeks(1), due: '2026-03-22' },
  { name: 'overdue stays as it was', at: '2026-03-23', interval: weeks(1), due: '2026-03-22' },
  { name: 'overdue may get time', at: '2026-03-23', interval: weeks(1), extends: weeks(3), due: '2026-04-13' },
]

describe('a loan that is called back', () => {
  for (const test of cases) {
    it(`is due: ${test.name}`, () => {
      const now = Temporal.Instant.from(`${test.at ?? '2026-03-01'}T12:00:00Z`)
      const result = recalledDue({
        out: Temporal.Instant.from('2026-03-01T12:00:00Z'),
        due: Temporal.Instant.from('2026-03-22T23:59:59Z'),
        now,
        minimum: test.minimum ?? null,
        interval: test.interval ?? null,
        overdueExtends: test.extends ?? null,
        period: weeks(3),
        calendar: {
          calendar: calendarFor(),
          branchName: 'Elm Street',
          words: dayWords('en-GB', 'UTC', now),
          closedDue: 'next-open-day',
        },
      })
      assert.ok(!isRefusal(result))
      assert.equal(result.due.toString(), `${test.due}T23:59:59Z`)
      assert.equal(result.moved, test.due !== '2026-03-22')
      assert.match(result.reasons[0]?.text ?? '', /[Rr]ecalled/)
    })
  }
})
