import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { mostAlike, partName, similarQuery } from './similar.ts'
import { standingOf } from './standing.ts'

const patron = (id: number, birthDate: string | null): PatronBrief => ({
  id,
  name: 'Jordan Reyes',
  sortName: 'Reyes, Jordan',
  card: null,
  category: 'adult',
  branch: 2,
  birthDate,
  expires: null,
  blocked: false,
})

describe('registering somebody who may be registered already', () => {
  it('looks only when enough of the name is typed', () => {
    const draft = { givenName: 'Jordan', familyName: '', birthDate: undefined }
    assert.equal(similarQuery(draft), undefined)
    assert.equal(similarQuery({ ...draft, familyName: ' Reyes ' }), 'Jordan Reyes')
  })

  it('shows the same birth date first and another one last', () => {
    const found = [patron(1, '2011-01-02'), patron(2, null), patron(3, '1990-04-02')]
    assert.deepEqual(
      mostAlike(found, '1990-04-02').map(({ id }) => id),
      [3, 2, 1],
    )
    assert.deepEqual(
      mostAlike(found, undefined).map(({ id }) => id),
      [1, 2, 3],
    )
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
