import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takeOne, type Allowance } from './rate-limit.ts'

const noon = Temporal.Instant.from('2026-05-01T12:00:00Z')

function takeMany(count: number, before: Allowance | undefined, now: Temporal.Instant) {
  let allowance = before
  let through = 0
  let wait = 0
  for (let n = 0; n < count; n++) {
    const taken = takeOne(allowance, 60, now)
    if (taken.ok) {
      allowance = taken.allowance
      through += 1
    } else wait = taken.wait
  }
  return { through, wait, allowance }
}

describe('a key that may send 60 requests a minute', () => {
  it('sends 60 at once, waits a second for the next, and has 60 again after a quiet minute', () => {
    const first = takeMany(100, undefined, noon)
    assert.equal(first.through, 60)
    assert.equal(first.wait, 1)
    const later = takeMany(100, first.allowance, noon.add({ seconds: 5 }))
    assert.equal(later.through, 5)
    const quiet = takeMany(100, later.allowance, noon.add({ minutes: 3 }))
    assert.equal(quiet.through, 60)
  })

  it('gains nothing from a clock that is set back', () => {
    const { allowance } = takeMany(60, undefined, noon)
    assert.equal(takeMany(5, allowance, noon.subtract({ hours: 1 })).through, 0)
  })
})
