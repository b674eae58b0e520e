import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nothingChosen, takingOf, toggled } from './field-choice.ts'

describe('fields chosen from two records', () => {
  it('are sent with the record that they are from, and are given up by a second press', () => {
    const one = toggled(nothingChosen, { take: 3, leaveOut: 5 })
    assert.deepEqual(takingOf(one, 8), { take: [{ candidate: 8, field: 3 }], leaveOut: [5] })
    assert.deepEqual(takingOf(toggled(one, { take: 3 }), 8), { leaveOut: [5] })
    assert.deepEqual(takingOf(nothingChosen, 8), {})
  })
})
