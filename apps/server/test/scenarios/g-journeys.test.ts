import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { codes, openLibrary, type Desk, type TestLibrary } from '../library.ts'
import { jobHandlers } from '../../src/app.ts'
import { GetItemByBarcode, PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, UndoCheckIn } from '../../src/modules/circulation/contract.ts'
import {
  AbortTransit,
  AddRotaItems,
  AdvanceRotas,
  ChangeFloatingGroup,
  CreateFloatingGroup,
  CreateRota,
  DeleteFloatingGroup,
  GetFloatingBalance,
  ListRotaItems,
  ListTransits,
  LoseTransit,
  PutItemFloating,
  RequestTransit,
} from '../../src/modules/circulation/contract-transits.ts'
import { GetHold, PlaceHold } from '../../src/modules/holds/contract.ts'
import { CreateBranch, CreateShelvingLocation } from '../../src/modules/org/contract.ts'

describe('journeys, floating and rotation', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 5, unit: 'days' } })
  })
  beforeEach(() => library.at('2026-03-02T10:00:00Z'))
  after(() => library.stop())

  const kind = (code: string) => library.must(PutItemType, { params: { code }, body: { name: code } })
  const lend = async (barcode: string, desk: Desk = library) => {
    const card = `P-${barcode}`
    await library.patron(card)
    return desk.must(CheckOut, { body: { card, barcode } })
  }
  const back = (barcode: string, desk: Desk = library, body: object = {}) =>
    desk.must(CheckIn, { body: { barcode, ...body } })
  const item = (barcode: string) => library.must(GetItemByBarcode, { params: { barcode } })
  const journeys = async (id: number) => (await library.must(ListTransits, { query: { item: id } })).rows
  const shelf = (code: string, branch: number) =>
    library.must(CreateShelvingLocation, { body: { code, name: `${code} of ${branch}`, branch } })

  it('G07 an item of a floating shelf stays where it comes in, on the shelf of that branch, and the line says so', async () => {
    const [elm, harbour] = [await shelf('g07', library.elm), await shelf('g07', library.harbour)]
    const group = await library.must(CreateFloatingGroup, {
      body: { name: 'G07', branches: [library.elm, library.harbour], locations: [elm.id, harbour.id] },
    })
    await library.item('G07-A', { location: elm.id })
    await lend('G07-A')
    const floated = await back('G07-A', library.atHarbour)
    assert.deepEqual(
      [floated.route, floated.reason, floated.item.location, floated.item.status],
      ['shelf', 'floats', harbour.id, 'available'],
    )
    assert.match(floated.message, new RegExp(harbour.name))
    const there = await item('G07-A')
    assert.deepEqual([there.branch, there.holdingBranch, there.location], [library.elm, library.harbour, harbour.id])
    const { rows } = await library.must(GetFloatingBalance, { params: { id: group.id } })
    assert.deepEqual(
      rows.map((row) => [row.branch, row.owned, row.here]),
      [
        [library.elm, 1, 0],
        [library.harbour, 0, 1],
      ],
    )
    await library.must(UndoCheckIn, { params: { id: floated.checkIn } })
    assert.deepEqual([(await item('G07-A')).location, (await item('G07-A')).status], [elm.id, 'on-loan'])
    await back('G07-A', library.atHarbour)
    const home = await back('G07-A')
    assert.deepEqual([home.route, home.item.location, (await item('G07-A')).permanentLocation], ['shelf', elm.id, null])
  })

  it('G08 a branch that is left out of a floating group sends items home', async () => {
    await kind('g08')
    const group = { name: 'G08', branches: [library.elm, library.harbour], itemTypes: ['g08'] }
    const { id } = await library.must(CreateFloatingGroup, { body: group })
    await library.item('G08-A', { itemType: 'g08' })
    await lend('G08-A')
    assert.equal((await back('G08-A', library.atHarbour)).reason, 'floats')
    await library.must(ChangeFloatingGroup, { params: { id }, body: { ...group, excluded: [library.harbour] } })
    const sent = await back('G08-A', library.atHarbour)
    assert.deepEqual([sent.route, sent.destination?.id], ['transit', library.elm])
    await library.must(DeleteFloatingGroup, { params: { id } })
  })

  it('G09 no floating shelf at the desk, or an item that never floats: in transit home, both', async () => {
    const elm = await shelf('g09', library.elm)
    await library.must(CreateFloatingGroup, {
      body: { name: 'G09', branches: [library.elm, library.harbour], locations: [elm.id] },
    })
    await library.item('G09-A', { location: elm.id })
    await lend('G09-A')
    assert.deepEqual([(await back('G09-A', library.atHarbour)).destination?.id], [library.elm])
    await kind('g09')
    const group = await library.must(CreateFloatingGroup, {
      body: { name: 'G09 types', branches: [library.elm, library.harbour], itemTypes: ['g09'] },
    })
    const made = await library.item('G09-B', { itemType: 'g09' })
    await library.must(PutItemFloating, { params: { id: made.id }, body: { floating: 'never' } })
    await lend('G09-B')
    assert.deepEqual([(await back('G09-B', library.atHarbour)).destination?.id], [library.elm])
    const other = await library.item('G09-C')
    await library.must(PutItemFloating, { params: { id: other.id }, body: { floating: 'group', group: group.id } })
    await lend('G09-C')
    assert.equal((await back('G09-C', library.atHarbour)).reason, 'floats')
  })

  it('G10 and G11 on the hold shelf, then scanned elsewhere: sent to the pick-up branch, its last day cleared', async () => {
    const bib = (await library.title('G11')).id
    const { id } = await library.item('G11-A', { bib })
    const patron = await library.patron('G11')
    const hold = await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    const caught = await back('G11-A')
    assert.equal(caught.route, 'hold-shelf')
    assert.notEqual((await library.must(GetHold, { params: { id: hold.id } })).shelfUntil, null)
    const moved = await back('G11-A', library.atHarbour)
    assert.deepEqual([moved.route, moved.destination?.id, moved.hold?.shelfUntil], ['transit', library.elm, null])
    assert.deepEqual(
      (await journeys(id)).map((row) => [row.reason, row.to, row.hold]),
      [['hold', library.elm, hold.id]],
    )
  })

  it('G12 arrived at the pick-up branch it is on the hold shelf with a last day of its own', async () => {
    const bib = (await library.title('G12')).id
    await library.item('G12-A', { bib })
    const patron = await library.patron('G12')
    await library.must(PlaceHold, { body: { patron: patron.id, bib, pickup: library.harbour } })
    await back('G12-A')
    library.at('2026-03-04T10:00:00Z')
    const arrived = await back('G12-A', library.atHarbour)
    assert.equal(arrived.route, 'hold-shelf')
    assert.ok((arrived.hold?.shelfUntil ?? '') > '2026-03-09')
  })

  it('G13 a broken-off journey of a hold: the item says so, and its next scan sends it to the hold again', async () => {
    const bib = (await library.title('G13')).id
    const { id } = await library.item('G13-A', { bib })
    const patron = await library.patron('G13')
    const hold = await library.must(PlaceHold, { body: { patron: patron.id, bib, pickup: library.harbour } })
    await back('G13-A')
    const [journey] = await journeys(id)
    const ended = await library.must(AbortTransit, {
      params: { id: journey?.id ?? 0 },
      body: { note: 'van broke down' },
    })
    assert.deepEqual([ended.state, ended.note], ['cancelled', 'van broke down'])
    assert.equal((await item('G13-A')).status, 'transit-cancelled')
    assert.deepEqual(codes(await library.call(AbortTransit, { params: { id: journey?.id ?? 0 }, body: {} })), [
      'transit-ended',
    ])
    const again = await back('G13-A')
    assert.deepEqual([again.route, again.hold?.id, again.destination?.id], ['transit', hold.id, library.harbour])
  })

  it('G14 what never arrives is listed as late, then missing, and its hold waits first in line again', async () => {
    const bib = (await library.title('G14')).id
    const { id } = await library.item('G14-A', { bib })
    const patron = await library.patron('G14')
    const hold = await library.must(PlaceHold, { body: { patron: patron.id, bib, pickup: library.harbour } })
    await back('G14-A')
    const late = async () =>
      (await library.must(ListTransits, { query: { late: true } })).rows.filter((row) => row.item === id)
    assert.equal((await late()).length, 0)
    library.at('2026-03-12T10:00:00Z')
    const [row] = await late()
    assert.deepEqual([row?.late, row?.days], [true, 10])
    const lost = await library.must(LoseTransit, { params: { id: row?.id ?? 0 }, body: {} })
    assert.deepEqual([lost.state, (await item('G14-A')).status], ['lost', 'missing'])
    const waiting = await library.must(GetHold, { params: { id: hold.id } })
    assert.deepEqual([waiting.state, waiting.position], ['waiting', 1])
    const found = await back('G14-A')
    assert.deepEqual([found.route, found.hold?.id], ['transit', hold.id])
  })

  it('a journey that staff ask for begins at the shelf and ends where it was wanted, holds first', async () => {
    const { id } = await library.item('ASK-A')
    const asked = await library.must(RequestTransit, { body: { barcode: 'ASK-A', to: library.harbour } })
    assert.deepEqual([asked.state, (await item('ASK-A')).status], ['requested', 'available'])
    assert.deepEqual(codes(await library.call(RequestTransit, { body: { barcode: 'ASK-A', to: library.harbour } })), [
      'item-in-transit',
    ])
    const left = await back('ASK-A')
    assert.deepEqual([left.route, left.reason, left.destination?.id], ['transit', 'manual', library.harbour])
    const arrived = await back('ASK-A', library.atHarbour)
    assert.deepEqual([arrived.route, arrived.reason], ['shelf', 'arrived'])
    assert.equal((await journeys(id)).length, 0)
    await library.must(UndoCheckIn, { params: { id: arrived.checkIn } })
    assert.deepEqual(
      (await journeys(id)).map((row) => [row.state, row.reason]),
      [['sent', 'manual']],
    )
  })

  const rota = (name: string, stages: readonly (readonly [number, number])[], cyclical = false) =>
    library.must(CreateRota, {
      body: { name, cyclical, stages: stages.map(([branch, days]) => ({ branch, days })) },
    })
  const place = async (id: number, barcode: string) =>
    (await library.must(ListRotaItems, { params: { id } })).rows.find((row) => row.barcode === barcode)

  it('G20 the item of a rota is asked for by its stage, and goes there when it is scanned', async () => {
    const { id } = await library.item('G20-A')
    const route = await rota('G20', [[library.harbour, 10]])
    await library.must(AddRotaItems, { params: { id: route.id }, body: { barcodes: ['G20-A', 'nothing'] } })
    assert.deepEqual(
      (await journeys(id)).map((row) => [row.state, row.reason, row.to]),
      [['requested', 'rotation', library.harbour]],
    )
    assert.equal((await back('G20-A')).reason, 'rotation')
    const there = await back('G20-A', library.atHarbour)
    assert.deepEqual([there.route, there.item.status], ['shelf', 'available'])
    assert.equal((await place(route.id, 'G20-A'))?.since, '2026-03-02T10:00:00Z')
    await lend('G20-A', library.atHarbour)
    const elsewhere = await back('G20-A')
    assert.deepEqual([elsewhere.route, elsewhere.destination?.id], ['transit', library.harbour])
  })

  it('G21 a due stage replaces a journey by hand, and queues behind that of a hold', async () => {
    const bib = (await library.title('G21')).id
    const manual = await library.item('G21-A')
    const held = await library.item('G21-B', { bib })
    const third = await library.must(CreateBranch, { body: { code: 'G21', name: 'G21', timeZone: 'UTC' } })
    const route = await rota('G21', [
      [library.elm, 5],
      [third.id, 5],
    ])
    await library.must(AddRotaItems, { params: { id: route.id }, body: { barcodes: ['G21-A', 'G21-B'] } })
    await library.must(RequestTransit, { body: { barcode: 'G21-A', to: library.harbour, inHand: true } })
    const patron = await library.patron('G21')
    await library.must(PlaceHold, { body: { patron: patron.id, bib, pickup: library.harbour } })
    assert.equal((await back('G21-B')).route, 'transit')
    library.at('2026-03-10T10:00:00Z')
    assert.deepEqual(await library.must(AdvanceRotas, { body: { rota: route.id } }), { advanced: 2, ended: 0 })
    assert.deepEqual(
      (await journeys(manual.id)).map((row) => [row.reason, row.to]),
      [['rotation', third.id]],
    )
    assert.deepEqual(
      (await journeys(held.id)).map((row) => [row.reason, row.to]),
      [['hold', library.harbour]],
    )
    assert.equal((await place(route.id, 'G21-B'))?.waitsFor, 'hold')
    await back('G21-B', library.atHarbour)
    await library.atHarbour.must(CheckOut, { body: { card: 'G21', barcode: 'G21-B' } })
    const after = await back('G21-B', library.atHarbour)
    assert.deepEqual([after.reason, after.destination?.id], ['rotation', third.id])
  })

  it('G22 what is on loan when its stage is due goes on when it comes back', async () => {
    await library.item('G22-A')
    const route = await rota('G22', [
      [library.elm, 5],
      [library.harbour, 5],
    ])
    await library.must(AddRotaItems, { params: { id: route.id }, body: { barcodes: ['G22-A'] } })
    await lend('G22-A')
    library.at('2026-03-08T10:00:00Z')
    await library.must(AdvanceRotas, { body: { rota: route.id } })
    assert.equal((await place(route.id, 'G22-A'))?.waitsFor, 'on-loan')
    const returned = await back('G22-A')
    assert.deepEqual([returned.reason, returned.destination?.id], ['rotation', library.harbour])
  })

  it('G23 a stage of 50 days is over after 75 and not after 20; the job does it once', async () => {
    const { id } = await library.item('G23-A')
    const route = await rota('G23', [
      [library.elm, 50],
      [library.harbour, 50],
    ])
    await library.must(AddRotaItems, { params: { id: route.id }, body: { barcodes: ['G23-A'] } })
    const run = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
    library.at('2026-03-22T10:00:00Z')
    await run()
    assert.equal((await place(route.id, 'G23-A'))?.position, 1)
    library.at('2026-05-16T10:00:00Z')
    await run()
    await run()
    assert.deepEqual([(await place(route.id, 'G23-A'))?.position, (await journeys(id)).length], [2, 1])
  })

  it('G24 after the last stage an item goes home and leaves, or begins anew', async () => {
    const once = await library.item('G24-A')
    await library.item('G24-B')
    const ends = await rota('G24', [[library.harbour, 5]])
    const round = await rota(
      'G24 round',
      [
        [library.elm, 5],
        [library.harbour, 5],
      ],
      true,
    )
    await library.must(AddRotaItems, { params: { id: ends.id }, body: { barcodes: ['G24-A'] } })
    await library.must(AddRotaItems, {
      params: { id: round.id },
      body: { barcodes: ['G24-B'], stage: round.stages[1]?.id ?? 0 },
    })
    for (const barcode of ['G24-A', 'G24-B']) {
      await back(barcode)
      await back(barcode, library.atHarbour)
    }
    library.at('2026-03-09T10:00:00Z')
    assert.deepEqual(await library.must(AdvanceRotas, { body: { rota: ends.id } }), { advanced: 0, ended: 1 })
    assert.equal(await place(ends.id, 'G24-A'), undefined)
    assert.deepEqual(
      (await journeys(once.id)).map((row) => [row.state, row.to]),
      [['requested', library.elm]],
    )
    await library.must(AdvanceRotas, { body: { rota: round.id } })
    assert.equal((await place(round.id, 'G24-B'))?.branch, library.elm)
  })
})
