import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarFor, type TestCalendar } from './calendar.fixture.ts'
import { suspensionFor, type SuspensionFacts } from './suspension.ts'
import { dayWords } from './words.ts'

const returned = Temporal.Instant.from('2024-06-20T10:00:00Z')

function until(
  daysLate: number,
  more: Partial<SuspensionFacts> & { readonly closed?: TestCalendar } = {},
): string | undefined {
  const { closed, ...facts } = more
  return suspensionFor({
    due: Temporal.Instant.from('2024-06-20T23:59:59Z').subtract({ hours: 24 * daysLate }),
    returned,
    rate: { days: 2, every: { count: 1, unit: 'days' } },
    cap: null,
    adds: false,
    grace: { count: 0, unit: 'days' },
    closedDaysCount: false,
    running: undefined,
    calendar: calendarFor(closed ?? {}),
    words: dayWords('en-GB', 'UTC', returned),
    ...facts,
  })?.until.toString()
}
const day = (text: string) => Temporal.PlainDate.from(text)
const grace = { count: 1, unit: 'days' } as const

describe('not lending for a while after a late return', () => {
  const cases: readonly [string, string | undefined, string | undefined][] = [
    ['two days for each day', until(20), '2024-07-30'],
    ['a cap', until(20, { cap: 10 }), '2024-06-30'],
    ['grace comes off', until(5, { grace }), '2024-06-28'],
    ['within grace', until(1, { grace }), undefined],
    ['the longer of two that run at once', until(10, { grace, running: day('2024-06-28') }), '2024-07-08'],
    ['the shorter of two adds nothing', until(2, { running: day('2024-06-28') }), undefined],
    ['one after the other', until(10, { grace, adds: true, running: day('2024-06-28') }), '2024-07-16'],
    ['a closed day in the past', until(5, { closed: { closed: ['2024-06-17'] } }), '2024-06-28'],
    ['a closed day ahead too', until(5, { closed: { closed: ['2024-06-17', '2024-06-22'] } }), '2024-06-29'],
    ['never ends on a closed day', until(4, { closed: { closed: ['2024-06-28'] } }), '2024-06-29'],
    [
      'where closed days count only the last one moves on',
      until(4, { closedDaysCount: true, closed: { closed: ['2024-06-17', '2024-06-22', '2024-06-28'] } }),
      '2024-06-29',
    ],
    ['a day for each full week', until(20, { rate: { days: 1, every: { count: 1, unit: 'weeks' } } }), '2024-06-22'],
    [
      'in proportion to every second day',
      until(5, { rate: { days: 2, every: { count: 2, unit: 'days' } } }),
      '2024-06-25',
    ],
  ]
  for (const [name, actual, expected] of cases) it(name, () => assert.equal(actual, expected))
})
