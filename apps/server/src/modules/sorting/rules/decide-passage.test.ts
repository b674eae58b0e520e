import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decidePassage } from './decide-passage.ts'

describe('what may leave through a gate', () => {
  const cases = [
    ['on loan', { status: 'on-loan', lent: true, onSite: false }, undefined],
    ['lent for use in the library only', { status: 'on-loan', lent: true, onSite: true }, 'on-site'],
    ['from the shelf', { status: 'available', lent: false, onSite: false }, 'not-lent'],
    ['from the hold shelf', { status: 'on-hold-shelf', lent: false, onSite: false }, 'not-lent'],
    ['reference', { status: 'restricted', lent: false, onSite: false }, 'not-lent'],
    ['on its way to another branch', { status: 'in-transit', lent: false, onSite: false }, undefined],
    ['sold after it was withdrawn', { status: 'withdrawn', lent: false, onSite: false }, undefined],
  ] as const
  for (const [name, thing, cause] of cases) {
    it(`${cause ?? 'passes'}: ${name}`, () => {
      assert.equal(decidePassage(thing, { alarmUnknown: true }), cause)
    })
  }

  it('lets things of others pass unless the gate is told to sound for them', () => {
    assert.equal(decidePassage(undefined, { alarmUnknown: false }), undefined)
    assert.equal(decidePassage(undefined, { alarmUnknown: true }), 'unknown')
  })
})
