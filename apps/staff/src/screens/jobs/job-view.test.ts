import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { outcomeOf, secondsTaken } from './job-view.ts'

describe('a job that has ended', () => {
  it('says how long it took', () => {
    assert.equal(secondsTaken({ startedAt: '2026-11-24T10:00:00Z', finishedAt: '2026-11-24T10:00:02.5Z' }), 2.5)
    assert.equal(secondsTaken({ startedAt: '2026-11-24T10:00:00Z', finishedAt: null }), undefined)
    assert.equal(secondsTaken({ startedAt: null, finishedAt: '2026-11-24T10:00:00Z' }), undefined)
  })

  it('says what came of it, or why nothing did', () => {
    const job = { result: null, error: null, message: null }
    assert.equal(outcomeOf({ ...job, result: { removed: 12, kept: 3, titles: [1] } }), 'removed 12, kept 3')
    assert.equal(outcomeOf({ ...job, error: 'The file is gone.', result: { removed: 1 } }), 'The file is gone.')
    assert.equal(outcomeOf({ ...job, message: 'Reading' }), 'Reading')
  })
})
