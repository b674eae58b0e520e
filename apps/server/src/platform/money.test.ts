import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decimalMoney, formatMoney, parseMoney } from './money.ts'

describe('amounts as people write them', () => {
  const typed: readonly [string, string, number | undefined][] = [
    ['3.40', 'USD', 340],
    ['3,4', 'EUR', 340],
    ['$3', 'USD', 300],
    ['.5', 'USD', 50],
    ['500', 'JPY', 500],
    ['1.250', 'KWD', 1250],
    ['-2.00', 'USD', -200],
    ['3.401', 'USD', undefined],
    ['1.5', 'JPY', undefined],
    ['', 'USD', undefined],
    ['three', 'USD', undefined],
  ]
  for (const [text, currency, amount] of typed) {
    it(`reads "${text}" ${currency} as ${amount ?? 'no amount'}`, () => {
      assert.equal(parseMoney(text, currency)?.amount, amount)
    })
  }
  it('writes minor units of each currency rightly', () => {
    assert.equal(formatMoney({ amount: 340, currency: 'USD' }), '$3.40')
    assert.equal(formatMoney({ amount: 500, currency: 'JPY' }), '¥500')
    assert.equal(decimalMoney({ amount: 1299, currency: 'EUR' }), '12.99')
  })
})
