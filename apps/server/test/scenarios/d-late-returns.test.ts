import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut, GetLoan, Renew, UndoCheckIn } from '../../src/modules/circulation/contract.ts'
import { DeclareLost } from '../../src/modules/circulation/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { GetPatron } from '../../src/modules/patrons/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { codes, usd } from '../library.ts'
import { openTroubles, type Lent, type Troubles } from './troubles.ts'

type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months'
const per = (dollars: number, unit: Unit = 'days', count = 1) => ({ amount: usd(dollars), every: { count, unit } })
const period = (count: number, unit: Unit) => ({ count, unit })

describe('what else a late return brings', () => {
  let troubles: Troubles
  before(async () => {
    troubles = await openTroubles()
  })
  after(() => troubles.stop())

  /** The last day of the suspensions of a patron, in the order in which they were set. */
  async function suspended(patron: number): Promise<readonly (string | null)[]> {
    const { blocks } = await troubles.library.must(GetPatron, { params: { id: patron } })
    return blocks.map((block) => block.until)
  }
  const twoForOne = { days: 2, every: period(1, 'days') }
  const back = '2024-06-20T10:00:00Z'
  const lateBy = (days: number, rules: Attributes, more: { patron?: number; branch?: number } = {}) =>
    troubles.lend({
      rules: { suspension: twoForOne, ...rules },
      out: '2024-05-10T10:00:00Z',
      due: `${Temporal.PlainDate.from('2024-06-20').subtract({ days }).toString()}T23:59:00Z`,
      ...more,
    })

  it('D29 suspends two days for each day late', async () => {
    const lent = await lateBy(20, {})
    await troubles.back(lent, back)
    assert.deepEqual(await suspended(lent.patron), ['2024-07-30'])
    assert.equal(await troubles.balance(lent), 0)
  })
  it('D29 and no longer than the cap', async () => {
    const lent = await lateBy(20, { suspensionCap: 10 })
    await troubles.back(lent, back)
    assert.deepEqual(await suspended(lent.patron), ['2024-06-30'])
  })
  it('D30 takes money and suspends where the rules say both; lends again the day after', async () => {
    const lent = await lateBy(5, { fine: per(1) })
    await troubles.back(lent, back)
    assert.deepEqual(await suspended(lent.patron), ['2024-06-30'])
    assert.equal(await troubles.balance(lent), 5)
    const { barcode } = await troubles.item({ period: period(1, 'weeks') })
    const lend = () => troubles.library.call(CheckOut, { body: { patron: lent.patron, barcode } })
    troubles.library.at('2024-06-30T10:00:00Z')
    assert.deepEqual(codes(await lend()), ['patron-blocked'])
    troubles.library.at('2024-07-01T10:00:00Z')
    assert.ok((await lend()).ok)
  })
  it('D31 lets the longer of two suspensions count', async () => {
    const patron = await troubles.patron()
    const grace = period(1, 'days')
    const [first, second] = [await lateBy(5, { grace }, { patron }), await lateBy(10, { grace }, { patron })]
    await troubles.back(first, back)
    assert.deepEqual(await suspended(patron), ['2024-06-28'])
    await troubles.back(second, back)
    assert.equal((await suspended(patron)).at(-1), '2024-07-08')
  })
  it('D31 or adds the second to the first', async () => {
    const patron = await troubles.patron()
    const rules = { grace: period(1, 'days'), suspensionAdds: true }
    const [first, second] = [await lateBy(5, rules, { patron }), await lateBy(10, rules, { patron })]
    await troubles.back(first, back)
    assert.deepEqual(await suspended(patron), ['2024-06-28'])
    await troubles.back(second, back)
    assert.equal((await suspended(patron)).at(-1), '2024-07-16')
  })
  it('D32 does not suspend what is brought back within grace, nor what is forgiven', async () => {
    const within = await lateBy(1, { grace: period(1, 'days') })
    await troubles.back(within, back)
    const forgiven = await lateBy(9, {})
    await troubles.back(forgiven, back, { forgive: true })
    assert.deepEqual([...(await suspended(within.patron)), ...(await suspended(forgiven.patron))], [])
  })
  for (const [name, closed, until] of [
    ['a closed day in the past', ['2024-06-17'], '2024-06-28'],
    ['a closed day ahead too', ['2024-06-17', '2024-06-22'], '2024-06-29'],
    ['and never ends on a closed day', ['2024-06-17', '2024-06-28'], '2024-06-29'],
  ] as const) {
    it(`D33 leaves out ${name}`, async () => {
      const branch = await troubles.branch(closed)
      const lent = await lateBy(5, {}, { branch })
      await troubles.back(lent, back)
      assert.deepEqual(await suspended(lent.patron), [until])
    })
  }
  it('D33 lifts the suspension when the return is undone', async () => {
    const lent = await lateBy(5, {})
    const { checkIn } = await troubles.back(lent, back)
    await troubles.library.must(UndoCheckIn, { params: { id: checkIn } })
    assert.deepEqual(await suspended(lent.patron), [])
  })

  const reminders: Attributes = {
    reminderFees: [
      { after: period(3, 'days'), amount: usd(1) },
      { after: period(7, 'days'), amount: usd(2) },
      { after: period(7, 'days'), amount: usd(5) },
    ],
  }
  const reminded = (rules: Attributes = {}) =>
    troubles.lend({ rules: { ...reminders, ...rules }, out: '2026-04-01T10:00:00Z', due: '2026-04-10T23:59:00Z' })
  const balances = async (lent: Lent, days: readonly string[]) => {
    const sums: number[] = []
    for (const day of days) {
      troubles.library.at(`2026-${day}T10:00:00Z`)
      await troubles.jobs()
      await troubles.jobs()
      sums.push(await troubles.balance(lent))
    }
    return sums
  }

  it('D34 charges each reminder once, so long after the one before', async () => {
    const lent = await reminded()
    assert.deepEqual(await balances(lent, ['04-12', '04-13', '04-19', '04-20', '04-27', '05-30']), [0, 1, 1, 3, 8, 8])
  })
  it('D35 begins the series anew with a renewal', async () => {
    const lent = await reminded({ renewalPeriod: period(10, 'days') })
    assert.deepEqual(await balances(lent, ['04-20']), [3])
    await troubles.library.must(Renew, { params: { id: lent.loan }, body: {} })
    const { due } = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    assert.equal(due.slice(0, 10), '2026-04-30')
    assert.deepEqual(await balances(lent, ['05-01', '05-03']), [3, 4])
  })
  it('D35 refuses the renewal where the rules do', async () => {
    const lent = await reminded({ reminderRenewal: false })
    await balances(lent, ['04-20'])
    assert.deepEqual(codes(await troubles.library.call(Renew, { params: { id: lent.loan }, body: {} })), [
      'reminder-sent',
    ])
  })
  it('D36 ends the series with the return', async () => {
    const lent = await reminded()
    await balances(lent, ['04-20'])
    await troubles.back(lent, '2026-04-21T10:00:00Z')
    assert.deepEqual(await balances(lent, ['05-30']), [3])
  })

  for (const { name, rules, closed, out, renewed } of [
    {
      name: 'D38 a dollar for each day, again for the days of the renewal',
      rules: { rentalRate: per(1), period: period(7, 'days'), renewalPeriod: period(6, 'days') },
      closed: [],
      out: 7,
      renewed: 6,
    },
    {
      name: 'D38 less a closed day of each',
      rules: {
        rentalRate: per(1),
        rentalClosedDays: false,
        period: period(7, 'days'),
        renewalPeriod: period(6, 'days'),
      },
      closed: ['2026-07-02', '2026-07-09'],
      out: 6,
      renewed: 5,
    },
    {
      name: 'D39 a quarter for each hour',
      rules: { rentalRate: per(0.25, 'hours'), period: period(168, 'hours'), renewalPeriod: period(144, 'hours') },
      closed: [],
      out: 42,
      renewed: 36,
    },
    {
      name: 'D39 less a closed weekday',
      rules: {
        rentalRate: per(0.25, 'hours'),
        rentalClosedDays: false,
        period: period(168, 'hours'),
        renewalPeriod: period(144, 'hours'),
      },
      closed: ['2026-07-02', '2026-07-09'],
      out: 36,
      renewed: 30,
    },
    {
      name: 'D40 a flat fee is charged once, not for the renewal',
      rules: { rental: usd(1.5), period: period(7, 'days') },
      closed: [],
      out: 1.5,
      renewed: 0,
    },
  ]) {
    it(name, async () => {
      const branch = await troubles.branch(closed)
      const lent = await troubles.lend({
        rules: { ...rules, renewFrom: 'due' },
        out: '2026-07-01T10:00:00Z',
        branch,
      })
      assert.equal(await troubles.balance(lent), out)
      await troubles.library.carrel.must(Renew, { params: { id: lent.loan }, body: {} })
      assert.equal(await troubles.balance(lent), out + renewed)
    })
  }

  for (const [name, rules, dollars] of [
    ['a flat fee', { rental: usd(1) }, 100],
    ['a fee by the day', { rentalRate: per(1), period: period(3, 'days') }, 300],
  ] as const) {
    it(`D41 asks before it charges ${name}`, async () => {
      const { barcode } = await troubles.item({ ...rules, rentalConfirm: true })
      const patron = await troubles.patron()
      troubles.library.at('2026-07-01T10:00:00Z')
      const refused = await troubles.library.call(CheckOut, { body: { patron, barcode } })
      assert.deepEqual(codes(refused), ['rental-confirm'])
      assert.ok(!refused.ok && refused.problem.blocks?.[0]?.facts?.['amount'] === dollars)
      const { loan } = await troubles.library.must(CheckOut, {
        body: { patron, barcode, override: { codes: ['rental-confirm'], reason: 'The patron agrees' } },
      })
      const { balance } = await troubles.account({ loan: loan.id, patron, item: loan.item, barcode, branch: 0 })
      assert.equal(balance.amount, dollars)
    })
  }

  it('D03 charges the fine of a recall while it waits, the usual one when it is over', async () => {
    const rules = { fine: per(1), recallFine: per(5) }
    const lend = () => troubles.lend({ rules, out: '2026-08-01T10:00:00Z', due: '2026-08-10T23:59:00Z' })
    const lent = await lend()
    const { bib } = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    troubles.library.at('2026-08-11T10:00:00Z')
    const placed = await troubles.library.must(PlaceHold, {
      body: { patron: await troubles.patron(), bib, pickup: troubles.library.elm, kind: 'recall' },
    })
    assert.ok(placed)
    const recalled = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    assert.equal(recalled.recalled, true)
    await troubles.back(lent, '2026-08-15T10:00:00Z')
    assert.equal(await troubles.balance(lent), 25)
    const other = await lend()
    await troubles.back(other, '2026-08-15T10:00:00Z')
    assert.equal(await troubles.balance(other), 5)
  })

  it('D15 counts only open hours from the moment to which a recall brought the loan forward', async () => {
    const branch = await troubles.branch(
      [],
      [
        [3, '07:00-12:00'],
        [3, '13:30-18:30'],
      ],
    )
    const lent = await troubles.lend({
      rules: { fine: per(5), recallFine: { amount: usd(1), every: period(1, 'hours') }, period: period(300, 'hours') },
      out: '2020-01-15T00:00:00Z',
      due: '2020-01-27T00:00:00Z',
      branch,
    })
    const { bib } = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    troubles.library.at('2020-01-18T00:00:00Z')
    await troubles.library.must(PlaceHold, {
      body: { patron: await troubles.patron(), bib, pickup: troubles.library.elm, kind: 'recall' },
    })
    const { due, recalled } = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    assert.ok(recalled && due < '2020-01-22T12:00:00Z')
    await troubles.back(lent, '2020-01-25T00:00:00Z')
    assert.equal(await troubles.balance(lent), 10)
  })

  it('D16 gives a recalled loan a fine with a most of its own, and no grace', async () => {
    const lent = await troubles.lend({
      rules: {
        fine: per(1),
        recallFine: per(5),
        recallFineCap: usd(12),
        recallGrace: false,
        grace: period(10, 'days'),
      },
      out: '2026-08-01T10:00:00Z',
      due: '2026-08-10T23:59:00Z',
    })
    const { bib } = await troubles.library.must(GetLoan, { params: { id: lent.loan } })
    troubles.library.at('2026-08-12T10:00:00Z')
    assert.equal(await troubles.balance(lent), 0)
    await troubles.library.must(PlaceHold, {
      body: { patron: await troubles.patron(), bib, pickup: troubles.library.elm, kind: 'recall' },
    })
    assert.equal(await troubles.balance(lent), 10)
    await troubles.back(lent, '2026-08-15T10:00:00Z')
    assert.equal(await troubles.balance(lent), 12)
  })

  it('D23 never adds a second overdue fine when a lost item comes back', async () => {
    const lent = await troubles.lend({
      rules: { fine: per(1), fineCap: usd(10), lostReturn: 'keep' },
      price: 7,
      out: '2026-04-01T10:00:00Z',
      due: '2026-04-07T23:59:00Z',
    })
    troubles.library.at('2026-05-01T10:00:00Z')
    await troubles.library.must(DeclareLost, { params: { id: lent.loan }, body: {} })
    assert.equal(await troubles.balance(lent), 17)
    await troubles.back(lent, '2026-06-01T10:00:00Z')
    assert.equal(await troubles.balance(lent), 17)
    assert.equal((await troubles.account(lent)).charges.filter((line) => line.kind === 'overdue').length, 1)
  })
})
