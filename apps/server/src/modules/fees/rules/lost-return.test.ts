import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lostReturn, type LossCharge, type LostReturnFacts } from './lost-return.ts'

const at = (text: string) => Temporal.Instant.from(text)
const returned = at('2026-05-01T12:00:00Z')
const justNow = at('2026-05-01T11:59:00Z')
const earlier = at('2026-05-01T09:00:00Z')

/** A replacement of 99.00 of which so much was paid. */
function replacement(paid: number, when = justNow, waived = 0): LossCharge {
  return {
    id: 1,
    kind: 'lost',
    amount: 9900,
    outstanding: 9900 - paid - waived,
    paid: paid === 0 ? [] : [{ amount: paid, at: when }],
  }
}
const processing = (paid: number): LossCharge => ({
  id: 2,
  kind: 'processing',
  amount: 1299,
  outstanding: 1299 - paid,
  paid: paid === 0 ? [] : [{ amount: paid, at: justNow }],
})

interface Case {
  readonly name: string
  readonly facts: Partial<LostReturnFacts>
  /** What is still asked, by charge; and what of the money is given back. */
  readonly asked: Readonly<Record<number, number>>
  readonly freed: number
  readonly fine?: 'stands' | 'restored' | 'charged'
  readonly onlySettles?: boolean
}

const cases: readonly Case[] = [
  { name: 'keep, unpaid', facts: { policy: 'keep', charges: [replacement(0)] }, asked: {}, freed: 0 },
  { name: 'keep, paid', facts: { policy: 'keep', charges: [replacement(9900)] }, asked: {}, freed: 0 },
  { name: 'refund, unpaid', facts: { charges: [replacement(0)] }, asked: { 1: 0 }, freed: 0 },
  { name: 'refund, part', facts: { charges: [replacement(3900)] }, asked: { 1: 0 }, freed: 3900 },
  { name: 'refund, paid', facts: { charges: [replacement(9900)] }, asked: { 1: 0 }, freed: 9900 },
  { name: 'refund, waived', facts: { charges: [replacement(0, justNow, 9900)] }, asked: { 1: 0 }, freed: 0 },
  { name: 'refund, part waived', facts: { charges: [replacement(2700, justNow, 2500)] }, asked: { 1: 0 }, freed: 2700 },
  {
    name: 'refund of unpaid, unpaid',
    facts: { policy: 'refund-unpaid', charges: [replacement(0)] },
    asked: { 1: 0 },
    freed: 0,
  },
  {
    name: 'refund of unpaid, part',
    facts: { policy: 'refund-unpaid', charges: [replacement(3900)] },
    asked: { 1: 3900 },
    freed: 0,
  },
  {
    name: 'refund of unpaid, paid',
    facts: { policy: 'refund-unpaid', charges: [replacement(9900)] },
    asked: {},
    freed: 0,
  },
  {
    name: 'restore brings a forgiven fine back',
    facts: { policy: 'restore', fineForgiven: true, charges: [replacement(0)] },
    asked: { 1: 0 },
    freed: 0,
    fine: 'restored',
  },
  {
    name: 'restore has nothing to bring back where nothing was forgiven',
    facts: { policy: 'restore', charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
    fine: 'stands',
  },
  {
    name: 'charge reckons the fine anew',
    facts: { policy: 'charge', fineForgiven: true, charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
    fine: 'charged',
  },
  {
    name: 'back within the time for refunds',
    facts: { refundUntil: returned, charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
  },
  {
    name: 'back after the time for refunds',
    facts: { policy: 'charge', refundUntil: justNow, charges: [replacement(5000)] },
    asked: {},
    freed: 0,
  },
  {
    name: 'paid within the hour',
    facts: { paidSince: at('2026-05-01T11:00:00Z'), charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
  },
  {
    name: 'paid before the hour: what is open is taken off all the same',
    facts: { paidSince: at('2026-05-01T11:00:00Z'), charges: [replacement(5000, earlier)] },
    asked: { 1: 5000 },
    freed: 0,
  },
  {
    name: 'no negative balance: money only settles',
    facts: { negativeBalance: 'never', charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
    onlySettles: true,
  },
  {
    name: 'no negative balance for lost items',
    facts: { negativeBalance: 'overdue-only', charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
    onlySettles: true,
  },
  {
    name: 'no negative balance but for lost items',
    facts: { negativeBalance: 'lost-only', charges: [replacement(9900)] },
    asked: { 1: 0 },
    freed: 9900,
  },
  {
    name: 'a processing fee that is not given back, paid',
    facts: { processingRefund: false, charges: [replacement(9900), processing(1299)] },
    asked: { 1: 0 },
    freed: 9900,
  },
  {
    name: 'a processing fee that is not given back, unpaid',
    facts: { processingRefund: false, charges: [replacement(0), processing(0)] },
    asked: { 1: 0 },
    freed: 0,
  },
  {
    name: 'a processing fee that is given back',
    facts: { charges: [replacement(9900), processing(1299)] },
    asked: { 1: 0, 2: 0 },
    freed: 11_199,
  },
  { name: 'nothing was charged', facts: { charges: [] }, asked: {}, freed: 0 },
]

describe('what a lost item gives back when it returns', () => {
  for (const { name, facts, asked, freed, fine = 'stands', onlySettles = false } of cases) {
    it(name, () => {
      const decided = lostReturn({
        policy: 'refund',
        returned,
        refundUntil: undefined,
        paidSince: undefined,
        negativeBalance: 'allow',
        processingRefund: true,
        charges: [],
        fineForgiven: false,
        ...facts,
      })
      assert.deepEqual(Object.fromEntries(decided.charges.map((one) => [one.id, one.amount])), asked)
      assert.equal(
        decided.charges.reduce((sum, one) => sum + one.freed, 0),
        freed,
      )
      assert.equal(decided.fine, fine)
      assert.equal(decided.freedOnlySettles, onlySettles)
      assert.ok(decided.because.length > 0)
    })
  }
})
