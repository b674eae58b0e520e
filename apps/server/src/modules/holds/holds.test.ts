import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { DeleteItem, GetItemByBarcode } from '../catalog/contract.ts'
import { CheckIn, CheckOut, ListTransits, Renew } from '../circulation/contract.ts'
import {
  CancelHold,
  ChangeHold,
  ExpireHold,
  ExplainHold,
  GetHold,
  HoldShelf,
  ListHolds,
  PlaceHold,
  PullList,
} from './contract.ts'

describe('holds', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  /** Patrons who wait for a title, in order. */
  async function queue(bib: number, cards: readonly string[], pickup?: number) {
    const holds = []
    for (const card of cards) {
      const patron = await library.patron(card)
      holds.push(
        await library.must(PlaceHold, { body: { patron: patron.id, bib, ...(pickup !== undefined && { pickup }) } }),
      )
    }
    return holds
  }

  async function places(bib: number) {
    const { rows } = await library.must(ListHolds, { query: { bib, state: 'waiting' } })
    return rows.map((hold) => [hold.card, hold.position])
  }

  it('keeps the queue without gaps when one in the middle is cancelled', async () => {
    const { bib } = await library.item('A1')
    const holds = await queue(bib, ['a1', 'a2', 'a3', 'a4'])
    await library.must(CancelHold, { params: { id: holds[1]?.id ?? 0 }, query: {} })
    assert.deepEqual(await places(bib), [
      ['a1', 1],
      ['a3', 2],
      ['a4', 3],
    ])
    assert.deepEqual(codes(await library.call(CancelHold, { params: { id: holds[1]?.id ?? 0 }, query: {} })), [
      'hold-ended',
    ])
  })

  it('moves a hold to any place, as often as asked', async () => {
    const { bib } = await library.item('A2')
    const holds = await queue(bib, ['b1', 'b2', 'b3', 'b4'])
    await library.must(ChangeHold, { params: { id: holds[3]?.id ?? 0 }, body: { position: 1 } })
    assert.deepEqual(await places(bib), [
      ['b4', 1],
      ['b1', 2],
      ['b2', 3],
      ['b3', 4],
    ])
    await library.must(ChangeHold, { params: { id: holds[3]?.id ?? 0 }, body: { position: 9 } })
    assert.deepEqual(
      (await places(bib)).map(([card]) => card),
      ['b1', 'b2', 'b3', 'b4'],
    )
  })

  it('catches the first hold at the return, and keeps the item from others', async () => {
    const { bib } = await library.item('A3')
    await library.patron('c0')
    await library.must(CheckOut, { body: { card: 'c0', barcode: 'A3' } })
    const [first] = await queue(bib, ['c1', 'c2'])
    const back = await library.must(CheckIn, { body: { barcode: 'A3' } })
    assert.deepEqual([back.route, back.hold?.id, back.item.status], ['hold-shelf', first?.id, 'on-hold-shelf'])
    assert.match(back.message, /Hold for Pat Reader c1/)
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'c0', barcode: 'A3' } })), ['held-for-other'])
    await library.must(CheckOut, { body: { card: 'c1', barcode: 'A3' } })
    assert.equal((await library.must(GetHold, { params: { id: first?.id ?? 0 } })).state, 'filled')
    assert.deepEqual(await places(bib), [['c2', 1]])
  })

  it('sends a caught item to its pick-up branch, where it becomes ready', async () => {
    const { bib } = await library.item('A4')
    const [hold] = await queue(bib, ['d1'], library.harbour)
    const sent = await library.must(CheckIn, { body: { barcode: 'A4' } })
    assert.deepEqual([sent.route, sent.destination?.id, sent.hold?.state], ['transit', library.harbour, 'in-transit'])
    assert.equal(
      (await library.must(ListTransits, { query: { to: library.harbour } })).rows.filter((row) => row.barcode === 'A4')
        .length,
      1,
    )
    await library.patron('d2')
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'd2', barcode: 'A4' } })), ['held-for-other'])
    const arrived = await library.atHarbour.must(CheckIn, { body: { barcode: 'A4' } })
    assert.deepEqual(
      [arrived.route, arrived.hold?.state, arrived.hold?.shelfUntil],
      ['hold-shelf', 'ready', '2026-03-09'],
    )
    library.at('2026-03-04T10:00:00Z')
    const again = await library.atHarbour.must(CheckIn, { body: { barcode: 'A4' } })
    library.at('2026-03-02T10:00:00Z')
    assert.equal(again.hold?.shelfUntil, '2026-03-09')
    assert.equal(
      (await library.must(HoldShelf, { query: { branch: library.harbour } })).rows.some((row) => row.id === hold?.id),
      true,
    )
  })

  it('sends an item home that nobody waits for', async () => {
    await library.item('A5')
    await library.patron('e1')
    await library.must(CheckOut, { body: { card: 'e1', barcode: 'A5' } })
    const back = await library.atHarbour.must(CheckIn, { body: { barcode: 'A5' } })
    assert.deepEqual([back.route, back.destination?.id], ['transit', library.elm])
    const home = await library.must(CheckIn, { body: { barcode: 'A5' } })
    assert.deepEqual([home.route, home.item.status], ['shelf', 'available'])
  })

  it('passes over suspended holds, which keep their place', async () => {
    const { bib } = await library.item('A6')
    const [first, second] = await queue(bib, ['f1', 'f2'])
    await library.must(ChangeHold, { params: { id: first?.id ?? 0 }, body: { suspendedUntil: '2026-04-01' } })
    const back = await library.must(CheckIn, { body: { barcode: 'A6' } })
    assert.equal(back.hold?.id, second?.id)
    assert.deepEqual(await places(bib), [['f1', 1]])
    library.at('2026-04-01T10:00:00Z')
    assert.equal((await library.must(GetHold, { params: { id: first?.id ?? 0 } })).suspended, false)
    library.at('2026-03-02T10:00:00Z')
  })

  it('fills an item-level hold with that item only', async () => {
    const { bib } = await library.item('A7')
    const two = await library.item('A8', { bib })
    const patron = await library.patron('g1')
    const hold = await library.must(PlaceHold, { body: { patron: patron.id, item: two.id } })
    assert.equal((await library.must(CheckIn, { body: { barcode: 'A7' } })).hold, null)
    assert.equal((await library.must(CheckIn, { body: { barcode: 'A8' } })).hold?.id, hold.id)
  })

  it('gives one copy to one of two holds when two desks scan at once', async () => {
    const { bib } = await library.item('A9')
    await library.item('A10', { bib })
    await queue(bib, ['h1'])
    const scans = await Promise.all(['A9', 'A10'].map((barcode) => library.must(CheckIn, { body: { barcode } })))
    assert.deepEqual(scans.map((scan) => scan.route).toSorted(), ['hold-shelf', 'shelf'])
  })

  it('refuses a hold with every reason, and lets staff pass what may be passed', async () => {
    const { bib } = await library.item('A11', { itemType: 'dvd' })
    await library.rule({ itemType: 'dvd' }, { holdLimit: 0 })
    const patron = await library.patron('i1', { expires: '2026-03-01' })
    const body = { patron: patron.id, bib, pickup: 4711 }
    assert.deepEqual(codes(await library.call(PlaceHold, { body })).toSorted(), [
      'bad-pickup',
      'patron-expired',
      'too-many-holds',
    ])
    const passed = await library.must(PlaceHold, {
      body: {
        patron: patron.id,
        bib,
        override: { codes: ['patron-expired', 'too-many-holds'], reason: 'asked by phone' },
      },
    })
    assert.equal(passed.position, 1)
    assert.deepEqual(
      codes(
        await library.call(PlaceHold, {
          body: {
            patron: patron.id,
            bib,
            override: { codes: ['duplicate-hold', 'patron-expired', 'too-many-holds'], reason: 'twice' },
          },
        }),
      ),
      ['duplicate-hold'],
    )
  })

  it('lets nobody wait for what they have on loan', async () => {
    const { bib } = await library.item('A12')
    const patron = await library.patron('j1')
    await library.must(CheckOut, { body: { card: 'j1', barcode: 'A12' } })
    assert.deepEqual(codes(await library.call(PlaceHold, { body: { patron: patron.id, bib } })), ['own-loan'])
  })

  it('refuses a renewal while more wait than copies are free', async () => {
    await library.rule({ itemType: 'book' }, { renewWhenHeld: 'allow-when-copies-suffice' })
    const { bib } = await library.item('A13')
    const reader = await library.patron('k1')
    const { loan } = await library.must(CheckOut, { body: { card: 'k1', barcode: 'A13' } })
    await queue(bib, ['k2'])
    library.at('2026-03-10T10:00:00Z')
    assert.deepEqual(codes(await library.call(Renew, { params: { id: loan.id }, body: {} })), ['needed-for-hold'])
    await library.item('A14', { bib })
    assert.equal((await library.must(Renew, { params: { id: loan.id }, body: {} })).loan.patron, reader.id)
    library.at('2026-03-02T10:00:00Z')
  })

  it('lists for a branch what to fetch, each copy for one hold, until it is caught', async () => {
    const { bib } = await library.item('A15')
    await library.item('A16', { bib, branch: library.harbour })
    await queue(bib, ['l1', 'l2', 'l3'])
    const mine = async (branch: number) =>
      (await library.must(PullList, { query: { branch } })).rows
        .filter((row) => row.barcode === 'A15' || row.barcode === 'A16')
        .map((row) => [row.barcode, row.patronName])
    assert.deepEqual(await mine(library.elm), [['A15', 'Pat Reader l1']])
    assert.deepEqual(await mine(library.harbour), [['A16', 'Pat Reader l2']])
    await library.must(CheckIn, { body: { barcode: 'A15' } })
    assert.deepEqual(await mine(library.elm), [])
  })

  it('gives a copy on the shelf to the next in the queue when a hold is cleared away, and shows it until then', async () => {
    const { bib } = await library.item('A17')
    const [first, second] = await queue(bib, ['m1', 'm2'])
    await library.must(CheckIn, { body: { barcode: 'A17' } })
    await library.must(ExpireHold, { params: { id: first?.id ?? 0 } })
    const shelf = await library.must(HoldShelf, { query: { branch: library.elm } })
    assert.equal(shelf.rows.find((row) => row.id === first?.id)?.state, 'expired')
    const next = await library.must(CheckIn, { body: { barcode: 'A17' } })
    assert.equal(next.hold?.id, second?.id)
    assert.equal(
      (await library.must(HoldShelf, { query: { branch: library.elm } })).rows.some((row) => row.id === first?.id),
      false,
    )
  })

  it('puts the holder at the head of the queue when staff lend their copy to someone else', async () => {
    const { bib } = await library.item('A18')
    const [first] = await queue(bib, ['n1', 'n2'])
    await library.must(CheckIn, { body: { barcode: 'A18' } })
    await library.patron('n3')
    await library.must(CheckOut, {
      body: { card: 'n3', barcode: 'A18', override: { codes: ['held-for-other'], reason: 'mix-up' } },
    })
    assert.deepEqual(await places(bib), [
      ['n1', 1],
      ['n2', 2],
    ])
    assert.equal((await library.must(GetHold, { params: { id: first?.id ?? 0 } })).filledBy, null)
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'A18' } })).status, 'on-loan')
  })

  it('keeps an item that someone waits for from being deleted', async () => {
    const item = await library.item('A20')
    const [hold] = await queue(item.bib, ['p1'])
    assert.deepEqual(codes(await library.call(DeleteItem, { params: { id: item.id } })), ['waited-for'])
    await library.must(CancelHold, { params: { id: hold?.id ?? 0 }, query: {} })
    await library.must(DeleteItem, { params: { id: item.id } })
  })

  it('explains a place in the queue', async () => {
    const { bib } = await library.item('A19', { price: usd(1) })
    const [, second] = await queue(bib, ['o1', 'o2'])
    const { reasons } = await library.must(ExplainHold, { params: { id: second?.id ?? 0 } })
    assert.equal(reasons[0]?.text, 'Place 2 of 2')
    assert.ok(reasons.some((reason) => /1 copy on the shelf at Elm Street/.test(reason.text)))
  })
})
