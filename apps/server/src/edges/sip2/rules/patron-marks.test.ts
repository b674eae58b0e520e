import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blockSources } from '../../../modules/machines/contract.ts'
import { patronMarksOf, type MarkFacts } from './patron-marks.ts'

const good: MarkFacts = {
  against: { loans: [], renewals: [], holds: [] },
  loans: 2,
  overdue: 0,
  lost: 0,
  recalledOverdue: 0,
  owed: 0,
  feesOwed: 0,
  lostOwed: 0,
  rules: {
    totalLoanLimit: 5,
    overdueBlocks: 'no',
    overdueLimit: null,
    lostLimit: null,
    fineLimit: { amount: 500 },
    renewFineLimit: null,
    holdFineLimit: { amount: 1000 },
  },
  shown: blockSources,
}
const expired = { code: 'patron-expired', message: 'The card expired.' }
const blocked = { code: 'patron-blocked', message: 'Blocked by hand.' }
const standing = { loans: [expired], renewals: [expired], holds: [expired] }

describe('the fourteen marks of a patron', () => {
  const cases: readonly (readonly [string, Partial<MarkFacts>, readonly string[]])[] = [
    ['good standing', {}, []],
    ['a card that has ended', { against: standing }, ['chargeDenied', 'renewalDenied', 'recallDenied', 'holdDenied']],
    ['a block that stops loans alone', { against: { loans: [blocked], renewals: [], holds: [] } }, ['chargeDenied']],
    ['as many loans as allowed', { loans: 5 }, ['chargeDenied', 'tooManyCharged']],
    ['overdue loans that nobody minds', { overdue: 3 }, []],
    [
      'overdue loans that stop lending',
      { overdue: 1, rules: { ...good.rules, overdueBlocks: 'block' } },
      ['chargeDenied', 'tooManyOverdue'],
    ],
    [
      'two lost where two are the end',
      { lost: 2, rules: { ...good.rules, lostLimit: 2 } },
      ['chargeDenied', 'tooManyLost'],
    ],
    ['a debt at the limit', { owed: 500 }, []],
    ['a debt above it', { owed: 501 }, ['chargeDenied', 'excessiveFines']],
    [
      'a debt for a lost book and a fee',
      { owed: 2000, feesOwed: 100, lostOwed: 1900 },
      ['chargeDenied', 'recallDenied', 'holdDenied', 'excessiveFines', 'excessiveFees', 'tooManyBilled'],
    ],
    ['something called back that should be here', { recalledOverdue: 1 }, ['recallOverdue']],
  ]
  for (const [situation, facts, marks] of cases) {
    it(`are ${marks.length === 0 ? 'all clear' : marks.join(', ')} for ${situation}`, () => {
      assert.deepEqual([...patronMarksOf({ ...good, ...facts }).marks].toSorted(), marks.toSorted())
    })
  }

  it('leave out what the account does not show', () => {
    const facts = { ...good, against: { loans: [expired, blocked], renewals: [], holds: [] }, owed: 600 }
    assert.deepEqual(
      patronMarksOf({ ...facts, shown: ['by-hand'] }).blocks.map(({ code }) => code),
      ['patron-blocked'],
    )
    assert.deepEqual([...patronMarksOf({ ...facts, shown: [] }).marks], [])
  })
})
