import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jobHandlers } from '../../src/app.ts'
import { ExplainLoan, GetLoan } from '../../src/modules/circulation/contract.ts'
import { GetLoanHistory } from '../../src/modules/circulation/contract-renewals.ts'
import { AddCharge, AddCredit } from '../../src/modules/fees/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { openLibrary, usd, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk } from './lending-desk.ts'

describe('loans that renew by themselves', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
  })
  after(() => library.stop())

  const runJobs = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
  /** What became of the loan by itself: its new due day, or the reasons why not. */
  async function outcome(loan: number): Promise<readonly string[]> {
    const steps = (await library.must(GetLoanHistory, { params: { id: loan } })).rows.filter(
      ({ channel }) => channel === 'auto',
    )
    return steps.flatMap(({ kind, dueAfter, blocks }) =>
      kind === 'renewed' ? [dueAfter.slice(0, 10)] : blocks.map(({ code }) => code),
    )
  }
  const auto: Attributes = { period: period('20 days'), autoRenew: true, autoRenewBefore: period('10 days') }

  interface Case {
    readonly name: string
    readonly rule?: Attributes
    readonly at?: string
    readonly card?: string
    readonly debt?: number
    readonly credit?: number
    readonly hold?: boolean
    readonly is: readonly string[]
  }
  // Lent on 1 April: due on the 21st, tried from the 11th on.
  const cases: readonly Case[] = [
    { name: 'C10 before its time nothing is tried', at: '2026-04-10T09:00:00Z', is: [] },
    { name: 'C10 in its time it is renewed', is: ['2026-05-01'] },
    {
      name: 'C10 ten days after the loan is too late where it ends after ten',
      rule: { autoRenewWithin: period('10 days') },
      is: ['renewal-too-late'],
    },
    {
      name: 'C10 too late, and too soon: both reasons',
      rule: { autoRenewWithin: period('9 days'), renewNotBefore: period('7 days') },
      is: ['renewal-too-soon', 'renewal-too-late'],
    },
    {
      name: 'C11 ends after eleven days, not before ten days before: it is renewed',
      rule: { autoRenewWithin: period('11 days'), renewNotBefore: period('10 days') },
      is: ['2026-05-01'],
    },
    { name: 'C10 not from a fixed day on', rule: { autoRenewUntil: '2026-04-11' }, is: ['renewal-too-late'] },
    { name: 'C12 not while someone waits', hold: true, is: ['needed-for-hold'] },
    { name: 'C12 not past the limit', rule: { renewals: 0 }, is: ['renewal-limit'] },
    { name: 'C13 owes 5: it is renewed', rule: { autoRenewFineLimit: usd(10) }, debt: 5, is: ['2026-05-01'] },
    { name: 'C13 owes 10: it is renewed', rule: { autoRenewFineLimit: usd(10) }, debt: 10, is: ['2026-05-01'] },
    { name: 'C13 owes 15: not', rule: { autoRenewFineLimit: usd(10) }, debt: 15, is: ['owes-too-much'] },
    {
      name: 'C13 owes 15 with a credit of 5 that counts: it is renewed',
      rule: { autoRenewFineLimit: usd(10) },
      debt: 15,
      credit: 5,
      is: ['2026-05-01'],
    },
    {
      name: 'C13 owes 15 with a credit of 5 that does not count: not',
      rule: { autoRenewFineLimit: usd(10), creditCounts: false },
      debt: 15,
      credit: 5,
      is: ['owes-too-much'],
    },
    { name: 'C14 not with an ended card', card: '2026-04-10', rule: { cardEnds: 'ignore' }, is: ['patron-expired'] },
    {
      name: 'C14 with an ended card where the rule says so',
      card: '2026-04-10',
      rule: { cardEnds: 'ignore', renewExpired: true },
      is: ['2026-05-01'],
    },
  ]
  for (const { name, rule, at, card, debt, credit, hold, is } of cases) {
    it(name, async () => {
      const { loan, patron, bib, branch } = await desk.loan({
        rule: { ...auto, ...rule },
        at: '2026-04-01T09:00:00Z',
        ...(card !== undefined && { card }),
      })
      const params = { id: patron }
      if (credit !== undefined) await library.must(AddCredit, { params, body: { amount: usd(credit), reason: 'Kept' } })
      if (debt !== undefined) await library.must(AddCharge, { params, body: { kind: 'other', amount: usd(debt) } })
      if (hold === true)
        await library.must(PlaceHold, { body: { patron: (await library.patron(desk.name())).id, bib, pickup: branch } })
      library.at(at ?? '2026-04-11T09:00:00Z')
      await runJobs()
      await runJobs()
      assert.deepEqual(await outcome(loan.id), is)
      const { renewals, due } = await library.must(GetLoan, { params: { id: loan.id } })
      const renewed = is[0]?.startsWith('2026') === true
      assert.deepEqual([renewals, due], renewed ? [1, moment(is[0] ?? '')] : [0, moment('2026-04-21')])
    })
  }

  it('C10 is tried once for each due date, and explained with the loan', async () => {
    const { loan } = await desk.loan({ rule: { ...auto, renewals: 1 }, at: '2026-04-01T09:00:00Z' })
    library.at('2026-04-12T09:00:00Z')
    await runJobs()
    library.at('2026-04-29T09:00:00Z')
    await runJobs()
    library.at('2026-04-30T09:00:00Z')
    await runJobs()
    assert.deepEqual(await outcome(loan.id), ['2026-05-02', 'renewal-limit'])
    const { renewal } = await library.must(ExplainLoan, { params: { id: loan.id } })
    assert.equal(
      renewal.some(({ text }) => text.includes('Not renewed by itself')),
      true,
    )
  })
})
