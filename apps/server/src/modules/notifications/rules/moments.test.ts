import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endOfQuiet, nextDigest } from './moments.ts'

const night = { from: '21:00', to: '08:00' }

describe('quiet hours', () => {
  for (const [now, zone, quiet, end] of [
    ['2026-03-02T20:59:00Z', 'UTC', night, undefined],
    ['2026-03-02T21:00:00Z', 'UTC', night, '2026-03-03T08:00:00Z'],
    ['2026-03-03T07:59:00Z', 'UTC', night, '2026-03-03T08:00:00Z'],
    ['2026-03-03T08:00:00Z', 'UTC', night, undefined],
    ['2026-03-03T13:30:00Z', 'UTC', { from: '13:00', to: '14:00' }, '2026-03-03T14:00:00Z'],
    ['2026-03-02T21:00:00Z', 'America/Chicago', night, undefined],
    // The clock goes forward in that night.
    ['2026-03-08T05:00:00Z', 'America/Chicago', night, '2026-03-08T13:00:00Z'],
    ['2026-03-02T23:00:00Z', 'UTC', null, undefined],
  ] as const)
    it(`${now} in ${zone} ${end === undefined ? 'is none' : `ends ${end}`}`, () =>
      assert.equal(endOfQuiet(Temporal.Instant.from(now), zone, quiet)?.toString(), end))
})

describe('the daily digest', () => {
  for (const [from, next] of [
    ['2026-03-02T07:00:00Z', '2026-03-02T08:00:00Z'],
    ['2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z'],
    ['2026-03-02T08:00:01Z', '2026-03-03T08:00:00Z'],
  ] as const)
    it(`after ${from} is ${next}`, () =>
      assert.equal(nextDigest(Temporal.Instant.from(from), 'UTC', '08:00').toString(), next))
})
