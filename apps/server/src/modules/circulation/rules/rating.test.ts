import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ageAsked, ageOfRating, usualMarkers } from './rating.ts'

describe('what a record says of age', () => {
  const cases: readonly (readonly [string | null, number | null])[] = [
    ['PEGI 16', 16],
    ['PEGI16', 16],
    ['pegi: 7', 7],
    ['FSK 12', 12],
    ['FSK ab 18', 18],
    ['K-16', 16],
    ['K16', 16],
    ['PG-13', 13],
    ['Rated PEGI 12; FSK 16', 16],
    ['Age 18+', 18],
    ['Ages 4-8', null],
    ['PEGI 161', null],
    ['OPEGI 16', null],
    ['PEGI', null],
    ['16', null],
    ['', null],
    [null, null],
  ]
  for (const [rating, age] of cases) {
    it(`reads ${JSON.stringify(rating)} as ${age ?? 'no limit'}`, () => {
      assert.equal(ageOfRating(rating, usualMarkers), age)
    })
  }
  it('knows only the markers that the library has set', () => {
    assert.equal(ageOfRating('PEGI 16', ['FSK']), null)
    assert.equal(ageOfRating('C.E.R.O 17', ['C.E.R.O']), 17)
    assert.equal(ageOfRating('PEGI 16', []), null)
  })
  it('asks for the highest age that anything names', () => {
    assert.equal(ageAsked(null, 12, 16), 16)
    assert.equal(ageAsked(null, null), null)
  })
})
