import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut, DeclareLost } from '../../src/modules/circulation/contract.ts'
import { GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { openLibrary, usd, type TestLibrary } from '../library.ts'

describe('the price of an item', () => {
  let library: TestLibrary
  let count = 0

  before(async () => {
    library = await openLibrary()
    await library.rule({}, { period: { count: 21, unit: 'days' } })
    await library.must(PutSetting, { params: { name: 'fees.replacement-default' }, body: { value: 400 } })
  })
  after(() => library.stop())

  type Dollars = number | undefined
  const money = (dollars: Dollars) => (dollars === undefined ? null : usd(dollars))

  /** What is charged in dollars when an item of this worth is declared lost. */
  async function asked(price: Dollars, cost: Dollars): Promise<number> {
    const card = `JW${String(++count).padStart(4, '0')}`
    const { id } = await library.patron(card)
    await library.item(`W${card}`, { price: money(price), cost: money(cost) })
    const { loan } = await library.must(CheckOut, { body: { card, barcode: `W${card}` } })
    await library.must(DeclareLost, { params: { id: loan.id }, body: { note: '' } })
    return (await library.must(GetPatronAccount, { params: { id } })).balance.amount / 100
  }

  const orders: readonly (readonly [string, string, readonly (readonly [Dollars, Dollars, number])[]])[] = [
    [
      'J21 only the price counts: zero is a price, blank is not',
      'price',
      [
        [undefined, undefined, 4],
        [0, undefined, 0],
        [2, undefined, 2],
        [undefined, 3, 4],
        [0, 3, 0],
        [2, 3, 2],
      ],
    ],
    [
      'J22 only the cost counts',
      'cost',
      [
        [undefined, undefined, 4],
        [2, undefined, 4],
        [2, 0, 0],
        [2, 3, 3],
      ],
    ],
    [
      'J23 first the cost, then the price',
      'cost-then-price',
      [
        [undefined, undefined, 4],
        [0, undefined, 0],
        [2, undefined, 2],
        [2, 0, 0],
        [2, 3, 3],
      ],
    ],
    [
      'J20 first the price, then the cost',
      'price-then-cost',
      [
        [undefined, 3, 3],
        [0, 3, 0],
        [2, 3, 2],
      ],
    ],
  ]

  describe('J: what a lost item is charged by', () => {
    for (const [title, order, rows] of orders) {
      it(title, async () => {
        await library.must(PutSetting, { params: { name: 'fees.replacement-value' }, body: { value: order } })
        for (const [price, cost, expected] of rows)
          assert.equal(await asked(price, cost), expected, `${price}, ${cost}`)
      })
    }

    it('J24 zero may be read as blank, and what is asked stays within the least and the most', async () => {
      const set = (name: string, value: unknown) =>
        library.must(PutSetting, { params: { name: `fees.replacement-${name}` }, body: { value } })
      await set('value', 'price-then-cost')
      await set('zero-counts', false)
      assert.deepEqual([await asked(0, 3), await asked(0, undefined)], [3, 4])
      await set('least', 500)
      await set('most', 2000)
      assert.deepEqual([await asked(2, undefined), await asked(99, undefined), await asked(7, undefined)], [5, 20, 7])
    })
  })
})
