import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { canRun, canUndo, emptyPlan, withColumn, withMatch } from './import-plan.ts'

describe('the plan of an import of patrons', () => {
  it('gives one field to one column', () => {
    const plan = { ...emptyPlan, columns: { a: 'email', b: 'phone' } }
    assert.deepEqual(withColumn(plan, 'b', 'email').columns, { a: '', b: 'email' })
    assert.deepEqual(withColumn(plan, 'b', '').columns, { a: 'email', b: '' })
  })

  it('keeps the order in which patrons are recognised', () => {
    const more = withMatch(withMatch(emptyPlan, 'name-and-birth-date', true), 'email', true)
    assert.deepEqual(more.match, ['card', 'external-id', 'email', 'name-and-birth-date'])
    assert.deepEqual(withMatch(more, 'card', false).match, ['external-id', 'email', 'name-and-birth-date'])
  })

  it('is run until something was written, and can be undone from then on', () => {
    const file = (state: 'checked' | 'failed' | 'done', added: number) => ({
      id: 1,
      name: '',
      size: 1,
      state,
      encoding: null,
      delimiter: null,
      columns: [],
      plan: null,
      lines: 0,
      added,
      changed: 0,
      existing: 0,
      refused: 0,
      error: null,
      job: null,
      at: '',
      by: '',
      ended: null,
    })
    const both = (state: 'checked' | 'failed' | 'done', added: number) => [
      canRun(file(state, added)),
      canUndo(file(state, added)),
    ]
    assert.deepEqual(both('checked', 5), [true, false])
    assert.deepEqual(both('failed', 0), [true, false])
    assert.deepEqual(both('failed', 5), [false, true])
    assert.deepEqual(both('done', 0), [false, true])
  })
})
