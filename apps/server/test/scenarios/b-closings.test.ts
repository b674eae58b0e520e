import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ListAudit } from '../../src/platform/contract.ts'
import {
  ChangeDueDates,
  CloseBranches,
  GetDateChange,
  ListChangedHolds,
  ListChangedLoans,
  ListDateChanges,
  PreviewClosing,
  PreviewDueChange,
  UndoDateChange,
  type ClosingRequest,
} from '../../src/modules/circulation/contract-closings.ts'
import { CheckIn, CheckOut, ExplainLoan, GetLoan, Renew } from '../../src/modules/circulation/contract.ts'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { ListHolds, PlaceHold } from '../../src/modules/holds/contract.ts'
import { CreateBranch, GetOpeningsAround, PutHours } from '../../src/modules/org/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

const days = (...weekdays: readonly number[]) =>
  weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }))

describe('an unforeseen closing', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    const kinds: readonly (readonly [string, object])[] = [
      ['week', { period: { count: 7, unit: 'days' } }],
      ['keeper', { period: { count: 7, unit: 'days' }, closedDue: 'keep' }],
      ['same-day', { period: { count: 7, unit: 'days' }, closedDue: 'same-weekday' }],
      ['hours', { period: { count: 4, unit: 'hours' }, closedDue: 'start-of-next-hours' }],
      ['fined', { period: { count: 1, unit: 'days' }, fine: { amount: usd(1), every: { count: 1, unit: 'days' } } }],
    ]
    for (const [code, attributes] of kinds) {
      await library.must(PutItemType, { params: { code }, body: { name: code } })
      await library.rule({ itemType: code }, { renewals: 5, ...attributes })
    }
  })
  after(() => library.stop())

  /** A branch that is closed on Sundays. */
  async function branch(): Promise<number> {
    const code = `C${++made}`
    const { id } = await library.must(CreateBranch, { body: { code, name: `Branch ${code}`, timeZone: 'UTC' } })
    await library.must(PutHours, { params: { id }, body: { hours: days(1, 2, 3, 4, 5, 6) } })
    return id
  }
  async function lend(at: number, itemType: string, more: Readonly<Record<string, unknown>> = {}) {
    const barcode = `c${++made}`
    await library.patron(`p${barcode}`)
    const { id: item, bib } = await library.item(barcode, { branch: at, itemType })
    const body = { card: `p${barcode}`, barcode, branch: at, ...more }
    const { loan } = await library.carrel.must(CheckOut, { body })
    return { id: loan.id, barcode, item, bib }
  }
  const dueOf = async (loan: { readonly id: number }) =>
    (await library.must(GetLoan, { params: { id: loan.id } })).due.replace('.000', '')
  const storm = (branches: readonly number[], more: Partial<ClosingRequest> = {}): ClosingRequest => ({
    branches: [...branches],
    from: '2026-03-09',
    to: '2026-03-10',
    reason: 'Storm',
    ...more,
  })

  it('moves what is due on the closed days to the next open day, each by its rule, and undoes it exactly', async () => {
    const at = await branch()
    const elsewhere = await branch()
    library.at('2026-03-02T10:00:00Z')
    const [week, keeper, sameDay, other] = [
      await lend(at, 'week'),
      await lend(at, 'keeper'),
      await lend(at, 'same-day'),
      await lend(elsewhere, 'week'),
    ]
    assert.equal(await dueOf(week), '2026-03-09T23:59:59Z')
    library.at('2026-03-09T08:00:00Z')
    const hourly = await lend(at, 'hours', { due: '2026-03-10T15:00:00Z' })
    const preview = await library.must(PreviewClosing, { body: storm([at]) })
    assert.deepEqual([preview.loans, preview.keptByRule, preview.branches[0]?.closes], [3, 1, true])
    assert.equal(preview.branches[0]?.opensAgain, '2026-03-11T09:00:00Z')
    const change = await library.must(CloseBranches, { body: storm([at]) })
    assert.deepEqual([change.loans, change.kind, change.undone], [3, 'closing', null])
    assert.deepEqual(
      [await dueOf(week), await dueOf(keeper), await dueOf(sameDay), await dueOf(other), await dueOf(hourly)],
      [
        '2026-03-11T23:59:59Z',
        '2026-03-09T23:59:59Z',
        '2026-03-16T23:59:59Z',
        '2026-03-09T23:59:59Z',
        '2026-03-11T09:00:00Z',
      ],
    )
    for (const row of preview.loanRows)
      assert.equal(await dueOf({ id: row.loan }), row.newDue, `loan ${row.loan} as the preview said`)
    const { due: why } = await library.must(ExplainLoan, { params: { id: week.id } })
    assert.ok(why.some((reason) => reason.text.includes('Storm')))
    const day = await library.must(GetOpeningsAround, { params: { id: at }, query: { day: '2026-03-09' } })
    assert.deepEqual([day.day.open, day.day.exception?.name], [false, 'Storm'])

    const undone = await library.must(UndoDateChange, { params: { id: change.id } })
    assert.equal(undone.undone?.left, 0)
    assert.deepEqual(
      [await dueOf(week), await dueOf(sameDay), await dueOf(hourly)],
      ['2026-03-09T23:59:59Z', '2026-03-09T23:59:59Z', '2026-03-10T15:00:00Z'],
    )
    const again = await library.must(GetOpeningsAround, { params: { id: at }, query: { day: '2026-03-09' } })
    assert.equal(again.day.open, true)
    const { due: whyNow } = await library.must(ExplainLoan, { params: { id: week.id } })
    assert.ok(!whyNow.some((reason) => reason.text.includes('Storm')))
    assert.deepEqual(codes(await library.call(UndoDateChange, { params: { id: change.id } })), ['undone-already'])
  })

  it('never lands on a day that is closed every week, nor on another closing', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const saturday = await lend(at, 'week', { due: '2026-03-14T23:59:59Z' })
    await library.must(CloseBranches, {
      body: storm([at], { from: '2026-03-16', to: '2026-03-16', reason: 'Burst pipe' }),
    })
    await library.must(CloseBranches, { body: storm([at], { from: '2026-03-14', to: '2026-03-14' }) })
    assert.equal(await dueOf(saturday), '2026-03-17T23:59:59Z')
  })

  it('lets closings overlap and be undone in any order; what another has moved since is left and listed', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const loan = await lend(at, 'week')
    const first = await library.must(CloseBranches, { body: storm([at]) })
    const second = await library.must(CloseBranches, { body: storm([at], { from: '2026-03-10', to: '2026-03-12' }) })
    assert.equal(await dueOf(loan), '2026-03-13T23:59:59Z')
    const undone = await library.must(UndoDateChange, { params: { id: first.id } })
    assert.equal(undone.undone?.left, 1)
    const { rows } = await library.must(ListChangedLoans, { params: { id: first.id }, query: { left: true } })
    assert.deepEqual(
      rows.map((row) => [row.loan, row.undone]),
      [[loan.id, 'due-changed']],
    )
    assert.equal(await dueOf(loan), '2026-03-13T23:59:59Z')
    const day = await library.must(GetOpeningsAround, { params: { id: at }, query: { day: '2026-03-10' } })
    assert.equal(day.day.open, false)
    await library.must(UndoDateChange, { params: { id: second.id } })
    assert.equal(await dueOf(loan), '2026-03-11T23:59:59Z')
  })

  it('leaves what was returned or renewed since, when it is undone', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const [back, renewed, still] = [await lend(at, 'week'), await lend(at, 'week'), await lend(at, 'week')]
    const change = await library.must(CloseBranches, { body: storm([at]) })
    library.at('2026-03-06T10:00:00Z')
    await library.carrel.must(CheckIn, { body: { barcode: back.barcode, branch: at } })
    await library.must(Renew, { params: { id: renewed.id }, body: {} })
    const due = await dueOf(renewed)
    await library.must(UndoDateChange, { params: { id: change.id } })
    const { rows } = await library.must(ListChangedLoans, { params: { id: change.id } })
    assert.deepEqual(Object.fromEntries(rows.map((row) => [row.loan, row.undone])), {
      [back.id]: 'returned',
      [renewed.id]: 'renewed',
      [still.id]: 'restored',
    })
    assert.equal(await dueOf(renewed), due)
    assert.equal((await library.must(GetDateChange, { params: { id: change.id } })).undone?.left, 2)
  })

  it('stops fines on the closed days by the rule, and starts them again when it is undone', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const loan = await lend(at, 'fined')
    library.at('2026-03-12T10:00:00Z')
    const fine = async () => (await library.must(GetLoan, { params: { id: loan.id } })).fine.amount
    // Due Tuesday 3 March; Sunday the 8th does not count.
    assert.equal(await fine(), 800)
    const preview = await library.must(PreviewClosing, { body: storm([at]) })
    assert.deepEqual([preview.fines, preview.fineRows[0]?.loan, preview.loans], [1, loan.id, 0])
    const change = await library.must(CloseBranches, { body: storm([at]) })
    assert.equal(await fine(), 600)
    await library.must(UndoDateChange, { params: { id: change.id } })
    assert.equal(await fine(), 800)
  })

  it('gives holds on the shelf the days back, and takes them again when it is undone', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const { barcode, bib } = await lend(at, 'week')
    const waits = await library.patron('waits')
    const hold = await library.must(PlaceHold, { body: { patron: waits.id, bib, pickup: at } })
    library.at('2026-03-03T10:00:00Z')
    await library.carrel.must(CheckIn, { body: { barcode, branch: at } })
    const until = async () =>
      (await library.must(ListHolds, { query: { bib } })).rows.find((row) => row.id === hold.id)?.shelfUntil
    assert.equal(await until(), '2026-03-10')
    const preview = await library.must(PreviewClosing, { body: storm([at]) })
    assert.deepEqual(
      preview.holdRows.map((row) => [row.hold, row.until, row.newUntil]),
      [[hold.id, '2026-03-10', '2026-03-11']],
    )
    const change = await library.must(CloseBranches, { body: storm([at]) })
    assert.equal(await until(), '2026-03-11')
    assert.equal((await library.must(ListChangedHolds, { params: { id: change.id } })).total, 1)
    await library.must(UndoDateChange, { params: { id: change.id } })
    assert.equal(await until(), '2026-03-10')
  })

  it('closes from an hour on: a day that had hours keeps its loans, an hourly loan waits for the next opening', async () => {
    const at = await branch()
    library.at('2026-03-09T10:00:00Z')
    const [hourly, daily] = [await lend(at, 'hours'), await lend(at, 'week', { due: '2026-03-09T23:59:59Z' })]
    assert.equal(await dueOf(hourly), '2026-03-09T14:00:00Z')
    const noon = storm([at], { to: '2026-03-09', fromTime: '12:00', reason: 'Power cut' })
    assert.equal((await library.must(CloseBranches, { body: noon })).loans, 1)
    assert.equal(await dueOf(hourly), '2026-03-10T09:00:00Z')
    assert.equal(await dueOf(daily), '2026-03-09T23:59:59Z')
  })

  it('moves nothing where it would not have been open, and says so', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    await lend(at, 'keeper', { due: '2026-03-08T23:59:59Z' })
    const preview = await library.must(PreviewClosing, { body: storm([at], { from: '2026-03-08', to: '2026-03-08' }) })
    assert.deepEqual([preview.loans, preview.keptByRule, preview.branches[0]?.closes], [0, 0, false])
  })

  it('refuses a closing without days, hours, reason or branches, or for ever, and one who may not', async () => {
    const at = await branch()
    const refused = (more: Partial<ClosingRequest>) =>
      library.call(CloseBranches, { body: storm([at], more) }).then((answer) => codes(answer))
    assert.deepEqual(await refused({ to: '2026-03-01' }), ['invalid-days'])
    assert.deepEqual(await refused({ to: '2026-03-09', fromTime: '14:00', toTime: '12:00', reason: ' ' }), [
      'invalid-hours',
      'reason-needed',
    ])
    assert.deepEqual(await refused({ branches: [999_999] }), ['branch-not-found'])
    assert.deepEqual(await refused({ branches: [] }), ['invalid-branch'])
    const page = await library.deskWith(['circulation:read', 'circulation:check-out'])
    assert.deepEqual(codes(await page.call(CloseBranches, { body: storm([at]) })), ['permission-missing'])
    assert.deepEqual(codes(await library.call(UndoDateChange, { params: { id: 999_999 } })), ['date-change-not-found'])
  })

  it('is one event in the log, and one even when it is sent twice', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    await Promise.all([lend(at, 'week'), lend(at, 'week')])
    const headers = { 'idempotency-key': 'storm-1' }
    const [first, second] = [
      await library.must(CloseBranches, { body: storm([at]), headers }),
      await library.must(CloseBranches, { body: storm([at]), headers }),
    ]
    assert.equal(first.id, second.id)
    const { total } = await library.must(ListDateChanges, { query: { branch: at, kind: 'closing' } })
    assert.equal(total, 1)
    const lines = await library.must(ListAudit, { query: { subject: `date-change:${first.id}` } })
    assert.deepEqual(
      lines.rows.map((line) => line.action),
      ['circulation.closing'],
    )
  })

  it('closes over the night on which clocks change, in the time of the branch', async () => {
    const body = { code: 'CHI', name: 'Chicago', timeZone: 'America/Chicago' }
    const { id: at } = await library.must(CreateBranch, { body })
    await library.must(PutHours, { params: { id: at }, body: { hours: days(1, 2, 3, 4, 5, 6, 7) } })
    library.at('2026-03-07T16:00:00Z')
    const [daily, hourly] = [
      await lend(at, 'week', { due: '2026-03-09T04:59:59Z' }),
      await lend(at, 'hours', { due: '2026-03-08T17:00:00Z' }),
    ]
    // Saturday is still winter time, Sunday the 8th has 23 hours, Monday opens in summer time.
    await library.must(CloseBranches, { body: storm([at], { from: '2026-03-08', to: '2026-03-08' }) })
    assert.deepEqual([await dueOf(daily), await dueOf(hourly)], ['2026-03-10T04:59:59Z', '2026-03-09T14:00:00Z'])
  })

  it('takes two closings that are sent at the same instant, one after the other', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const loan = await lend(at, 'week')
    const both = await Promise.all([
      library.must(CloseBranches, { body: storm([at]) }),
      library.must(CloseBranches, { body: storm([at], { from: '2026-03-10', to: '2026-03-12', reason: 'Flood' }) }),
    ])
    assert.equal(await dueOf(loan), '2026-03-13T23:59:59Z')
    for (const { id } of both.toSorted((a, b) => b.id - a.id)) await library.must(UndoDateChange, { params: { id } })
    assert.equal(await dueOf(loan), '2026-03-09T23:59:59Z')
  })

  it('changes due dates of many by a filter: to a day, by so much, to the next opening, and undoes it', async () => {
    const at = await branch()
    library.at('2026-03-02T10:00:00Z')
    const [week, fined, hourly] = [await lend(at, 'week'), await lend(at, 'fined'), await lend(at, 'hours')]
    const change = (to: object, filter: object = {}) => ({
      filter: { branches: [at], ...filter },
      to,
      reason: 'End of term',
    })
    const preview = await library.must(PreviewDueChange, { body: change({ day: '2026-03-15' }) })
    assert.equal(preview.loans, 3)
    const done = await library.must(ChangeDueDates, {
      body: change({ day: '2026-03-15' }, { itemTypes: ['week', 'fined'] }),
    })
    assert.equal(done.loans, 2)
    // The 15th is a Sunday.
    assert.deepEqual([await dueOf(week), await dueOf(fined)], ['2026-03-16T23:59:59Z', '2026-03-16T23:59:59Z'])
    await library.must(ChangeDueDates, { body: change({ by: { count: 2, unit: 'hours' } }, { loans: [hourly.id] }) })
    assert.equal(await dueOf(hourly), '2026-03-02T16:00:00Z')
    await library.must(UndoDateChange, { params: { id: done.id } })
    assert.deepEqual([await dueOf(week), await dueOf(fined)], ['2026-03-09T23:59:59Z', '2026-03-03T23:59:59Z'])
    const early = await library.must(PreviewDueChange, { body: change({ by: { count: -30, unit: 'days' } }) })
    assert.deepEqual([early.loans, early.notPossible], [0, 3])
    const wrong = await library.call(ChangeDueDates, { body: { filter: {}, to: {}, reason: '' } })
    assert.deepEqual(codes(wrong), ['invalid-due', 'reason-needed', 'filter-needed'])
    // Later closed hours: what falls on them can be moved when someone looks.
    await library.must(PutHours, { params: { id: at }, body: { hours: days(2, 3, 4) } })
    const stray = await library.must(ChangeDueDates, { body: change({ nextOpen: true }, { whenClosed: true }) })
    assert.equal(await dueOf(week), '2026-03-10T23:59:59Z')
    assert.ok(stray.loans >= 1)
  })
})
