import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { meanReciprocalRank, noRealRecords, realLibrary, seekKnownItems, type Sought } from './testing/real-library.ts'

describe('a reader who knows what they want, among twelve thousand real records', { skip: noRealRecords }, () => {
  let sought: readonly Sought[] = []
  before(async () => {
    sought = seekKnownItems(await realLibrary())
  })

  it('finds it among the first three, however they type it', () => {
    const missed = sought.filter(({ place }) => place === 0 || place > 3)
    assert.ok(sought.length >= 150, `only ${sought.length} titles are sought`)
    assert.deepEqual(missed, [])
  })

  it('finds it first nearly always', () => {
    const rank = meanReciprocalRank(sought)
    assert.ok(rank >= 0.97, `the mean reciprocal rank is ${rank}`)
  })
})
