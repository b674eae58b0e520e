import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ExplainLoan, Renew } from '../../src/modules/circulation/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { usd } from '../library.ts'
import { openTroubles, type Troubles } from './troubles.ts'

type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months'
const per = (dollars: number, unit: Unit = 'days', count = 1) => ({ amount: usd(dollars), every: { count, unit } })
const period = (count: number, unit: Unit) => ({ count, unit })

interface Row {
  readonly name: string
  readonly rules: Attributes
  readonly out: string
  readonly due: string
  readonly back: string
  readonly fine: number
  readonly price?: number
  /** Days on which the branch is closed. */
  readonly closed?: readonly string[]
}

const rows: readonly Row[] = [
  {
    name: 'D01 a dollar a day',
    rules: { fine: per(1) },
    out: '1999-12-20T10:00:00Z',
    due: '2000-01-01T23:59:00Z',
    back: '2000-01-30T10:00:00Z',
    fine: 29,
  },
  {
    name: 'D02 each started week, not the full ones alone',
    rules: { fine: per(1, 'weeks') },
    out: '1999-12-20T10:00:00Z',
    due: '2000-01-01T23:59:00Z',
    back: '2000-01-30T10:00:00Z',
    fine: 5,
  },
  {
    name: 'D02 only full weeks where the rule counts those',
    rules: { fine: per(1, 'weeks'), fineUnits: 'full' },
    out: '1999-12-20T10:00:00Z',
    due: '2000-01-01T23:59:00Z',
    back: '2000-01-30T10:00:00Z',
    fine: 4,
  },
  {
    name: 'D04 held at the cap',
    rules: { fine: per(1), fineCap: usd(10) },
    out: '2000-01-01T10:00:00Z',
    due: '2000-01-10T23:59:00Z',
    back: '2000-01-25T10:00:00Z',
    fine: 10,
  },
  {
    name: 'D04 held at the price of the item',
    rules: { fine: per(1), fineCapItemPrice: true },
    price: 4.5,
    out: '2000-01-01T10:00:00Z',
    due: '2000-01-10T23:59:00Z',
    back: '2000-01-25T10:00:00Z',
    fine: 4.5,
  },
  {
    name: 'D07 a day that has begun counts in full',
    rules: { fine: per(3), period: period(3, 'hours') },
    out: '2026-09-01T14:00:00Z',
    due: '2026-09-01T17:00:00Z',
    back: '2026-09-02T18:00:00Z',
    fine: 6,
  },
  {
    name: 'D09 minutes of open time: all open',
    rules: { fine: per(0.01, 'minutes'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-03T11:00:00Z',
    fine: 29.4,
  },
  {
    name: 'D09 minutes of open time: all closed',
    rules: { fine: per(0.01, 'minutes'), period: period(3, 'hours') },
    closed: ['2026-05-01', '2026-05-02', '2026-05-03'],
    out: '2026-04-30T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-03T11:00:00Z',
    fine: 0,
  },
  {
    name: 'D09 minutes of open time: the day between closed',
    rules: { fine: per(0.01, 'minutes'), period: period(3, 'hours') },
    closed: ['2026-05-02'],
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-03T11:00:00Z',
    fine: 15,
  },
  {
    name: 'D11 grace of four hours is over after 255 minutes, and is charged',
    rules: { fine: per(1, 'hours'), grace: period(4, 'hours'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T14:15:00Z',
    fine: 5,
  },
  {
    name: 'D11 grace of five hours is not',
    rules: { fine: per(1, 'hours'), grace: period(5, 'hours'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T14:15:00Z',
    fine: 0,
  },
  {
    name: 'D11 three days of grace are over after 4350 minutes',
    rules: { fine: per(1), grace: period(3, 'days'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-04T10:30:00Z',
    fine: 4,
  },
  {
    name: 'D11 four are not',
    rules: { fine: per(1), grace: period(4, 'days'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-04T10:30:00Z',
    fine: 0,
  },
  {
    name: 'D11 two weeks of grace are over after 20200 minutes',
    rules: { fine: per(1, 'weeks'), grace: period(2, 'weeks'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-15T10:40:00Z',
    fine: 3,
  },
  {
    name: 'D11 three weeks are not',
    rules: { fine: per(1, 'weeks'), grace: period(3, 'weeks'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-15T10:40:00Z',
    fine: 0,
  },
  {
    name: 'D11 a month of grace is over after 44700 minutes',
    rules: { fine: per(1, 'months'), grace: period(1, 'months'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-06-01T11:00:00Z',
    fine: 2,
  },
  {
    name: 'D11 two months are not',
    rules: { fine: per(1, 'months'), grace: period(2, 'months'), period: period(3, 'hours') },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-01T10:00:00Z',
    back: '2026-06-01T11:00:00Z',
    fine: 0,
  },
  {
    name: 'D12 grace that is not charged comes off',
    rules: { fine: per(1), grace: period(2, 'days'), graceCharged: false },
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-05T23:59:00Z',
    back: '2026-05-10T10:00:00Z',
    fine: 3,
  },
  {
    name: 'D17 closed days between are not charged',
    rules: { fine: per(0.1) },
    closed: ['2026-05-10'],
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-05T23:59:00Z',
    back: '2026-05-18T10:00:00Z',
    fine: 1.2,
  },
  {
    name: 'D18 but for rules that charge closed days',
    rules: { fine: per(0.1), fineClosedDays: true },
    closed: ['2026-05-10'],
    out: '2026-05-01T07:00:00Z',
    due: '2026-05-05T23:59:00Z',
    back: '2026-05-18T10:00:00Z',
    fine: 1.3,
  },
  {
    name: 'D37 half a minute late is not late',
    rules: { fine: per(0.1, 'minutes'), period: period(3, 'hours') },
    out: '2026-05-01T12:00:00Z',
    due: '2026-05-01T15:00:00Z',
    back: '2026-05-01T15:00:30Z',
    fine: 0,
  },
]

describe('overdue fines', () => {
  let troubles: Troubles
  before(async () => {
    troubles = await openTroubles()
  })
  after(() => troubles.stop())

  for (const { name, rules, closed, back, fine, ...lending } of rows) {
    it(name, async () => {
      const branch = closed && (await troubles.branch(closed))
      const lent = await troubles.lend({ ...lending, rules, ...(branch !== undefined && { branch }) })
      troubles.library.at(back)
      assert.equal(await troubles.balance(lent), fine, 'as it grows')
      const { fine: fixed } = await troubles.back(lent, back)
      assert.equal((fixed?.amount ?? 0) / 100, fine, 'as the return fixes it')
      assert.equal(await troubles.balance(lent), fine, 'as it is owed')
    })
  }

  it('D05 fixes the fine at a renewal as at a return', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(1), fineCap: usd(10) },
      out: '2000-01-01T10:00:00Z',
      due: '2000-01-10T23:59:00Z',
    })
    troubles.library.at('2000-01-25T10:00:00Z')
    await troubles.library.must(Renew, { params: { id: lent.loan }, body: {} })
    assert.equal(await troubles.balance(lent), 10)
    await troubles.back(lent, '2000-01-26T10:00:00Z')
    assert.equal(await troubles.balance(lent), 10)
  })

  it('D06 forgives the fine at a renewal where the rules say so', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(1), fineForgivenByRenewal: true },
      out: '2000-01-01T10:00:00Z',
      due: '2000-01-10T23:59:00Z',
    })
    troubles.library.at('2000-01-25T10:00:00Z')
    await troubles.library.must(Renew, { params: { id: lent.loan }, body: {} })
    assert.equal(await troubles.balance(lent), 0)
  })

  it('D13 charges a started day when only part of one day was open', async () => {
    const branch = await troubles.branch(
      [],
      [
        [3, '07:00-12:00'],
        [3, '13:30-18:30'],
      ],
    )
    const lent = await troubles.lend({
      rules: { fine: per(5), fineCap: usd(50), period: period(3, 'hours') },
      out: '2020-01-22T09:00:00Z',
      due: '2020-01-22T12:00:00Z',
      branch,
    })
    await troubles.back(lent, '2020-01-25T12:00:00Z')
    assert.equal(await troubles.balance(lent), 5)
  })

  it('D17 keeps one line for a loan, whatever day the jobs run', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(0.1) },
      out: '2026-04-01T10:00:00Z',
      due: '2026-04-07T23:59:00Z',
    })
    for (const day of ['2026-04-10', '2026-04-15', '2026-04-20']) {
      troubles.library.at(`${day}T10:00:00Z`)
      await troubles.jobs()
      await troubles.jobs()
    }
    const { charges } = await troubles.account(lent)
    assert.equal(charges.length, 1)
    assert.equal(charges[0]?.amount.amount, 130)
    const { fine } = await troubles.library.must(ExplainLoan, { params: { id: lent.loan } })
    assert.match(fine[0]?.text ?? '', /\$0\.10 for each day begun, 13 in all/)
  })

  const backdated = { rules: { fine: per(1) }, out: '2026-06-01T10:00:00Z', due: '2026-06-10T23:59:00Z' }
  it('D19 reckons up to a backdated return', async () => {
    const lent = await troubles.lend(backdated)
    const done = await troubles.back(lent, '2026-06-20T10:00:00Z', { returned: '2026-06-15T10:00:00Z' })
    assert.equal(done.fine?.amount, 500)
  })
  it('D19 charges nothing when it is backdated before the due day', async () => {
    const lent = await troubles.lend(backdated)
    const done = await troubles.back(lent, '2026-06-20T10:00:00Z', { returned: '2026-06-09T10:00:00Z' })
    assert.equal(done.fine, null)
    assert.equal(await troubles.balance(lent), 0)
  })
  it('D19 forgives at the return', async () => {
    const lent = await troubles.lend(backdated)
    await troubles.back(lent, '2026-06-20T10:00:00Z', { forgive: true })
    assert.equal(await troubles.balance(lent), 0)
  })

  it('D21 gives back what was paid too much when a return is backdated: one fine, one payment, one credit', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(1) },
      out: '2026-06-01T10:00:00Z',
      due: '2026-06-10T23:59:00Z',
    })
    troubles.library.at('2026-06-12T10:00:00Z')
    await troubles.pay(lent, 2)
    await troubles.back(lent, '2026-06-12T11:00:00Z', { returned: '2026-06-11T10:00:00Z' })
    assert.equal(await troubles.balance(lent), -1)
    const { charges, movements } = await troubles.account(lent, true)
    assert.deepEqual(
      [...charges.map((line) => line.amount.amount), ...movements.map((line) => [line.kind, line.amount.amount])],
      [100, ['credit', 100], ['payment', 200]],
    )
  })

  it('D25 grows on one line', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(1) },
      out: '2026-06-01T10:00:00Z',
      due: '2026-06-10T23:59:00Z',
    })
    for (const [day, dollars] of [
      ['2026-06-11', 1],
      ['2026-06-12', 2],
    ] as const) {
      troubles.library.at(`${day}T10:00:00Z`)
      await troubles.jobs()
      const { charges } = await troubles.account(lent)
      assert.deepEqual(
        charges.map((line) => line.amount.amount / 100),
        [dollars],
      )
    }
  })

  it('D27 takes a return in the future as now', async () => {
    const lent = await troubles.lend({ rules: { period: period(3, 'weeks') }, out: '2026-06-01T10:00:00Z' })
    const done = await troubles.back(lent, '2026-06-01T11:00:00Z', { returned: '3001-01-23T10:00:00Z' })
    assert.equal(done.loan?.returned, '2026-06-01T11:00:00Z')
  })

  it('D37 charges no minute while the library is closed', async () => {
    const branch = await troubles.branch(
      [],
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, '10:00-16:00'] as const),
    )
    const lent = await troubles.lend({
      rules: { fine: per(0.1, 'minutes'), period: period(3, 'hours') },
      out: '2026-05-01T12:00:00Z',
      due: '2026-05-01T15:00:00Z',
      branch,
    })
    troubles.library.at('2026-05-01T15:00:30Z')
    await troubles.jobs()
    assert.equal(await troubles.balance(lent), 0)
    troubles.library.at('2026-05-02T10:01:00Z')
    assert.equal(await troubles.balance(lent), 6.1)
  })
})
