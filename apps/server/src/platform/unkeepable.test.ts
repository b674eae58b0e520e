import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unkeepableValues } from './unkeepable.ts'

describe('a request with values that no table can keep', () => {
  it('is told each of them with its field', () => {
    const body = { card: 'P\0', price: { amount: 2 ** 53 }, codes: ['a', 'b\0'], note: 'fine', due: null, year: 1e300 }
    assert.deepEqual(
      unkeepableValues(body).map((block) => block.field),
      ['card', 'price.amount', 'codes.1', 'year'],
    )
  })

  it('is taken as it is otherwise', () => {
    for (const value of [undefined, null, '', 'a\n\u{1F4DA}', 0, -1.5, 2 ** 53 - 1, { id: 7, list: [] }]) {
      assert.deepEqual(unkeepableValues(value), [])
    }
  })
})
