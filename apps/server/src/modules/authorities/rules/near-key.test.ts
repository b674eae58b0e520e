import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nearKey } from './near-key.ts'

describe('headings that are nearly alike', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Twain, Mark, 1835-1910', 'Mark Twain'],
    ['Cats', 'Cat'],
    ['Mercury (Planet)', 'Mercury'],
    ['Dogs -- Breeds', 'Dog -- Breed'],
  ]
  for (const [one, other] of alike) it(`are “${one}” and “${other}”`, () => assert.equal(nearKey(one), nearKey(other)))

  const different: readonly (readonly [string, string])[] = [
    ['American poetry -- 19th century', 'American poetry -- 20th century'],
    ['Authorship -- Fiction', 'Fiction -- Authorship'],
    ['France -- History -- 1789-1799', 'France -- History'],
  ]
  for (const [one, other] of different)
    it(`are not “${one}” and “${other}”`, () => assert.notEqual(nearKey(one), nearKey(other)))

  it('are none where only dates are left', () => assert.equal(nearKey('1789-1799 -- Fiction'), ''))
})
