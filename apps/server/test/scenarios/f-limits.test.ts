import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'
import { CreateItem, GetItemByBarcode, PutItemType } from '../../src/modules/catalog/contract.ts'
import {
  CheckIn,
  CheckOut,
  DeclareLost,
  GetPatronSummary,
  ListLoans,
  SimulateCheckOut,
} from '../../src/modules/circulation/contract.ts'
import { AddCharge } from '../../src/modules/fees/contract.ts'
import { CreateShelvingLocation } from '../../src/modules/org/contract.ts'
import { ListAudit } from '../../src/platform/contract.ts'

describe('check-out decisions: limits, overdues, all reasons at once', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' } })
  })
  beforeEach(() => library.at('2026-03-02T10:00:00Z'))
  after(() => library.stop())

  const kind = (code: string) => library.must(PutItemType, { params: { code }, body: { name: code } })
  const shelf = (code: string) => library.must(CreateShelvingLocation, { body: { code, name: `Shelf ${code}` } })
  const lend = (card: string, barcode: string, body: object = {}) =>
    library.call(CheckOut, { body: { card, barcode, ...body } })

  it('F01 says what it does not know and writes nothing', async () => {
    await library.patron('F01')
    await library.item('F01-A')
    const loans = async () => (await library.must(ListLoans, {})).total
    const before = await loans()
    assert.deepEqual(codes(await lend('F01', 'unknown')), ['item-not-found'])
    assert.deepEqual(codes(await lend('F01', '')), ['item-not-found'])
    assert.deepEqual(codes(await lend('nobody', 'F01-A')), ['patron-not-found'])
    assert.equal(await loans(), before)
  })

  it('F03 a limit of one lets one out, not two, and one again after a return', async () => {
    await kind('f03')
    await library.rule({ itemType: 'f03' }, { totalLoanLimit: 1 })
    await library.patron('F03')
    await library.item('F03-A', { itemType: 'f03' })
    await library.item('F03-B', { itemType: 'f03' })
    assert.equal((await lend('F03', 'F03-A')).ok, true)
    assert.deepEqual(codes(await lend('F03', 'F03-B')), ['too-many-loans'])
    await library.must(CheckIn, { body: { barcode: 'F03-A' } })
    assert.equal((await lend('F03', 'F03-B')).ok, true)
  })

  it('F04 a limit of a type counts loans of that type alone', async () => {
    await kind('f04')
    await library.rule({ itemType: 'f04' }, { loanLimit: 1 })
    await library.patron('F04')
    await library.item('F04-A', { itemType: 'f04' })
    await library.item('F04-B', { itemType: 'f04' })
    await library.item('F04-C')
    assert.equal((await lend('F04', 'F04-C')).ok, true)
    assert.equal((await lend('F04', 'F04-A')).ok, true)
    assert.deepEqual(codes(await lend('F04', 'F04-B')), ['too-many-of-kind'])
  })

  it('F05 two desks at the same instant pass a limit of one once', async () => {
    await kind('f05')
    await library.rule({ itemType: 'f05' }, { totalLoanLimit: 1 })
    const patron = await library.patron('F05')
    await library.item('F05-A', { itemType: 'f05' })
    await library.item('F05-B', { itemType: 'f05' })
    const answers = await Promise.all([lend('F05', 'F05-A'), lend('F05', 'F05-B')])
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.deepEqual(codes(answers.find((answer) => !answer.ok) ?? answers[0]), ['too-many-loans'])
    assert.equal((await library.must(ListLoans, { query: { patron: patron.id } })).total, 1)
  })

  it('F06 two desks lend one item once', async () => {
    await library.patron('F06-P')
    await library.patron('F06-Q')
    await library.item('F06-A')
    const answers = await Promise.all([lend('F06-P', 'F06-A'), lend('F06-Q', 'F06-A')])
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.deepEqual(codes(answers.find((answer) => !answer.ok) ?? answers[0]), ['item-on-loan'])
  })

  it('F07 a limit of one shelf counts loans of that shelf alone', async () => {
    const { id } = await shelf('F07')
    await library.rule({ location: id }, { loanLimit: 1 })
    await library.patron('F07')
    await library.item('F07-A', { location: id })
    await library.item('F07-B', { location: id })
    await library.item('F07-C')
    assert.equal((await lend('F07', 'F07-A')).ok, true)
    assert.deepEqual(codes(await lend('F07', 'F07-B')), ['too-many-of-kind'])
    assert.equal((await lend('F07', 'F07-C')).ok, true)
  })

  it('F08 limits of a shelf, a collection, an owner and a type hold beside each other', async () => {
    await kind('f08')
    const { id } = await shelf('F08')
    await library.rule({ itemType: 'f08' }, { loanLimit: 3 })
    await library.rule({ location: id }, { loanLimit: 2 })
    await library.rule({ collection: 'local-history' }, { loanLimit: 1 })
    await library.rule({ owner: library.harbour, itemType: 'f08' }, { loanLimit: 1 })
    await library.patron('F08')
    await library.item('F08-A', { itemType: 'f08', location: id, collection: 'local-history' })
    await library.item('F08-B', { itemType: 'f08', location: id, collection: 'local-history' })
    await library.item('F08-C', { itemType: 'f08', location: id })
    await library.item('F08-D', { itemType: 'f08', location: id })
    await library.item('F08-E', { itemType: 'f08', branch: library.harbour })
    await library.item('F08-G', { itemType: 'f08', branch: library.harbour })
    const told = async (barcode: string) => {
      const answer = await lend('F08', barcode)
      return answer.ok ? 'lent' : (answer.problem.blocks ?? []).map(({ message }) => message.split(':')[0])
    }
    assert.equal(await told('F08-A'), 'lent')
    assert.deepEqual(await told('F08-B'), ['local-history'])
    assert.equal(await told('F08-C'), 'lent')
    assert.deepEqual(await told('F08-D'), ['Shelf F08'])
    assert.equal(await told('F08-E'), 'lent')
    assert.deepEqual(await told('F08-G'), ['f08, Harbour'])
  })

  it('F11 an overdue loan is asked about, or stops lending, as the rule says', async () => {
    await kind('f11-ask')
    await kind('f11-stop')
    await library.rule({ itemType: 'f11-ask' }, { overdueBlocks: 'confirm' })
    await library.rule({ itemType: 'f11-stop' }, { overdueBlocks: 'block' })
    await library.patron('F11')
    await library.item('F11-OUT')
    await library.item('F11-A', { itemType: 'f11-ask' })
    await library.item('F11-B', { itemType: 'f11-stop' })
    await lend('F11', 'F11-OUT')
    library.at('2026-04-02T10:00:00Z')
    const desk = await library.deskWith(['circulation:check-out'])
    const override = { codes: ['has-overdues'], reason: 'promised to bring it' }
    assert.deepEqual(codes(await lend('F11', 'F11-A')), ['has-overdues'])
    assert.deepEqual(codes(await desk.call(CheckOut, { body: { card: 'F11', barcode: 'F11-B', override } })), [
      'has-overdues',
    ])
    assert.equal((await desk.call(CheckOut, { body: { card: 'F11', barcode: 'F11-A', override } })).ok, true)
  })

  it('F12 lending stops at so many overdue loans, and at so many lost ones', async () => {
    await kind('f12')
    await library.rule({ itemType: 'f12' }, { overdueLimit: 2 })
    await library.patron('F12')
    for (const barcode of ['F12-A', 'F12-B', 'F12-C']) await library.item(barcode, { itemType: 'f12' })
    await lend('F12', 'F12-A')
    library.at('2026-03-18T10:00:00Z')
    assert.equal((await lend('F12', 'F12-B')).ok, true)
    library.at('2026-04-20T10:00:00Z')
    assert.deepEqual(codes(await lend('F12', 'F12-C')), ['too-many-overdues'])
    await kind('f12-lost')
    await library.rule({ itemType: 'f12-lost' }, { lostLimit: 1 })
    await library.item('F12-D', { itemType: 'f12-lost' })
    assert.equal((await lend('F12', 'F12-D')).ok, true)
    await library.must(CheckIn, { body: { barcode: 'F12-D' } })
    const { rows } = await library.must(ListLoans, { query: { overdue: true } })
    await library.must(DeclareLost, { params: { id: rows.find((row) => row.barcode === 'F12-A')?.id ?? 0 }, body: {} })
    assert.deepEqual(codes(await lend('F12', 'F12-D')), ['too-many-lost'])
  })

  it('F25 expired, in debt, at the limit and not lent: four reasons in one reply', async () => {
    await kind('f25')
    await library.rule({ itemType: 'f25' }, { lendable: false, totalLoanLimit: 1, fineLimit: usd(5) })
    const patron = await library.patron('F25', { expires: '2026-03-31' })
    await library.item('F25-A')
    await library.item('F25-B', { itemType: 'f25' })
    await lend('F25', 'F25-A')
    await library.must(AddCharge, { params: { id: patron.id }, body: { kind: 'other', amount: usd(12) } })
    library.at('2026-04-02T10:00:00Z')
    const answer = await lend('F25', 'F25-B')
    assert.deepEqual(codes(answer).toSorted(), ['not-loanable', 'owes-too-much', 'patron-expired', 'too-many-loans'])
    const told = await library.must(SimulateCheckOut, {
      body: { card: 'F25', barcode: 'F25-B', at: '2026-04-02T10:00:00Z' },
    })
    assert.equal(told.blocks.length, 4)
  })

  it('F35 a second item with a barcode is refused and the first untouched', async () => {
    const first = await library.item('F35-A')
    const answer = await library.call(CreateItem, {
      body: { bib: (await library.title('Another')).id, barcode: 'F35-A', branch: library.elm, itemType: 'book' },
    })
    assert.deepEqual(codes(answer), ['barcode-exists'])
    const item = await library.must(GetItemByBarcode, { params: { barcode: 'F35-A' } })
    assert.deepEqual([item.id, item.bib], [first.id, first.bib])
  })

  it('F37 without the permission an override is refused, and the attempt is in the log', async () => {
    await kind('f37')
    await library.rule({ itemType: 'f37' }, { totalLoanLimit: 0 })
    await library.patron('F37')
    const { id } = await library.item('F37-A', { itemType: 'f37' })
    const override = { codes: ['too-many-loans'], reason: 'a regular' }
    const desk = await library.deskWith(['circulation:check-out'])
    assert.deepEqual(codes(await desk.call(CheckOut, { body: { card: 'F37', barcode: 'F37-A', override } })), [
      'too-many-loans',
    ])
    const log = await library.must(ListAudit, { query: { subject: `item:${id}`, action: 'override.refused' } })
    assert.equal(log.rows[0]?.reason, 'a regular')
    assert.equal((await library.call(CheckOut, { body: { card: 'F37', barcode: 'F37-A', override } })).ok, true)
  })

  it('F38 counters say how much of a limit is used', async () => {
    await kind('f38')
    await library.rule({ itemType: 'f38' }, { loanLimit: 5 })
    const patron = await library.patron('F38')
    await library.item('F38-A', { itemType: 'f38' })
    await lend('F38', 'F38-A')
    const summary = await library.must(GetPatronSummary, { params: { id: patron.id } })
    assert.deepEqual(
      summary.limits.find((limit) => limit.name === 'f38'),
      { name: 'f38', used: 1, limit: 5 },
    )
  })
})
