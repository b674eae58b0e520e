import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctCharge } from './correct-charge.ts'
import { spreadPayment, type Spread } from './spread-payment.ts'

const charges = (...amounts: readonly number[]) => amounts.map((outstanding, index) => ({ id: index + 1, outstanding }))

function shares(amounts: readonly number[], amount: number, spread: Spread): readonly number[] {
  const given = spreadPayment(charges(...amounts), amount, spread)
  return amounts.map((_, index) => given.find((share) => share.charge === index + 1)?.amount ?? 0)
}

describe('spreading a payment', () => {
  it('settles the oldest first', () => {
    assert.deepEqual(shares([500, 1000], 600, 'oldest-first'), [500, 100])
    assert.deepEqual(shares([100, 25], 125, 'oldest-first'), [100, 25])
    assert.deepEqual(shares([100], 250, 'oldest-first'), [100])
  })
  it('divides evenly to the cent', () => {
    assert.deepEqual(shares([3000, 3000, 3000], 5000, 'evenly'), [1667, 1667, 1666])
    assert.deepEqual(shares([123, 234, 345, 456, 567, 678, 789], 2456, 'evenly'), [123, 234, 345, 438, 438, 439, 439])
    assert.deepEqual(shares([123, 234, 345, 456, 567, 678, 789], 2452, 'evenly'), [123, 234, 345, 437, 437, 438, 438])
  })
  it('never gives more than is owed, nor less than was paid when it is owed', () => {
    for (let amount = 0; amount <= 800; amount += 7) {
      const given = shares([50, 300, 1, 449], amount, 'evenly')
      assert.equal(
        given.reduce((sum, share) => sum + share, 0),
        Math.min(800, amount),
      )
      assert.ok(given.every((share, index) => share <= ([50, 300, 1, 449][index] ?? 0)))
    }
  })
})

describe('correcting a charge', () => {
  it('turns what was paid too much into credit', () => {
    assert.deepEqual(correctCharge(100, [{ movement: 7, kind: 'payment', amount: 200 }]), {
      outstanding: 0,
      takeBack: [{ movement: 7, amount: 100, becomesCredit: true }],
    })
  })
  it('takes back waivers before payments, and later payments before earlier', () => {
    const given = [
      { movement: 1, kind: 'payment', amount: 100 },
      { movement: 2, kind: 'waiver', amount: 50 },
      { movement: 3, kind: 'payment', amount: 100 },
    ] as const
    assert.deepEqual(correctCharge(80, given).takeBack, [
      { movement: 2, amount: 50, becomesCredit: false },
      { movement: 3, amount: 100, becomesCredit: true },
      { movement: 1, amount: 20, becomesCredit: true },
    ])
  })
  it('owes more when it grows', () => {
    assert.deepEqual(correctCharge(300, [{ movement: 1, kind: 'payment', amount: 100 }]), {
      outstanding: 200,
      takeBack: [],
    })
  })
})
