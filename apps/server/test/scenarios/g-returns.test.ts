import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { codes, openLibrary, usd, type Desk, type TestLibrary } from '../library.ts'
import { GetItemByBarcode, PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, GetLoan, ListTransits, UndoCheckIn } from '../../src/modules/circulation/contract.ts'
import {
  CheckOutBatch,
  CreateCheckInBatch,
  GetCheckInBatch,
  GetDueBoard,
  ListCheckInLines,
  RecordInHouseUse,
  ReportInHouseUse,
  UndoInHouseUse,
  WithdrawItem,
} from '../../src/modules/circulation/contract-desk.ts'
import { jobHandlers } from '../../src/app.ts'
import { GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import {
  ChangeShelvingLocation,
  CreateBranch,
  CreateShelvingLocation,
  DeleteShelvingLocation,
  PutHours,
  PutSetting,
} from '../../src/modules/org/contract.ts'
import { CreateApiKey } from '../../src/platform/contract.ts'

describe('returns: where things go, book drop, uses in the house, lists', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 5, unit: 'days' } })
  })
  beforeEach(() => library.at('2026-03-02T10:00:00Z'))
  after(() => library.stop())

  const kind = (code: string) => library.must(PutItemType, { params: { code }, body: { name: code } })
  const set = (name: string, value: unknown) => library.must(PutSetting, { params: { name }, body: { value } })
  const lend = async (barcode: string, desk: Desk = library) => {
    const card = `P-${barcode}`
    await library.patron(card)
    return desk.must(CheckOut, { body: { card, barcode } })
  }
  const back = (barcode: string, desk: Desk = library, body: object = {}) =>
    desk.must(CheckIn, { body: { barcode, ...body } })
  const item = (barcode: string) => library.must(GetItemByBarcode, { params: { barcode } })

  it('G01 and G03 what comes in elsewhere is sent home, and is available when it is scanned there', async () => {
    await library.item('G01-A')
    await lend('G01-A')
    const away = await back('G01-A', library.atHarbour)
    assert.deepEqual([away.route, away.destination?.id, away.reason], ['transit', library.elm, 'home'])
    const home = await back('G01-A')
    assert.deepEqual([home.route, home.item.status, home.inHouse], ['shelf', 'available', false])
    assert.equal((await library.must(ListTransits, { query: { item: home.item.id } })).total, 0)
  })

  it('G02 a second scan while it travels starts no second journey', async () => {
    const { id } = await library.item('G02-A')
    await lend('G02-A')
    await back('G02-A', library.atHarbour)
    await back('G02-A', library.atHarbour)
    const { rows } = await library.must(ListTransits, { query: { item: id } })
    assert.deepEqual(
      rows.map((row) => [row.state, row.to]),
      [['sent', library.elm]],
    )
  })

  for (const [policy, goal] of [
    ['owner', 'elm'],
    ['holding', 'harbour'],
    ['stay', 'third'],
  ] as const) {
    it(`G05 the return rule "${policy}" decides where it belongs`, async () => {
      const type = `g05-${policy}`
      await kind(type)
      await library.rule({ itemType: type }, { returnTo: policy })
      const third = await library.must(CreateBranch, {
        body: { code: `T${policy}`, name: `Third ${policy}`, timeZone: 'UTC' },
      })
      await library.item(`G05-${policy}`, { itemType: type })
      await lend(`G05-${policy}`, library.atHarbour)
      const scanned = await library.carrel.must(CheckIn, { body: { barcode: `G05-${policy}`, branch: third.id } })
      const where = { elm: library.elm, harbour: library.harbour, third: third.id }[goal]
      assert.deepEqual(
        [scanned.route, scanned.destination?.id ?? third.id],
        [goal === 'third' ? 'shelf' : 'transit', where],
      )
      assert.equal((await item(`G05-${policy}`)).holdingBranch, where)
    })
  }

  it('G06 a branch that does not take it back asks first, then sends it on', async () => {
    await kind('g06')
    await library.rule({ itemType: 'g06' }, { returnAt: 'owner' })
    await library.item('G06-A', { itemType: 'g06' })
    await lend('G06-A')
    const refused = await library.atHarbour.call(CheckIn, { body: { barcode: 'G06-A' } })
    assert.deepEqual(codes(refused), ['wrong-return-branch'])
    assert.equal((await item('G06-A')).status, 'on-loan')
    const taken = await back('G06-A', library.atHarbour, {
      override: { codes: ['wrong-return-branch'], reason: '' },
    })
    assert.deepEqual([taken.route, taken.destination?.id, taken.loan?.state], ['transit', library.elm, 'returned'])
  })

  it('G14 what was in the book drop counts as returned at the last closing; amnesty takes no fine', async () => {
    await kind('g14')
    await library.rule(
      { itemType: 'g14' },
      { period: { count: 1, unit: 'days' }, fine: { amount: usd(1), every: { count: 1, unit: 'days' } } },
    )
    await library.must(PutHours, {
      params: { id: library.harbour },
      body: { hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })) },
    })
    for (const [barcode, options, owed] of [
      ['G14-A', {}, 100],
      ['G14-B', { bookDrop: true }, 0],
      ['G14-C', { forgive: true }, 0],
    ] as const) {
      library.at('2026-03-06T10:00:00Z')
      await library.item(barcode, { itemType: 'g14', branch: library.harbour })
      const { loan } = await lend(barcode, library.atHarbour)
      library.at('2026-03-09T08:30:00Z')
      const outcome = await back(barcode, library.atHarbour, options)
      assert.equal(outcome.fine?.amount ?? 0, owed, barcode)
      assert.equal((await library.must(GetPatronAccount, { params: { id: loan.patron ?? 0 } })).balance.amount, owed)
      if (barcode === 'G14-B')
        assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).returned, '2026-03-07T18:00:00Z')
    }
  })

  it('G15 an available item at its own desk counts as used in the house; elsewhere, or waited for, it does not', async () => {
    const bib = (await library.title('G15')).id
    await library.item('G15-A', { bib })
    await library.item('G15-B', { branch: library.harbour })
    assert.equal((await back('G15-A')).inHouse, true)
    assert.equal((await back('G15-B')).inHouse, false)
    const patron = await library.patron('G15')
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    assert.equal((await back('G15-A')).inHouse, false)
    const report = await library.must(ReportInHouseUse, {
      query: { from: '2026-03-02', to: '2026-03-02', by: 'item' },
    })
    assert.equal(report.rows.find((row) => row.key === 'G15-A')?.count, 1)
    assert.equal(
      report.rows.find((row) => row.key === 'G15-B'),
      undefined,
    )
  })

  it('G16 a scan basket counts uses, of things without barcodes too, and takes them back', async () => {
    await library.item('G16-A')
    await library.item('G16-B')
    const used = await library.must(RecordInHouseUse, { body: { barcode: 'G16-A' } })
    await library.must(RecordInHouseUse, { body: { kind: 'newspapers', count: 4 } })
    const second = await library.must(RecordInHouseUse, { body: { barcode: 'G16-A' } })
    await library.must(UndoInHouseUse, { params: { id: second.id } })
    assert.match(used.message, /Counted/)
    await lend('G16-B')
    assert.deepEqual(codes(await library.call(RecordInHouseUse, { body: { barcode: 'G16-B' } })), ['not-on-shelf'])
    const { rows } = await library.must(ReportInHouseUse, {
      query: { from: '2026-03-02', to: '2026-03-02', by: 'item', branch: library.elm },
    })
    assert.deepEqual(
      rows.filter(({ key }) => key === 'G16-A' || key === 'newspapers').map(({ key, count }) => [key, count]),
      [
        ['newspapers', 4],
        ['G16-A', 1],
      ],
    )
  })

  it('G17 from processing to the cart, and from the cart to where it belongs', async () => {
    const place = (code: string, body: object = {}) =>
      library.must(CreateShelvingLocation, { body: { code, name: code, ...body } })
    const fiction = await place('g17-fiction')
    const cart = await place('g17-cart', { checkInPermanent: true })
    const processing = await place('g17-processing', { checkInTo: cart.id })
    await library.item('G17-A', { location: processing.id, permanentLocation: fiction.id })
    const first = await back('G17-A')
    assert.deepEqual([first.item.locationName, first.item.moved], ['g17-cart', true])
    assert.equal((await item('G17-A')).permanentLocation, fiction.id)
    const second = await back('G17-A')
    assert.deepEqual([second.item.location, second.item.moved], [fiction.id, true])
    assert.equal((await item('G17-A')).permanentLocation, null)
    await library.must(UndoCheckIn, { params: { id: second.checkIn } })
    assert.deepEqual([(await item('G17-A')).location, (await item('G17-A')).permanentLocation], [cart.id, fiction.id])
  })

  it('G18 a shelf is changed, and removed only when nothing names it', async () => {
    const shelf = await library.must(CreateShelvingLocation, { body: { code: 'g18', name: 'G18' } })
    await library.item('G18-A', { location: shelf.id })
    const changed = await library.must(ChangeShelvingLocation, { params: { id: shelf.id }, body: { name: 'Oversize' } })
    assert.deepEqual([changed.code, changed.name], ['g18', 'Oversize'])
    assert.deepEqual(codes(await library.call(DeleteShelvingLocation, { params: { id: shelf.id } })), [
      'location-in-use',
    ])
    const empty = await library.must(CreateShelvingLocation, { body: { code: 'g18-empty', name: 'Empty' } })
    await library.must(DeleteShelvingLocation, { params: { id: empty.id } })
    const gone = await library.call(DeleteShelvingLocation, { params: { id: empty.id } })
    assert.deepEqual(codes(gone), ['location-not-found'])
  })

  it('G19 a loaned item that is withdrawn is refused, or its loan closed first, by the rule of the house', async () => {
    const made = await library.item('G19-A')
    const { loan } = await lend('G19-A')
    assert.deepEqual(codes(await library.call(WithdrawItem, { params: { id: made.id }, body: {} })), ['item-on-loan'])
    const elsewhere = await library.carrel.must(CreateApiKey, {
      body: { name: 'harbour', permissions: ['catalog:items'], branch: library.harbour },
    })
    const refused = await library.carrel.callAs({ authorization: `Bearer ${elsewhere.token}` }, WithdrawItem, {
      params: { id: made.id },
      body: { loan: 'close' },
    })
    assert.deepEqual(codes(refused), ['item-of-another-branch'])
    await set('circulation.discard-on-loan', 'close')
    const withdrawn = await library.must(WithdrawItem, { params: { id: made.id }, body: { reason: 'worn out' } })
    await set('circulation.discard-on-loan', 'refuse')
    assert.equal(withdrawn.status, 'withdrawn')
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).state, 'returned')
  })

  it('G25 a withdrawn item stays withdrawn with an alarm, or goes back where that is set', async () => {
    await library.item('G25-A', { status: 'withdrawn' })
    const kept = await back('G25-A')
    assert.deepEqual([kept.route, kept.item.status, kept.alert, kept.tone], ['workroom', 'withdrawn', true, 'stop'])
    await set('circulation.withdrawn-returns', 'release')
    assert.equal((await back('G25-A')).item.status, 'available')
    await set('circulation.withdrawn-returns', 'keep')
  })

  it('G26 without holds and without journeys, as the desk asks', async () => {
    const bib = (await library.title('G26')).id
    const patron = await library.patron('G26')
    await library.item('G26-A', { bib })
    await library.item('G26-B', { branch: library.harbour })
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    assert.equal((await back('G26-A', library, { noHolds: true })).route, 'shelf')
    assert.equal((await back('G26-A')).route, 'hold-shelf')
    const stays = await back('G26-B', library, { noTransits: true })
    assert.deepEqual([stays.route, stays.reason], ['shelf', 'no-transits'])
    assert.equal((await item('G26-B')).holdingBranch, library.elm)
  })

  it('lends a list to one patron and takes a list back, line by line', async () => {
    await library.patron('LIST')
    for (const barcode of ['L1', 'L2', 'L3']) await library.item(barcode)
    await library.item('L4', { status: 'withdrawn' })
    const lent = await library.must(CheckOutBatch, {
      body: { card: 'LIST', barcodes: ['L1', 'L2', 'L2', '', 'L4', 'L9'] },
    })
    assert.deepEqual([lent.lent, lent.refused], [2, 2])
    assert.deepEqual(
      lent.lines.map((line) => [line.barcode, line.blocks.map((block) => block.code)]),
      [
        ['L1', []],
        ['L2', []],
        ['L4', ['item-withdrawn']],
        ['L9', ['item-not-found']],
      ],
    )
    const batch = await library.must(CreateCheckInBatch, {
      body: { name: 'Monday', barcodes: ['L1', 'L2', 'L9', 'L3'] },
    })
    assert.deepEqual([batch.total, batch.done, batch.ok, batch.refused, batch.job], [4, 4, 3, 1, null])
    const { rows } = await library.must(ListCheckInLines, { params: { id: batch.id }, query: { tone: 'refused' } })
    assert.deepEqual(
      rows.map((row) => [row.number, row.barcode]),
      [[3, 'L9']],
    )
  })

  it('takes a long list back by a job, each line once however often the job runs', async () => {
    const barcodes = Array.from({ length: 120 }, (_, n) => `LONG-${n}`)
    await library.item('LONG-7')
    const batch = await library.must(CreateCheckInBatch, { body: { barcodes } })
    assert.equal(typeof batch.job, 'number')
    await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
    await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
    const done = await library.must(GetCheckInBatch, { params: { id: batch.id } })
    assert.deepEqual([done.total, done.done, done.ok, done.refused], [120, 120, 1, 119])
  })

  it('shows what is due by the hour, the longest overdue first', async () => {
    await kind('laptop')
    await library.rule({ itemType: 'laptop' }, { period: { count: 3, unit: 'hours' } })
    for (const barcode of ['LAP-1', 'LAP-2']) await library.item(barcode, { itemType: 'laptop' })
    await lend('LAP-1')
    await lend('LAP-2')
    library.at('2026-03-02T13:30:00Z')
    const board = await library.must(GetDueBoard, { query: { branch: library.elm } })
    assert.deepEqual([board.total, board.overdue], [2, 2])
    assert.deepEqual(
      board.rows.map((row) => [row.barcode, row.minutesLeft]),
      [
        ['LAP-1', -30],
        ['LAP-2', -30],
      ],
    )
    assert.deepEqual(board.groups, [
      { itemType: 'laptop', itemTypeName: 'laptop', due: '2026-03-02T13:00:00Z', count: 2 },
    ])
  })
})
