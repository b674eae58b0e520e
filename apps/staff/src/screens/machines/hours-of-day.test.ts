import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boundsOf, hoursOf } from './hours-of-day.ts'

describe('visitors by hour', () => {
  for (const [day, zone, from, to] of [
    ['2026-03-02', 'UTC', '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-11-22', 'America/New_York', '2026-11-22T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    // The day on which the clocks are put forward has 23 hours.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ] as const) {
    it(`are asked for from midnight to midnight: ${day} in ${zone}`, () => {
      assert.deepEqual(boundsOf(day, zone), { from, to })
    })
  }

  it('are added up over all gates by the clock of the branch, without a gap', () => {
    const row = (gate: number, hour: string, entered: number) => ({
      gate,
      hour,
      entered,
      wentOut: 1,
      things: 0,
      alarms: 0,
    })
    const hours = hoursOf(
      [row(1, '2026-11-22T15:00:00Z', 4), row(2, '2026-11-22T15:00:00Z', 3), row(1, '2026-11-22T17:00:00Z', 2)],
      'America/New_York',
    )
    assert.deepEqual(
      hours.map(({ hour, entered, wentOut }) => [hour, entered, wentOut]),
      [
        [10, 7, 2],
        [11, 0, 0],
        [12, 2, 1],
      ],
    )
  })
})
