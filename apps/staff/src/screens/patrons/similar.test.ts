import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isWorthAsking, partName } from './similar.ts'
import { standingOf } from './standing.ts'

describe('registering somebody who may be registered already', () => {
  const nobody = {
    givenName: '',
    familyName: '',
    birthDate: null,
    email: '',
    phone: '',
    address: '',
    card: '',
    externalId: '',
  }
  it('asks only when enough is typed to mean somebody', () => {
    assert.equal(isWorthAsking({ ...nobody, familyName: 'Reyes' }), false)
    assert.equal(isWorthAsking({ ...nobody, familyName: 'Reyes', givenName: 'Jo' }), true)
    assert.equal(isWorthAsking({ ...nobody, familyName: 'Reyes', birthDate: '1990-04-02' }), true)
    assert.equal(isWorthAsking({ ...nobody, email: 'jo@x.org' }), true)
    assert.equal(isWorthAsking({ ...nobody, phone: '555' }), false)
  })

  const names = [
    ['Reyes, Jordan', 'Jordan', 'Reyes'],
    ['Jordan Mary Reyes', 'Jordan Mary', 'Reyes'],
    ['Reyes', '', 'Reyes'],
  ] as const
  for (const [text, givenName, familyName] of names)
    it(`parts “${text}”`, () => assert.deepEqual(partName(text), { givenName, familyName }))
})

describe('how a patron stands', () => {
  it('is in order until the end of the last day of the card', () => {
    assert.equal(standingOf({ blocked: false, expires: '2026-11-24' }, '2026-11-24').word, 'good')
    assert.equal(standingOf({ blocked: false, expires: '2026-11-23' }, '2026-11-24').word, 'expired')
    assert.equal(standingOf({ blocked: true, expires: '2026-11-23' }, '2026-11-24').word, 'blocked')
  })
})
