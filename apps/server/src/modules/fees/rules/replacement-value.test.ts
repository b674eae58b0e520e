import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { replacementValue, type ReplacementOrder } from './replacement-value.ts'

const rule = { order: 'price' as ReplacementOrder, fallback: 400, zeroCounts: true, least: null, most: null }
const worth = (price: number | null, cost: number | null, order: ReplacementOrder) =>
  replacementValue({ price, cost }, { ...rule, order }).amount

const cases: readonly [ReplacementOrder, readonly (readonly [number | null, number | null, number])[]][] = [
  [
    'price',
    [
      [null, null, 400],
      [0, null, 0],
      [200, null, 200],
      [null, 300, 400],
      [0, 300, 0],
      [200, 300, 200],
    ],
  ],
  [
    'cost',
    [
      [null, null, 400],
      [0, null, 400],
      [null, 0, 0],
      [200, 300, 300],
    ],
  ],
  [
    'price-then-cost',
    [
      [null, null, 400],
      [null, 300, 300],
      [0, 300, 0],
      [200, 300, 200],
    ],
  ],
  [
    'cost-then-price',
    [
      [null, null, 400],
      [0, null, 0],
      [200, null, 200],
      [200, 0, 0],
      [200, 300, 300],
    ],
  ],
]

describe('what an item that does not come back is worth', () => {
  for (const [order, rows] of cases) {
    it(`goes by ${order}: zero is a price, blank is not`, () => {
      for (const [price, cost, expected] of rows) assert.equal(worth(price, cost, order), expected, `${price}, ${cost}`)
    })
  }
  it('takes zero for blank where the library says so', () => {
    const value = replacementValue({ price: 0, cost: 300 }, { ...rule, order: 'price-then-cost', zeroCounts: false })
    assert.deepEqual(value, { amount: 300, from: 'cost' })
  })
  it('stays within the least and the most that the library asks', () => {
    const bounds = { ...rule, least: 500, most: 5000 }
    assert.deepEqual(replacementValue({ price: 200, cost: null }, bounds), {
      amount: 500,
      from: 'price',
      bound: 'least',
    })
    assert.deepEqual(replacementValue({ price: 9900, cost: null }, bounds), {
      amount: 5000,
      from: 'price',
      bound: 'most',
    })
  })
  it('asks nothing where nothing is known', () => {
    assert.deepEqual(replacementValue({ price: null, cost: null }, { ...rule, fallback: null }), {
      amount: null,
      from: 'nothing',
    })
  })
})
