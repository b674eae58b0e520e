import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, GetLoan, ListLoans } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount, Pay } from '../../src/modules/fees/contract.ts'
import { ListHolds, PlaceHold } from '../../src/modules/holds/contract.ts'
import { GetPatronByCard, ReplaceCard } from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('two desks at once', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  it('lend the last copy to one of ten patrons', async () => {
    await library.item('LAST')
    const cards = Array.from({ length: 10 }, (_, index) => `T${index}`)
    for (const card of cards) await library.patron(card)
    const answers = await Promise.all(
      cards.map((card, index) =>
        (index % 2 === 0 ? library : library.atHarbour).call(CheckOut, { body: { card, barcode: 'LAST' } }),
      ),
    )
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    for (const answer of answers) if (!answer.ok) assert.ok(codes(answer).includes('item-on-loan'))
    const { rows } = await library.must(ListLoans, { query: { branch: library.elm } })
    const elsewhere = await library.must(ListLoans, { query: { branch: library.harbour } })
    assert.equal([...rows, ...elsewhere.rows].filter((loan) => loan.barcode === 'LAST').length, 1)
  })

  it('give one returned copy to one of two who wait', async () => {
    const { bib } = await library.item('ONE')
    const borrower = await library.patron('T10')
    await library.must(CheckOut, { body: { patron: borrower.id, barcode: 'ONE' } })
    const waiting = [await library.patron('T11'), await library.patron('T12')]
    for (const { id } of waiting) await library.must(PlaceHold, { body: { patron: id, bib, pickup: library.elm } })
    await Promise.all([1, 2].map(() => library.call(CheckIn, { body: { barcode: 'ONE' } })))
    const { rows } = await library.must(ListHolds, { query: { bib, open: true } })
    assert.deepEqual(rows.map((hold) => hold.state).toSorted(), ['ready', 'waiting'])
    assert.equal(rows.find((hold) => hold.state === 'ready')?.patron, waiting[0]?.id)
  })

  it('take a payment that is sent twice once', async () => {
    const { id } = await library.patron('T13')
    await library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(8) } })
    const headers = { 'idempotency-key': 'the-line-was-cut' }
    const body = { amount: usd(3), method: 'cash' as const }
    const answers = await Promise.all([1, 2].map(() => library.call(Pay, { params: { id }, headers, body })))
    assert.ok(answers.some((answer) => answer.ok))
    const again = await library.must(Pay, { params: { id }, headers, body })
    assert.equal(again.account.balance.amount, 500)
    const account = await library.must(GetPatronAccount, { params: { id }, query: {} })
    assert.equal(account.movements.filter((movement) => movement.kind === 'payment').length, 1)
  })
})

describe('a card that is lost while holds wait', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  it('keeps the holds, finds its owner still, lends nothing, and the new card collects', async () => {
    const { bib } = await library.item('L1')
    const { id } = await library.patron('OLD')
    await library.must(PlaceHold, { body: { patron: id, bib, pickup: library.elm } })
    await library.must(CheckIn, { body: { barcode: 'L1' } })
    const patron = await library.must(ReplaceCard, { params: { id }, body: { barcode: 'NEW', lost: true } })
    assert.equal(patron.card, 'NEW')
    assert.equal((await library.must(GetPatronByCard, { params: { barcode: 'OLD' } })).id, id)
    const { rows } = await library.must(ListHolds, { query: { patron: id, open: true } })
    assert.deepEqual(
      rows.map((hold) => [hold.state, hold.card]),
      [['ready', 'NEW']],
    )
    assert.ok(codes(await library.call(CheckOut, { body: { card: 'OLD', barcode: 'L1' } })).length > 0)
    await library.must(CheckOut, { body: { card: 'NEW', barcode: 'L1' } })
    const after = await library.must(ListHolds, { query: { patron: id, open: true } })
    assert.equal(after.rows.length, 0)
  })
})

describe('a clock that changes in the night', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ timeZone: 'America/New_York', now: '2026-03-07T15:00:00Z' })
    await library.rule(
      {},
      { period: { count: 1, unit: 'days' }, fine: { amount: usd(1), every: { count: 1, unit: 'days' } } },
    )
    await library.must(PutItemType, { params: { code: 'laptop' }, body: { name: 'Laptop' } })
    await library.rule({ itemType: 'laptop' }, { period: { count: 24, unit: 'hours' }, closedDue: 'keep' })
  })
  after(() => library.stop())

  const lend = async (card: string, barcode: string, itemType: string) => {
    await library.patron(card)
    await library.item(barcode, { itemType })
    return (await library.must(CheckOut, { body: { card, barcode } })).loan
  }

  it('makes a day of 23 hours: days end at midnight of the wall clock, hours are hours', async () => {
    assert.equal((await lend('D1', 'SPRING', 'book')).due, '2026-03-09T03:59:59Z')
    assert.equal((await lend('D2', 'LAP1', 'laptop')).due, '2026-03-08T15:00:00Z')
  })

  it('makes a day of 25 hours, and charges one day for it', async () => {
    library.at('2026-10-31T15:00:00Z')
    const loan = await lend('D3', 'AUTUMN', 'book')
    assert.equal(loan.due, '2026-11-02T04:59:59Z')
    assert.equal((await lend('D4', 'LAP2', 'laptop')).due, '2026-11-01T15:00:00Z')
    library.at('2026-11-03T04:59:00Z')
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).fine.amount, 100)
    library.at('2026-11-03T05:00:00Z')
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).fine.amount, 200)
  })
})
