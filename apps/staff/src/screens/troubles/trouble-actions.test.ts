import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partsFrom, shownAction, troubleActions } from './trouble-actions.ts'

describe('what can be done about a loan that troubles', () => {
  it('offers what its state allows, and no loss of what is lost', () => {
    assert.deepEqual(troubleActions({ state: 'out' }), ['claim-returned', 'claim-never-had', 'damaged', 'lost'])
    assert.ok(!troubleActions({ state: 'lost' }).includes('lost'))
    assert.ok(!troubleActions({ state: 'claimed-returned' }).includes('claim-returned'))
    const claim = { id: 1, kind: 'returned', at: '2026-05-01T10:00:00Z', by: 'Ada', note: '' } as const
    assert.ok(!troubleActions({ state: 'lost', claim }).includes('claim-returned'))
    assert.deepEqual(troubleActions({ state: 'lost-paid' }), ['found'])
  })
  it('asks the server what an action would change where it knows', () => {
    assert.equal(shownAction('lost'), 'lost')
    assert.equal(shownAction('missing'), undefined)
  })
  it('reads parts line by line', () => {
    assert.deepEqual(partsFrom('CD 2\n Booklet ;\n\nMap'), ['CD 2', 'Booklet', 'Map'])
  })
})
