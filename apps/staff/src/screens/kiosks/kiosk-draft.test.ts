import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { beginningWith, bodyOf, draftOf, withLanguage } from './kiosk-draft.ts'

describe('the form of a self-check', () => {
  it('sends a PIN only when one was typed, so that saving does not take the old one away', () => {
    const draft = { ...draftOf(undefined, 3, 'K7MP-4TXR'), name: ' Entrance ' }
    assert.equal('servicePin' in bodyOf(draft).changes, false)
    assert.equal(bodyOf(draft).adopts.name, 'Entrance')
    assert.equal(bodyOf({ ...draft, servicePin: '2468' }).changes.servicePin, '2468')
    assert.equal(bodyOf({ ...draft, replaces: 9 }).adopts.replaces, 9)
  })

  it('never leaves a self-check without a language', () => {
    assert.deepEqual(withLanguage(['en', 'de'], 'de', false), ['en'])
    assert.deepEqual(withLanguage(['en'], 'en', false), ['en'])
    assert.deepEqual(withLanguage(['en'], 'ar', true), ['en', 'ar'])
    assert.deepEqual(beginningWith(['en', 'de', 'fr'], 'fr'), ['fr', 'en', 'de'])
  })
})
