import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cardSchemeProblems, makeCard, mod43, nextNumber } from './card-scheme.ts'

describe('the scheme of card numbers', () => {
  it('makes numbers with their check character', () => {
    assert.equal(makeCard({ check: 'mod10', prefix: '21000', length: 14 }, 1), '21000000000013')
    assert.equal(makeCard({ check: 'none', prefix: 'P', length: 6 }, 77), 'P00077')
    assert.equal(mod43('CODE39'), 'W')
    assert.equal(makeCard({ check: 'mod43', prefix: 'LIB-', length: 10 }, 12), `LIB-00012${mod43('LIB-00012')}`)
  })

  it('says everything that is wrong with a card', () => {
    const scheme = { check: 'mod10', prefix: '21000', length: 14 } as const
    const codes = (card: string) => cardSchemeProblems(card, scheme, 'x:y').map(({ code }) => code)
    assert.deepEqual(codes('21000000000013'), [])
    assert.deepEqual(codes('21000000000014'), ['card-check-digit'])
    assert.deepEqual(codes('31000000000011'), ['card-prefix'])
    assert.deepEqual(codes('99'), ['card-length', 'card-prefix', 'card-check-digit'])
  })

  it('counts up the digits at the end', () => {
    assert.deepEqual(['A0099', '2999', '007'].map(nextNumber), ['A0100', '3000', '008'])
  })
})
