import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { denominationsOf, sumOfCounts } from './denominations.ts'
import { lineAmount } from './line-amount.ts'
import { splitRefund } from './split-refund.ts'

describe('the amount of a line of a sale', () => {
  const cases = [
    { price: 10, per: 1, quantity: 7, amount: 70 },
    { price: 500, per: 100, quantity: 12.5, amount: 63 },
    { price: 500, per: 100, quantity: 12.4, amount: 62 },
    { price: 5, per: 1, quantity: 0.1, amount: 1 },
    { price: 5, per: 1, quantity: 0.05, amount: 0 },
    { price: 333, per: 3, quantity: 0.3, amount: 33 },
    { price: 100_000_000, per: 1, quantity: 1_000_000, amount: 100_000_000_000_000 },
  ]
  for (const { amount, ...line } of cases) {
    it(`is ${amount} for ${line.quantity} at ${line.price} for ${line.per}`, () =>
      assert.equal(lineAmount(line), amount))
  }
})

describe('counting a till', () => {
  it('knows the coins and notes of a currency, the largest first', () => {
    for (const currency of ['USD', 'EUR', 'JPY', 'SEK']) {
      const values = denominationsOf(currency, currency === 'JPY' ? 0 : 2)
      assert.deepEqual(
        values,
        values.toSorted((a, b) => b - a),
      )
    }
    assert.deepEqual(denominationsOf('KWD', 3).slice(-3), [5, 2, 1])
  })
  it('sums what was counted', () => {
    assert.equal(
      sumOfCounts([
        { value: 2000, count: 3 },
        { value: 25, count: 5 },
      ]),
      6125,
    )
  })
})

describe('giving a payment back', () => {
  const given = [
    { charge: 1, amount: 500 },
    { charge: 2, amount: 300 },
  ]
  it('gives all of it back when nothing is said', () => {
    assert.deepEqual(splitRefund({ credit: 100, given }), { credit: 100, lines: given, total: 900 })
  })
  it('takes credit first, then the last charges', () => {
    assert.deepEqual(splitRefund({ credit: 100, given, amount: 450 }), {
      credit: 100,
      lines: [
        { charge: 1, amount: 50 },
        { charge: 2, amount: 300 },
      ],
      total: 450,
    })
  })
  it('takes the lines that are named, whole or in part', () => {
    assert.deepEqual(
      splitRefund({
        credit: 100,
        given,
        lines: [
          { charge: 2, amount: 100 },
          { charge: 1, amount: undefined },
        ],
      }),
      {
        credit: 0,
        lines: [
          { charge: 2, amount: 100 },
          { charge: 1, amount: 500 },
        ],
        total: 600,
      },
    )
  })
  it('gives no more than was paid, and nothing for a charge that it did not pay', () => {
    assert.deepEqual(splitRefund({ credit: 0, given, amount: 801 }), { code: 'more-than-paid', most: 800 })
    assert.deepEqual(splitRefund({ credit: 0, given: [] }), { code: 'more-than-paid', most: 0 })
    assert.deepEqual(splitRefund({ credit: 0, given, lines: [{ charge: 2, amount: 301 }] }), {
      code: 'more-than-paid',
      most: 300,
    })
    assert.deepEqual(
      splitRefund({
        credit: 0,
        given,
        lines: [
          { charge: 2, amount: 200 },
          { charge: 2, amount: 200 },
        ],
      }),
      { code: 'more-than-paid', most: 300 },
    )
    assert.deepEqual(splitRefund({ credit: 0, given, lines: [{ charge: 9, amount: 1 }] }), {
      code: 'charge-not-in-payment',
      most: 0,
    })
  })
})
