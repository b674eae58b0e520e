import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { idleAfter } from './idle.ts'

describe('someone who does not move', () => {
  it('is asked a quarter of a minute before the end, then signed out', () => {
    assert.deepEqual(idleAfter(44, 60), { state: 'here' })
    assert.deepEqual(idleAfter(45, 60), { state: 'warned', seconds: 15 })
    assert.deepEqual(idleAfter(59.4, 60), { state: 'warned', seconds: 1 })
    assert.deepEqual(idleAfter(60, 60), { state: 'gone' })
  })

  it('is asked half of a short time before', () => {
    assert.deepEqual(idleAfter(7, 15), { state: 'here' })
    assert.deepEqual(idleAfter(8, 15), { state: 'warned', seconds: 7 })
  })
})
