import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, ExplainLoan, GetLoan, type Loan } from '../../src/modules/circulation/contract.ts'
import { PreviewRecall, RecallFromHold } from '../../src/modules/circulation/contract-recalls.ts'
import { GetLoanHistory } from '../../src/modules/circulation/contract-renewals.ts'
import { CancelHold, PlaceHold } from '../../src/modules/holds/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk } from './lending-desk.ts'

describe('recalls', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
  })
  after(() => library.stop())

  const loanNow = (id: number) => library.must(GetLoan, { params: { id } })
  async function recall(body: { readonly bib?: number; readonly item?: number }, branch: number) {
    const { id: patron } = await library.patron(desk.name())
    return library.carrel.call(PlaceHold, { body: { patron, kind: 'recall', pickup: branch, ...body } })
  }
  const weeks = (count: number) => period(`${count} weeks`)
  const guaranteed: Attributes = { recallMinimum: weeks(2), recallInterval: weeks(1) }

  interface Case {
    readonly name: string
    readonly rule: Attributes
    /** Day of the recall. */
    readonly at?: string
    readonly is: string
  }
  // Lent on 2 March for three weeks: due on the 23rd.
  const cases: readonly Case[] = [
    {
      name: 'H33 time to bring it back beyond the due date changes nothing',
      rule: { recallMinimum: weeks(2), recallInterval: period('2 months') },
      is: '2026-03-23',
    },
    {
      name: 'H34 the time that is guaranteed goes before the time to bring it back',
      rule: guaranteed,
      is: '2026-03-16',
    },
    { name: 'H35 a week to bring it back', rule: { recallInterval: weeks(1) }, is: '2026-03-09' },
    { name: 'H35 two weeks at least', rule: { recallMinimum: weeks(2) }, is: '2026-03-16' },
    { name: 'H36 at once where nothing is said', rule: {}, is: '2026-03-02' },
    {
      name: 'H36 past the time that is guaranteed, the time to bring it back counts',
      rule: guaranteed,
      at: '2026-03-12',
      is: '2026-03-19',
    },
    { name: 'H36 a recall never makes a loan longer', rule: guaranteed, at: '2026-03-20', is: '2026-03-23' },
    { name: 'H39 overdue stays as it was', rule: { recallInterval: weeks(1) }, at: '2026-03-24', is: '2026-03-23' },
    {
      name: 'H39 overdue gets time where the rule says so',
      rule: { recallInterval: weeks(1), recallOverdueExtends: weeks(3) },
      at: '2026-03-24',
      is: '2026-04-14',
    },
  ]
  for (const { name, rule, at = '2026-03-02', is } of cases) {
    it(name, async () => {
      const { loan, bib, branch } = await desk.loan({ rule: { period: weeks(3), ...rule }, at: '2026-03-02T10:00:00Z' })
      library.at(`${at}T12:00:00Z`)
      const preview = await library.must(PreviewRecall, { body: { bib } })
      assert.deepEqual([preview.loan?.id, preview.due, preview.blocks], [loan.id, moment(is), []])
      const placed = await recall({ bib }, branch)
      const now = await loanNow(loan.id)
      assert.deepEqual([placed.ok, now.due, now.recalled], [true, moment(is), true])
      const steps = (await library.must(GetLoanHistory, { params: { id: loan.id } })).rows
      assert.deepEqual(
        steps.map(({ kind, dueBefore, dueAfter }) => [kind, dueBefore, dueAfter]),
        [['recall-requested', moment('2026-03-23'), moment(is)]],
      )
      const { due } = await library.must(ExplainLoan, { params: { id: loan.id } })
      assert.match(due[0]?.text ?? '', /[Rr]ecalled/)
    })
  }

  it('H37 a second recall leaves the due date as the first has set it', async () => {
    const { loan, bib, branch } = await desk.loan({
      rule: { period: weeks(3), ...guaranteed },
      at: '2026-03-02T10:00:00Z',
    })
    await recall({ bib }, branch)
    library.at('2026-03-09T10:00:00Z')
    assert.equal((await recall({ bib }, branch)).ok, true)
    assert.equal((await loanNow(loan.id)).due, moment('2026-03-16'))
  })

  it('H38 when the recall is cancelled the due date stays, and the loan is called back no more', async () => {
    const { loan, bib, branch } = await desk.loan({
      rule: { period: weeks(3), ...guaranteed },
      at: '2026-03-02T10:00:00Z',
    })
    const placed = await recall({ bib }, branch)
    if (placed.ok) await library.must(CancelHold, { params: { id: placed.value.id }, query: {} })
    const { due, recalled } = await loanNow(loan.id)
    assert.deepEqual([due, recalled], [moment('2026-03-16'), false])
  })

  it('H40 what may not be called back is refused, and a hold that waits can become a recall', async () => {
    const kept = await desk.loan({ rule: { period: weeks(3), recallable: false }, at: '2026-03-02T10:00:00Z' })
    assert.deepEqual(codes(await recall({ bib: kept.bib }, kept.branch)), ['not-recallable'])
    const { loan, bib, branch } = await desk.loan({
      rule: { period: weeks(3), ...guaranteed },
      at: '2026-03-02T10:00:00Z',
    })
    const hold = await library.must(PlaceHold, {
      body: { patron: (await library.patron(desk.name())).id, bib, pickup: branch },
    })
    assert.equal((await loanNow(loan.id)).due, moment('2026-03-23'))
    assert.equal((await library.must(RecallFromHold, { params: { id: hold.id } })).kind, 'recall')
    assert.equal((await loanNow(loan.id)).due, moment('2026-03-16'))
  })

  it('H41 a recall anywhere in the queue shortens the loan of whoever comes first', async () => {
    const itemType = await desk.itemType()
    await desk.rule({ itemType }, { period: weeks(4), recallInterval: weeks(2) })
    library.at('2026-03-02T10:00:00Z')
    const { barcode, bib } = await library.item(desk.name(), { itemType })
    const { id: reader } = await library.patron(desk.name())
    await library.must(CheckOut, { body: { patron: reader, barcode } })
    const first = (await library.patron(desk.name())).id
    await library.must(PlaceHold, { body: { patron: first, bib } })
    await library.must(PlaceHold, { body: { patron: (await library.patron(desk.name())).id, bib } })
    await recall({ bib }, library.elm)
    await library.must(CheckIn, { body: { barcode } })
    const { loan } = await library.must(CheckOut, { body: { patron: first, barcode } })
    assert.deepEqual([loan.due, loan.shortened], [moment('2026-03-16'), true])
  })

  it('H42 while others wait, loans are shorter where the rule says so', async () => {
    const itemType = await desk.itemType()
    await desk.rule({ itemType }, { period: weeks(4), periodWhenHeld: weeks(1) })
    library.at('2026-03-02T10:00:00Z')
    const { barcode, bib } = await library.item(desk.name(), { itemType })
    const first = (await library.patron(desk.name())).id
    await library.must(PlaceHold, { body: { patron: first, bib } })
    await library.must(PlaceHold, { body: { patron: (await library.patron(desk.name())).id, bib } })
    await library.must(CheckIn, { body: { barcode } })
    const { loan } = await library.must(CheckOut, { body: { patron: first, barcode } })
    assert.equal(loan.due, moment('2026-03-09'))
  })

  /** Copies of one title, due one, two and three weeks after 2 March. */
  async function threeCopies(): Promise<{ readonly bib: number; readonly loans: readonly Loan[] }> {
    library.at('2026-03-02T10:00:00Z')
    const { id: bib } = await library.title(desk.name())
    const loans: Loan[] = []
    for (const count of [1, 2, 3]) {
      const code = desk.name().toLowerCase()
      await library.must(PutItemType, { params: { code }, body: { name: code } })
      await desk.rule({ itemType: code }, { period: weeks(count), recallInterval: period('3 days') })
      const { barcode } = await library.item(desk.name(), { bib, itemType: code })
      const { id: patron } = await library.patron(desk.name())
      loans.push((await library.must(CheckOut, { body: { patron, barcode } })).loan)
    }
    return { bib, loans }
  }

  it('H43 calls back the loan that is due first, and of those that are not called back yet', async () => {
    const { bib, loans } = await threeCopies()
    const called = async () => (await Promise.all(loans.map(({ id }) => loanNow(id)))).map(({ recalled }) => recalled)
    await recall({ bib }, library.elm)
    assert.deepEqual(await called(), [true, false, false])
    await recall({ bib }, library.elm)
    assert.deepEqual(await called(), [true, true, false])
    await recall({ bib }, library.elm)
    assert.deepEqual(await called(), [true, true, true])
    const fourth = await library.must(PreviewRecall, { body: { bib } })
    assert.deepEqual([fourth.loan, fourth.blocks], [null, []])
    assert.equal((await recall({ bib }, library.elm)).ok, true)
  })

  it('H44 calls back the item that is asked for, whatever is due first', async () => {
    const { loans } = await threeCopies()
    await recall({ item: loans[2]?.item ?? 0 }, library.elm)
    const now = await Promise.all(loans.map(({ id }) => loanNow(id)))
    assert.deepEqual(
      now.map(({ recalled }) => recalled),
      [false, false, true],
    )
  })

  it('H45 calls nothing back that is on the shelf, and fetches nothing that is out', async () => {
    const { bib } = await library.item(desk.name())
    assert.deepEqual(codes(await recall({ bib }, library.elm)), ['not-recallable'])
    const out = await desk.loan({ at: '2026-03-02T10:00:00Z' })
    const page = await library.carrel.call(PlaceHold, {
      body: { patron: (await library.patron(desk.name())).id, bib: out.bib, kind: 'page', pickup: out.branch },
    })
    assert.deepEqual(codes(page), ['not-pageable'])
  })
})
