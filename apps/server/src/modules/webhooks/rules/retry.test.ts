import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeAnswer } from './judge-answer.ts'
import { holdAfter, isPausedNow, mostAttempts, waitAfter } from './retry.ts'

describe('a message that does not get through', () => {
  it('is tried fourteen times in three days, with longer and longer waits', () => {
    const waits = Array.from({ length: mostAttempts }, (_, i) => waitAfter(i + 1))
    assert.equal(waits.at(-1), undefined)
    const known = waits.filter((wait) => wait !== undefined)
    assert.deepEqual(
      known,
      known.toSorted((a, b) => a - b),
    )
    const hours = known.reduce((sum, wait) => sum + wait, 0) / 3600
    assert.ok(hours > 71 && hours < 73, `${hours} hours`)
  })

  it('holds the others back for a quarter of an hour at most, or as long as the receiver asks, up to an hour', () => {
    assert.deepEqual(
      [holdAfter(1), holdAfter(3), holdAfter(30), holdAfter(1, 300), holdAfter(1, 86_400)],
      [10, 120, 900, 300, 3600],
    )
  })

  it('pauses its webhook when nothing has arrived for three days', () => {
    const now = Temporal.Instant.from('2026-03-05T10:00:00Z')
    assert.equal(isPausedNow(now.subtract({ hours: 71 }), now), false)
    assert.equal(isPausedNow(now.subtract({ hours: 72 }), now), true)
  })

  const answers = [
    [200, 'delivered'],
    [299, 'delivered'],
    [101, 'hold'],
    [302, 'hold'],
    [400, 'pass'],
    [401, 'hold'],
    [404, 'hold'],
    [410, 'gone'],
    [422, 'pass'],
    [429, 'hold'],
    [503, 'hold'],
    [null, 'hold'],
  ] as const
  for (const [status, outcome] of answers)
    it(`after ${status ?? 'no answer'}: ${outcome}`, () => assert.equal(judgeAnswer({ status }).outcome, outcome))
})
