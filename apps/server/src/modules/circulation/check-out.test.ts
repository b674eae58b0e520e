import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { codes, openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { GetItemByBarcode } from '../catalog/contract.ts'
import { AddCharge, GetPatronAccount, Pay } from '../fees/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import { AddPatronBlock } from '../patrons/contract.ts'
import {
  CheckIn,
  CheckOut,
  ExplainLoan,
  GetPatronSummary,
  ListLoans,
  Renew,
  SimulateCheckOut,
  UndoCheckIn,
  UndoCheckOut,
} from './contract.ts'

describe('lending at the desk', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
    await library.rule(
      {},
      {
        period: { count: 3, unit: 'weeks' },
        fine: { amount: usd(0.25), every: { count: 1, unit: 'days' } },
        renewals: 2,
      },
    )
  })
  after(() => library.stop())

  it('lends an item, tells when it is due and why', async () => {
    const patron = await library.patron('C1')
    await library.item('A1')
    const { loan, reasons, summary } = await library.must(CheckOut, { body: { card: 'C1', barcode: 'A1' } })
    assert.equal(loan.due, '2026-03-23T23:59:59Z')
    assert.equal(loan.patron, patron.id)
    assert.match(reasons[0]?.text ?? '', /Everything: 3 weeks/)
    assert.equal(summary.loans, 1)
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'A1' } })).status, 'on-loan')
    const explained = await library.must(ExplainLoan, { params: { id: loan.id } })
    assert.deepEqual(explained.due, reasons)
  })

  it('says what it does not know, and writes nothing', async () => {
    await library.patron('C2')
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'C2', barcode: 'nothing' } })), [
      'item-not-found',
    ])
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'C2', barcode: '' } })), ['item-not-found'])
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'nobody', barcode: 'nothing' } })), [
      'patron-not-found',
      'item-not-found',
    ])
  })

  it('lists every reason at once', async () => {
    const patron = await library.patron('C3', { expires: '2026-03-31', category: 'adult' })
    await library.rule({ itemType: 'reference' }, { lendable: false, totalLoanLimit: 0, fineLimit: usd(5) })
    await library.item('R1', { itemType: 'reference' })
    await library.must(AddCharge, { params: { id: patron.id }, body: { kind: 'other', amount: usd(12) } })
    await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'lost key' } })
    library.at('2026-04-02T10:00:00Z')
    const answer = await library.call(CheckOut, { body: { card: 'C3', barcode: 'R1' } })
    library.at('2026-03-02T10:00:00Z')
    assert.deepEqual(codes(answer).toSorted(), [
      'not-loanable',
      'owes-too-much',
      'patron-blocked',
      'patron-expired',
      'too-many-loans',
    ])
    assert.equal(answer.status, 409)
  })

  it('passes blocks only with the permission and a reason, and keeps both', async () => {
    await library.rule({ itemType: 'cd' }, { loanLimit: 1 })
    await library.patron('C4')
    for (const barcode of ['CD1', 'CD2']) await library.item(barcode, { itemType: 'cd' })
    await library.must(CheckOut, { body: { card: 'C4', barcode: 'CD1' } })
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'C4', barcode: 'CD2' } })), [
      'too-many-of-kind',
    ])
    const override = { codes: ['too-many-of-kind'], reason: 'class visit' }
    const page = await library.deskWith(['circulation:check-out'])
    assert.deepEqual(codes(await page.call(CheckOut, { body: { card: 'C4', barcode: 'CD2', override } })), [
      'too-many-of-kind',
    ])
    assert.deepEqual(
      codes(
        await library.call(CheckOut, { body: { card: 'C4', barcode: 'CD2', override: { ...override, reason: ' ' } } }),
      ),
      ['too-many-of-kind'],
    )
    const { loan } = await library.must(CheckOut, { body: { card: 'C4', barcode: 'CD2', override } })
    const { rows } = await sql<{ action: string; reason: string }>`
      select action, reason from platform.audit where reason = 'class visit' order by id`.execute(
      library.carrel.platform.database.kysely,
    )
    assert.deepEqual(rows, [
      { action: 'override.refused', reason: 'class visit' },
      { action: 'loan.check-out', reason: 'class visit' },
    ])
    assert.ok(loan.id)
  })

  it('counts the limit exactly, also after a return', async () => {
    await library.rule({ itemType: 'game' }, { loanLimit: 1 })
    await library.patron('C5')
    for (const barcode of ['G1', 'G2']) await library.item(barcode, { itemType: 'game' })
    await library.must(CheckOut, { body: { card: 'C5', barcode: 'G1' } })
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'C5', barcode: 'G2' } })), ['too-many-of-kind'])
    await library.must(CheckIn, { body: { barcode: 'G1' } })
    await library.must(CheckOut, { body: { card: 'C5', barcode: 'G2' } })
  })

  it('lends the last allowed item to one of two desks, never to both', async () => {
    await library.rule({ itemType: 'map' }, { loanLimit: 1 })
    await library.patron('C6')
    for (const barcode of ['M1', 'M2']) await library.item(barcode, { itemType: 'map' })
    const answers = await Promise.all(
      ['M1', 'M2'].map((barcode) => library.call(CheckOut, { body: { card: 'C6', barcode } })),
    )
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
  })

  it('lends one item to one of two patrons at two desks', async () => {
    await library.patron('C7')
    await library.patron('C8')
    await library.item('B1')
    const answers = await Promise.all(
      ['C7', 'C8'].map((card) => library.call(CheckOut, { body: { card, barcode: 'B1' } })),
    )
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    const refused = answers.find((answer) => !answer.ok)
    assert.ok(refused && codes(refused).includes('item-on-loan'))
  })

  it('ends the loan of someone else when staff lend their item all the same', async () => {
    const first = await library.patron('C9')
    const second = await library.patron('C10')
    await library.item('B2')
    await library.must(CheckOut, { body: { card: 'C9', barcode: 'B2' } })
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'C9', barcode: 'B2' } })), [
      'item-on-loan-here',
    ])
    await library.must(CheckOut, {
      body: { card: 'C10', barcode: 'B2', override: { codes: ['item-on-loan'], reason: 'handed over' } },
    })
    assert.equal((await library.must(ListLoans, { query: { patron: first.id } })).total, 0)
    assert.equal((await library.must(ListLoans, { query: { patron: second.id } })).total, 1)
  })

  it('cuts a loan short where the card ends, and says so', async () => {
    await library.patron('C11', { expires: '2026-03-10' })
    await library.item('B3')
    const { loan, reasons, summary } = await library.must(CheckOut, { body: { card: 'C11', barcode: 'B3' } })
    assert.equal(loan.due, '2026-03-10T23:59:59Z')
    assert.equal(loan.shortened, true)
    assert.ok(reasons.some((reason) => /Cut short/.test(reason.text)))
    assert.ok(summary.notices.some((notice) => notice.code === 'card-ends'))
  })

  it('tells what would happen, and writes nothing', async () => {
    await library.patron('C12')
    await library.item('B4')
    const answer = await library.must(SimulateCheckOut, {
      body: { card: 'C12', barcode: 'B4', at: '2026-06-01T10:00:00Z' },
    })
    assert.equal(answer.allowed, true)
    assert.equal(answer.due, '2026-06-22T23:59:59Z')
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'B4' } })).status, 'available')
  })

  it('shows a fine as it grows, fixes it at the return, and settles it with a receipt', async () => {
    const patron = await library.patron('C13')
    await library.item('B5', { price: usd(20) })
    const { loan } = await library.must(CheckOut, { body: { card: 'C13', barcode: 'B5' } })
    library.at('2026-03-25T09:00:00Z')
    const summary = await library.must(GetPatronSummary, { params: { id: patron.id } })
    assert.deepEqual([summary.overdue, summary.owed.amount], [1, 50])
    const open = await library.must(GetPatronAccount, { params: { id: patron.id }, query: {} })
    assert.deepEqual([open.balance.amount, open.charges[0]?.accruing], [50, true])
    library.at('2026-03-27T09:00:00Z')
    const back = await library.must(CheckIn, { body: { barcode: 'B5' } })
    assert.equal(back.fine?.amount, 100)
    assert.equal(back.loan?.id, loan.id)
    assert.match(back.message, /Overdue: \$1\.00/)
    const { receipt, account } = await library.must(Pay, {
      params: { id: patron.id },
      body: { amount: usd(1), method: 'cash', tendered: usd(5) },
    })
    assert.deepEqual([receipt.change?.amount, account.balance.amount, receipt.lines.length], [400, 0, 1])
    assert.match(receipt.number, /^ELM-2026-\d{6}$/)
    library.at('2026-03-02T10:00:00Z')
  })

  it('forgets who had an item once it is back and nothing is owed', async () => {
    await library.patron('C14')
    await library.patron('C15', { keepHistory: true })
    for (const [card, barcode] of [
      ['C14', 'B6'],
      ['C15', 'B7'],
    ] as const) {
      await library.item(barcode)
      await library.must(CheckOut, { body: { card, barcode } })
      await library.must(CheckIn, { body: { barcode } })
    }
    const { rows } = await sql<{ known: boolean }>`
      select l.patron_id is not null as known from circulation.loan l join catalog.item i on i.id = l.item_id
      where i.barcode in ('B6', 'B7') order by i.barcode`.execute(library.carrel.platform.database.kysely)
    assert.deepEqual(
      rows.map((row) => row.known),
      [false, true],
    )
  })

  it('undoes a check-out made by mistake, unless something happened since', async () => {
    const patron = await library.patron('C16')
    await library.item('B8')
    const { loan } = await library.must(CheckOut, { body: { card: 'C16', barcode: 'B8' } })
    await library.must(UndoCheckOut, { params: { id: loan.id } })
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'B8' } })).status, 'available')
    assert.equal((await library.must(ListLoans, { query: { patron: patron.id } })).total, 0)
    const again = await library.must(CheckOut, { body: { card: 'C16', barcode: 'B8' } })
    await library.must(CheckIn, { body: { barcode: 'B8' } })
    assert.deepEqual(codes(await library.call(UndoCheckOut, { params: { id: again.loan.id } })), ['later-change'])
  })

  it('undoes a return made by mistake: loan, fine and hold are as they were', async () => {
    const patron = await library.patron('C17')
    const waiting = await library.patron('C18')
    const item = await library.item('B9')
    await library.must(CheckOut, { body: { card: 'C17', barcode: 'B9' } })
    await library.must(PlaceHold, { body: { patron: waiting.id, bib: item.bib } })
    library.at('2026-03-30T09:00:00Z')
    const back = await library.must(CheckIn, { body: { barcode: 'B9' } })
    assert.deepEqual([back.route, back.hold?.state, back.fine?.amount], ['hold-shelf', 'ready', 175])
    const undone = await library.must(UndoCheckIn, { params: { id: back.checkIn } })
    assert.equal(undone.loan?.patron, patron.id)
    assert.equal(undone.loan?.state, 'overdue')
    const account = await library.must(GetPatronAccount, { params: { id: patron.id }, query: {} })
    assert.equal(account.balance.amount, 175)
    const again = await library.must(CheckIn, { body: { barcode: 'B9' } })
    assert.equal(again.hold?.patron, waiting.id)
    assert.equal((await library.must(GetPatronAccount, { params: { id: patron.id }, query: {} })).balance.amount, 175)
    library.at('2026-03-02T10:00:00Z')
  })

  it('renews to a later date, fixes the fine so far, and lists every reason why not', async () => {
    const patron = await library.patron('C19')
    await library.item('B10')
    const { loan } = await library.must(CheckOut, { body: { card: 'C19', barcode: 'B10' } })
    assert.deepEqual(codes(await library.call(Renew, { params: { id: loan.id }, body: {} })), ['renewal-no-gain'])
    library.at('2026-03-25T10:00:00Z')
    const renewed = await library.must(Renew, { params: { id: loan.id }, body: {} })
    assert.deepEqual(
      [renewed.loan.due, renewed.loan.renewals, renewed.loan.renewalsLeft],
      ['2026-04-15T23:59:59Z', 1, 1],
    )
    assert.equal((await library.must(GetPatronAccount, { params: { id: patron.id }, query: {} })).balance.amount, 50)
    library.at('2026-03-26T10:00:00Z')
    await library.must(Renew, { params: { id: loan.id }, body: {} })
    assert.deepEqual(codes(await library.call(Renew, { params: { id: loan.id }, body: {} })), [
      'renewal-limit',
      'renewal-no-gain',
    ])
    library.at('2026-04-18T10:00:00Z')
    const back = await library.must(CheckIn, { body: { barcode: 'B10' } })
    assert.equal(back.fine?.amount, 50 + 50)
    library.at('2026-03-02T10:00:00Z')
  })

  it('counts a return that is dated ahead as of now, and a backdated one as of then', async () => {
    const patron = await library.patron('C20')
    await library.item('B11')
    await library.must(CheckOut, { body: { card: 'C20', barcode: 'B11' } })
    library.at('2026-03-27T09:00:00Z')
    const back = await library.must(CheckIn, { body: { barcode: 'B11', returned: '2026-03-24T18:00:00Z' } })
    assert.equal(back.fine?.amount, 25)
    await library.item('B12')
    await library.must(CheckOut, { body: { card: 'C20', barcode: 'B12' } })
    const ahead = await library.must(CheckIn, { body: { barcode: 'B12', returned: '3001-01-23T10:00:00Z' } })
    assert.equal(ahead.loan?.returned, '2026-03-27T09:00:00Z')
    assert.equal(ahead.fine, null)
    assert.equal((await library.must(GetPatronAccount, { params: { id: patron.id }, query: {} })).balance.amount, 25)
    library.at('2026-03-02T10:00:00Z')
  })
})
