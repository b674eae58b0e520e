import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Charge } from '../../../../server/src/modules/fees/contract.ts'
import { byMethod } from './till.ts'
import { changeOf, chargeKey, chosenOf, likelyTender, owedOf } from './payment.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const charge = (id: number | null, outstanding: number, loan: number | null = null): Charge => ({
  id,
  kind: 'overdue',
  amount: usd(outstanding),
  outstanding: usd(outstanding),
  at: '2026-11-24T10:00:00Z',
  description: 'Overdue',
  loan,
  item: null,
  title: null,
  barcode: null,
  branch: null,
  accruing: id === null,
})
const charges = [charge(1, 240), charge(2, 100), charge(null, 60, 9)]
const all = new Set(charges.map(chargeKey))

describe('a payment at the desk', () => {
  it('is of all that is owed until somebody unticks a charge', () => {
    assert.deepEqual(owedOf(charges, all, 'USD'), usd(400))
    assert.deepEqual(chosenOf(charges, all), {})
  })

  it('names the charges that were chosen, and a fine that still grows by its loan', () => {
    const ticked = new Set([chargeKey(charge(2, 100)), chargeKey(charge(null, 60, 9))])
    assert.deepEqual(owedOf(charges, ticked, 'USD'), usd(160))
    assert.deepEqual(chosenOf(charges, ticked), { charges: [2], loans: [9] })
  })

  it('gives change back, or says what is missing', () => {
    assert.deepEqual(changeOf(usd(340), usd(500)), usd(160))
    assert.deepEqual(changeOf(usd(340), usd(300)), usd(-40))
    assert.equal(changeOf(usd(340), undefined), undefined)
  })

  it('offers the notes that people hand over, each once', () => {
    assert.deepEqual(likelyTender(340, 100), [340, 400, 500, 1000, 2000])
    assert.deepEqual(likelyTender(500, 100), [500, 1000, 2000, 5000, 10000])
    assert.deepEqual(likelyTender(0, 100), [100, 500, 1000, 2000, 5000].slice(0, 0))
  })
})

describe('the till', () => {
  it('sums by the way it was paid, less what was given back', () => {
    const rows = [
      { method: 'cash', amount: usd(500) },
      { method: 'card', amount: usd(900) },
      { method: 'cash', amount: usd(-200) },
    ] as const
    assert.deepEqual(byMethod(rows), [
      { method: 'card', amount: usd(900) },
      { method: 'cash', amount: usd(300) },
    ])
  })
})
