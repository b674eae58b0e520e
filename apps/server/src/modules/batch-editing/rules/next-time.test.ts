import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ScheduleTimes } from '../contract.ts'
import { nextTime, timesInWords } from './next-time.ts'

const next = (times: ScheduleTimes, now: string, zone = 'UTC') =>
  nextTime(times, Temporal.Instant.from(now), zone)?.toString()

describe('when a task runs by itself', () => {
  it('is the next of its days, at the time of the library', () => {
    const nightly: ScheduleTimes = { every: 'day', at: '03:00' }
    assert.equal(next(nightly, '2026-03-02T02:59:00Z'), '2026-03-02T03:00:00Z')
    assert.equal(next(nightly, '2026-03-02T03:00:00Z'), '2026-03-03T03:00:00Z')
    assert.equal(next(nightly, '2026-03-02T10:00:00Z', 'America/Chicago'), '2026-03-03T09:00:00Z')
    const mondays: ScheduleTimes = { every: 'week', at: '06:30', weekdays: [1, 5] }
    assert.equal(next(mondays, '2026-03-02T07:00:00Z'), '2026-03-06T06:30:00Z')
    assert.equal(timesInWords(mondays), 'every Monday and Friday at 06:30')
  })

  it('is the last day of a month that is too short, and a time that the clocks leave out comes later', () => {
    const monthly: ScheduleTimes = { every: 'month', at: '12:00', day: 31 }
    assert.equal(next(monthly, '2026-02-01T00:00:00Z'), '2026-02-28T12:00:00Z')
    const lost: ScheduleTimes = { every: 'day', at: '02:30' }
    assert.equal(next(lost, '2026-03-08T06:00:00Z', 'America/New_York'), '2026-03-08T07:30:00Z')
    assert.equal(next({ every: 'import' }, '2026-02-01T00:00:00Z'), undefined)
  })
})
