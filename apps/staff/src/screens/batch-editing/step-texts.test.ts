import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshStep, moved, withParam } from './step-texts.ts'

describe('the steps of a task on a form', () => {
  const steps = [{ do: 'a' }, { do: 'b' }, { do: 'c' }]

  it('move up and down, and stay at the ends', () => {
    assert.deepEqual(
      moved(steps, 1, -1).map((step) => step.do),
      ['b', 'a', 'c'],
    )
    assert.equal(moved(steps, 0, -1), steps)
    assert.equal(moved(steps, 2, 1), steps)
  })

  it('begin with what must be said', () => {
    assert.deepEqual(freshStep('delete-field'), { do: 'delete-field', tag: '' })
  })

  it('leave out what is emptied, unless it must be said', () => {
    const step = { do: 'delete-field', tag: '245', matches: 'x' }
    assert.deepEqual(withParam(step, 'matches', '', false), { do: 'delete-field', tag: '245' })
    assert.deepEqual(withParam(step, 'tag', '', true), { ...step, tag: '' })
  })
})
