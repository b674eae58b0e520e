import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn, CheckOut, Renew } from '../../src/modules/circulation/contract.ts'
import {
  ChangeDue,
  GetLoanHistory,
  PreviewRenewals,
  RenewAll,
  RenewByBarcode,
} from '../../src/modules/circulation/contract-renewals.ts'
import { AddCharge, GetPatronAccount, Pay, Waive } from '../../src/modules/fees/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { ChangePatron } from '../../src/modules/patrons/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk } from './lending-desk.ts'

describe('renewals', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
  })
  after(() => library.stop())

  const renew = (loan: number, body: object = {}) => library.carrel.call(Renew, { params: { id: loan }, body })
  const due = async (loan: number) => (await library.carrel.must(Renew, { params: { id: loan }, body: {} })).loan.due
  const owes = (patron: number, dollars: number) =>
    library.must(AddCharge, { params: { id: patron }, body: { kind: 'other', amount: usd(dollars) } })

  interface Moving {
    readonly name: string
    readonly rule: Attributes
    readonly out: string
    readonly at?: string
    readonly closed?: readonly string[]
    readonly is: string
  }
  const fiveDays = { period: period('5 days'), renewalPeriod: period('3 days'), renewFrom: 'due' } as const
  const months: Attributes = {
    period: period('3 weeks'),
    renewalPeriod: period('2 months'),
    renewFrom: 'due',
    dueTime: 'time-of-loan',
  }
  const moving: readonly Moving[] = [
    {
      name: 'C01 from the due date, back from a closed day',
      rule: { ...fiveDays, closedDue: 'previous-open-day' },
      out: '2019-01-25T10:00:00Z',
      closed: ['2019-02-02', '2019-02-03'],
      is: '2019-02-01',
    },
    {
      name: 'C01 from the due date, on from a closed day',
      rule: { ...fiveDays, closedDue: 'next-open-day' },
      out: '2019-01-25T10:00:00Z',
      closed: ['2019-02-02', '2019-02-03'],
      is: '2019-02-04',
    },
    { name: 'C03 two months from the due date', rule: months, out: '2018-04-21T11:21:43Z', is: '2018-07-12T11:21:43Z' },
    {
      name: 'C05 from the moment of renewing',
      rule: { period: period('3 weeks'), dueTime: 'time-of-loan' },
      out: '2018-04-21T11:21:43Z',
      at: '2018-05-01T09:00:00Z',
      is: '2018-05-22T09:00:00Z',
    },
    {
      name: 'C06 overdue, from the due date: the new date still lies ahead',
      rule: { period: period('3 weeks'), renewFrom: 'due' },
      out: '2018-04-21T11:00:00Z',
      at: '2018-05-20T11:00:00Z',
      is: '2018-06-02',
    },
  ]
  for (const { name, rule, out, at, closed = [], is } of moving) {
    it(name, async () => {
      const { loan } = await desk.loan({ rule, at: out, closed })
      if (at !== undefined) library.at(at)
      assert.equal(await due(loan.id), moment(is))
    })
  }

  it('C07 says that the limit is reached and that nothing is gained, in one reply', async () => {
    const { loan } = await desk.loan({ rule: { renewals: 0 }, at: '2026-03-02T10:00:00Z' })
    assert.deepEqual(codes(await renew(loan.id)), ['renewal-limit', 'renewal-no-gain'])
  })

  it('C08 a renewal that would end before now is none', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('1 weeks'), renewFrom: 'due' },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-04-20T10:00:00Z')
    assert.deepEqual(codes(await renew(loan.id)), ['renewal-no-gain'])
  })

  it('C09 not before the due day', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('1 weeks'), renewNotBefore: period('0 days') },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-08T23:50:00Z')
    assert.deepEqual(codes(await renew(loan.id)), ['renewal-too-soon'])
    library.at('2026-03-09T00:10:00Z')
    assert.equal(await due(loan.id), moment('2026-03-16'))
  })

  it('C09 not before two hours, to the minute', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('6 hours'), renewNotBefore: period('2 hours') },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-02T13:59:00Z')
    assert.deepEqual(codes(await renew(loan.id)), ['renewal-too-soon'])
    library.at('2026-03-02T14:00:00Z')
    assert.equal(await due(loan.id), '2026-03-02T20:00:00Z')
  })

  it('C10 not after it has been overdue too long, nor when it was lent too long ago', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('1 weeks'), renewNotAfter: period('2 days'), renewWithin: period('30 days') },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-12T00:10:00Z')
    assert.deepEqual(codes(await renew(loan.id)), ['renewal-too-late'])
    library.at('2026-03-11T23:50:00Z')
    assert.equal(await due(loan.id), moment('2026-03-18'))
  })

  it('C15 an ended card borrows nothing and renews where the rule says so', async () => {
    const { loan, patron, itemType, branch } = await desk.loan({
      rule: { period: period('1 weeks'), renewExpired: true, cardEnds: 'ignore' },
      card: '2026-03-04',
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-06T10:00:00Z')
    const { barcode } = await library.item(desk.name(), { itemType, branch })
    assert.deepEqual(codes(await library.carrel.call(CheckOut, { body: { patron, barcode, branch } })), [
      'patron-expired',
    ])
    assert.equal(await due(loan.id), moment('2026-03-13'))
  })

  /** A loan of one of several copies, the others on the shelf, and holds of other readers. */
  async function wanted(rule: Attributes, copies: number, ...holds: readonly (number | 'title' | 'recall')[]) {
    const lent = await desk.loan({ rule: { period: period('1 weeks'), ...rule }, at: '2026-03-02T10:00:00Z' })
    const items = [lent.item]
    const add = async () =>
      items.push((await library.item(desk.name(), { bib: lent.bib, itemType: lent.itemType, branch: lent.branch })).id)
    while (items.length < copies) await add()
    for (const hold of holds) {
      const { id: patron } = await library.patron(desk.name())
      await library.must(PlaceHold, {
        body: {
          patron,
          pickup: lent.branch,
          ...(typeof hold === 'number' ? { item: items[hold] ?? 0 } : { bib: lent.bib }),
          ...(hold === 'recall' && { kind: 'recall' as const }),
        },
      })
    }
    library.at('2026-03-04T10:00:00Z')
    return { ...lent, add }
  }
  const suffice = { renewWhenHeld: 'allow-when-copies-suffice' } as const
  const queues: readonly (readonly [
    string,
    Attributes,
    number,
    readonly (number | 'title' | 'recall')[],
    readonly string[],
  ])[] = [
    ['C16 renews while a free copy serves the one who waits', suffice, 2, ['title'], []],
    ['C17 not with two who wait and one free copy', suffice, 2, ['title', 'title'], ['needed-for-hold']],
    ['C19 not when someone waits for this very item, though another is free', suffice, 2, [0], ['needed-for-hold']],
    [
      'C20 not when the free copy is for someone who wants only that one',
      suffice,
      2,
      ['title', 1],
      ['needed-for-hold'],
    ],
    ['C20 renews when there is one for each', suffice, 3, ['title', 1], []],
    ['C21 renews while others wait for another item', {}, 2, [1], []],
    ['C21 not while someone waits for the title', {}, 2, ['title'], ['needed-for-hold']],
    ['C21 never what was called back', { renewWhenHeld: 'allow' }, 1, ['recall'], ['loan-recalled']],
    ['C22 renews while others wait where the rule lets it', { renewWhenHeld: 'allow' }, 1, ['title'], []],
  ]
  for (const [name, rule, copies, holds, reasons] of queues) {
    it(name, async () => {
      const { loan } = await wanted(rule, copies, ...holds)
      const answer = await renew(loan.id)
      assert.deepEqual(answer.ok ? [] : codes(answer), reasons)
    })
  }
  it('C17 renews again once another free copy has come', async () => {
    const { loan, add } = await wanted(suffice, 2, 'title', 'title')
    assert.deepEqual(codes(await renew(loan.id)), ['needed-for-hold'])
    await add()
    assert.equal((await renew(loan.id)).ok, true)
  })

  it('C23 does not renew what is for use in the library', async () => {
    const itemType = await desk.itemType()
    await desk.rule({ itemType }, { onSite: 'allowed' })
    library.at('2026-03-02T10:00:00Z')
    const { id: patron } = await library.patron(desk.name())
    const { barcode } = await library.item(desk.name(), { itemType })
    const { loan } = await library.must(CheckOut, { body: { patron, barcode, onSite: true } })
    library.at('2026-03-02T11:00:00Z')
    assert.equal(codes(await renew(loan.id)).includes('loan-on-site'), true)
  })

  for (const [mode, reasons] of [
    ['allow', [[], []]],
    ['block-loan', [['loan-overdue'], []]],
    ['block-patron', [['has-overdues'], ['has-overdues']]],
  ] as const) {
    it(`C24 an overdue loan, and another of its reader: ${mode}`, async () => {
      const { loan, patron, itemType, branch } = await desk.loan({
        rule: { period: period('1 weeks'), renewOverdue: mode },
        at: '2026-03-02T10:00:00Z',
      })
      library.at('2026-03-08T10:00:00Z')
      const { barcode } = await library.item(desk.name(), { itemType, branch })
      const other = await library.carrel.must(CheckOut, { body: { patron, barcode, branch } })
      library.at('2026-03-12T10:00:00Z')
      const both = [await renew(loan.id), await renew(other.loan.id)]
      const [first, second] = both.map((answer) => (answer.ok ? [] : codes(answer)))
      assert.deepEqual([first, mode === 'allow' ? [] : second], reasons)
    })
  }

  it('C25 paying the fine in full renews, writing it off does not', async () => {
    const rule = {
      period: period('1 weeks'),
      renewOnPayment: true,
      fine: { amount: usd(1), every: period('1 days') },
    }
    const paid = await desk.loan({ rule, at: '2026-03-02T10:00:00Z' })
    library.at('2026-03-12T10:00:00Z')
    await library.must(Pay, { params: { id: paid.patron }, body: { amount: usd(3), method: 'card' } })
    const account = await library.must(GetPatronAccount, { params: { id: paid.patron } })
    assert.equal(account.balance.amount, 0)
    const steps = (await library.must(GetLoanHistory, { params: { id: paid.loan.id } })).rows
    assert.deepEqual(
      steps.map(({ kind, channel, dueAfter }) => [kind, channel, dueAfter]),
      [['renewed', 'payment', moment('2026-03-19')]],
    )
    const waived = await desk.loan({ rule, at: '2026-03-02T10:00:00Z' })
    library.at('2026-03-12T10:00:00Z')
    const before = await library.must(GetPatronAccount, { params: { id: waived.patron } })
    assert.equal(before.balance.amount, 300)
    const charge = before.charges[0]?.id
    if (typeof charge === 'number')
      await library.must(Waive, { params: { id: charge }, body: { amount: usd(3), reason: 'Goodwill' } })
    assert.deepEqual((await library.must(GetLoanHistory, { params: { id: waived.loan.id } })).rows, [])
  })

  it('C27 by item and patron: not the loan of another, and not for an inactive one', async () => {
    const { barcode, patron, loan } = await desk.loan({
      rule: { period: period('1 weeks') },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-04T10:00:00Z')
    const { id: other } = await library.patron(desk.name())
    const by = (body: { patron?: number; barcode?: string }) =>
      library.carrel.call(RenewByBarcode, { body: { barcode, ...body } })
    assert.deepEqual(codes(await by({ patron: other })), ['loan-of-other'])
    assert.deepEqual(codes(await by({ barcode: 'nothing' })), ['item-not-found'])
    await library.must(ChangePatron, { params: { id: patron }, body: { active: false } })
    assert.deepEqual(codes(await by({ patron })), ['patron-inactive'])
    await library.must(ChangePatron, { params: { id: patron }, body: { active: true } })
    const renewed = await by({ patron })
    assert.equal(renewed.ok && renewed.value.loan.id, loan.id)
    await library.must(CheckIn, { body: { barcode } })
    assert.deepEqual(codes(await by({ patron })), ['not-on-loan'])
  })

  it('C29 debts stop lending, but not renewing, where the rule says so', async () => {
    const { loan, patron, itemType, branch } = await desk.loan({
      rule: { period: period('1 weeks'), fineLimit: usd(10), renewInDebt: true },
      at: '2026-03-02T10:00:00Z',
    })
    await owes(patron, 12)
    library.at('2026-03-04T10:00:00Z')
    assert.equal((await renew(loan.id)).ok, true)
    const { barcode } = await library.item(desk.name(), { itemType, branch })
    assert.deepEqual(codes(await library.carrel.call(CheckOut, { body: { patron, barcode, branch } })), [
      'owes-too-much',
    ])
  })

  it('C30 counts renewals without the item apart', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('1 weeks'), renewals: 3, unseenRenewals: 1 },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-04T10:00:00Z')
    assert.equal((await renew(loan.id, { seen: false })).ok, true)
    library.at('2026-03-05T10:00:00Z')
    assert.deepEqual(codes(await renew(loan.id, { seen: false })), ['unseen-renewal-limit'])
    const seen = await renew(loan.id)
    assert.equal(seen.ok && seen.value.loan.renewals, 2)
  })

  it('C31 renews everything of a reader that can be renewed, and says why not of the rest', async () => {
    const first = await desk.loan({ rule: { period: period('1 weeks') }, at: '2026-03-02T10:00:00Z' })
    const fixed = await desk.itemType()
    await desk.rule({ itemType: fixed }, { renewals: 0, period: period('2 weeks') })
    const { barcode } = await library.item(desk.name(), { itemType: fixed, branch: first.branch })
    await library.carrel.must(CheckOut, { body: { patron: first.patron, barcode, branch: first.branch } })
    library.at('2026-03-04T10:00:00Z')
    const all = { params: { id: first.patron } }
    const could = (await library.must(PreviewRenewals, all)).rows
    const { rows } = await library.must(RenewAll, { ...all, body: {} })
    assert.deepEqual(rows, could)
    assert.deepEqual(
      rows.map(({ renewed, due: then, blocks }) => [renewed, then, blocks.map(({ code }) => code)]),
      [
        [true, moment('2026-03-11'), []],
        [false, moment('2026-03-16'), ['renewal-limit']],
      ],
    )
  })

  it('C32 staff set a due date by hand, with the reason kept, and the fine until then charged', async () => {
    const { loan, patron } = await desk.loan({
      rule: { period: period('1 weeks'), fine: { amount: usd(1), every: period('1 days') } },
      at: '2026-03-02T10:00:00Z',
    })
    library.at('2026-03-11T10:00:00Z')
    const change = (then: string, reason = 'In hospital') =>
      library.carrel.call(ChangeDue, { params: { id: loan.id }, body: { due: then, reason } })
    assert.deepEqual(codes(await change('2026-03-01T10:00:00Z', ' ')), ['invalid-due', 'invalid-reason'])
    const changed = await change('2026-03-20T08:00:00Z')
    assert.deepEqual(changed.ok && [changed.value.loan.due, changed.value.loan.renewals], [moment('2026-03-20'), 0])
    const account = await library.must(GetPatronAccount, { params: { id: patron } })
    assert.equal(account.balance.amount, 200)
    const [step] = (await library.must(GetLoanHistory, { params: { id: loan.id } })).rows
    assert.deepEqual(
      [step?.kind, step?.dueBefore, step?.dueAfter, step?.note],
      ['due-changed', moment('2026-03-09'), moment('2026-03-20'), 'In hospital'],
    )
  })
})
