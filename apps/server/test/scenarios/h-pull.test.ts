import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GetItemByBarcode, PutItemType, ChangeItem } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import {
  ClaimPulls,
  CreateClub,
  GetHold,
  ListHolds,
  ListNotFound,
  ListShortTitles,
  MarkNotFound,
  PlaceHold,
  PlaceHolds,
  PullList,
  ReleasePulls,
  UndoNotFound,
} from '../../src/modules/holds/contract.ts'
import { CreateShelvingLocation } from '../../src/modules/org/contract.ts'
import { openLibrary, type Desk, type TestLibrary } from '../library.ts'

describe('fetching for holds', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const patron = () => library.patron(`F${++made}`)
  const item = (fields: Readonly<Record<string, unknown>> = {}) => library.item(`F${++made}`, fields)
  const hold = async (body: Readonly<Record<string, unknown>>) =>
    library.must(PlaceHold, { body: { patron: (await patron()).id, ...body } })
  const pulls = async (query: Readonly<Record<string, unknown>> = {}, desk: Desk = library) =>
    (await desk.must(PullList, { query: { branch: library.elm, ...query } })).rows
  const checkIn = (barcode: string) => library.must(CheckIn, { body: { barcode } })

  it('lists what to fetch in the order of the walk: place in the building, then the shelf', async () => {
    const location = (code: string, walk: number, floor: string) =>
      library.must(CreateShelvingLocation, { body: { code, name: code, walk, floor } })
    const cellar = await location('cellar', 30, 'Cellar')
    const fiction = await location('fiction', 10, 'Ground')
    const shelves: readonly (readonly [number, string])[] = [
      [cellar.id, '100 ABC'],
      [fiction.id, 'F LEG'],
      [fiction.id, 'F ATW'],
    ]
    const barcodes: string[] = []
    for (const [at, callNumber] of shelves) {
      const one = await item({ location: at, callNumber })
      await hold({ bib: one.bib })
      barcodes.push(one.barcode)
    }
    const listed = async (query: Readonly<Record<string, unknown>> = {}) =>
      (await pulls(query)).map((row) => row.barcode).filter((barcode) => barcodes.includes(barcode))
    assert.deepEqual(await listed(), [barcodes[2], barcodes[1], barcodes[0]])
    assert.deepEqual(await listed({ floor: 'Cellar' }), [barcodes[0]])
    assert.deepEqual(await listed({ location: fiction.id }), [barcodes[2], barcodes[1]])
  })

  it('gives a claimed row to one of two who claim it at once, until it is given back or its time is over', async () => {
    const { id, bib } = await item()
    await hold({ bib })
    const other = await library.deskWith(['holds:read', 'holds:pull'])
    const claim = (desk: Desk) => desk.must(ClaimPulls, { body: { branch: library.elm, items: [id] } })
    const both = await Promise.all([claim(library), claim(other)])
    assert.deepEqual(both.map((one) => one.claimed.length).toSorted(), [0, 1])
    const [winner, loser] = both[0]?.claimed.length === 1 ? [library, other] : [other, library]
    assert.equal((await pulls({ claimed: 'mine' }, winner)).filter((row) => row.item === id).length, 1)
    assert.equal((await pulls({ claimed: 'others' }, loser)).filter((row) => row.item === id).length, 1)
    await winner.must(ReleasePulls, { body: { branch: library.elm } })
    assert.deepEqual((await claim(loser)).claimed, [id])
    library.at('2026-03-02T11:00:01Z')
    assert.equal((await pulls()).find((row) => row.item === id)?.claim, null)
    assert.deepEqual((await claim(winner)).claimed, [id])
    library.at('2026-03-02T10:00:00Z')
  })

  it('targets the next copy at once when one is not found, and takes it back when it is seen', async () => {
    const near = await item()
    const far = await item({ bib: near.bib, branch: library.harbour })
    const one = await hold({ bib: near.bib })
    const at = async (branch: number) =>
      (await library.must(PullList, { query: { branch } })).rows
        .filter((row) => row.hold === one.id)
        .map((row) => row.item)
    assert.deepEqual([await at(library.elm), await at(library.harbour)], [[near.id], []])
    await library.must(MarkNotFound, { params: { item: near.id }, body: { how: 'search' } })
    assert.deepEqual([await at(library.elm), await at(library.harbour)], [[], [far.id]])
    await library.must(UndoNotFound, { params: { item: near.id } })
    await library.must(MarkNotFound, { params: { item: near.id }, body: { how: 'missing' } })
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: near.barcode } })).status, 'missing')
    const looked = await library.must(ListNotFound, { query: { branch: library.elm } })
    assert.deepEqual(
      looked.rows.filter((row) => row.item === near.id).map((row) => row.how),
      ['missing'],
    )
    assert.equal((await checkIn(near.barcode)).hold?.id, one.id)
    assert.equal(
      (await library.must(ListNotFound, { query: { branch: library.elm } })).rows.some((row) => row.item === near.id),
      false,
    )
  })

  it('H49 flags a hold for which every copy is lost with the date, until one comes back', async () => {
    library.at('2026-03-02T10:00:00Z')
    const { id, bib, barcode } = await item()
    const one = await hold({ bib })
    assert.equal((await library.must(GetHold, { params: { id: one.id } })).hopelessSince, null)
    library.at('2026-03-05T10:00:00Z')
    await library.must(ChangeItem, { params: { id }, body: { status: 'lost' } })
    const flagged = await library.must(ListHolds, { query: { hopeless: true } })
    assert.deepEqual(
      flagged.rows.map((row) => [row.id, row.hopelessSince]),
      [[one.id, '2026-03-05T10:00:00Z']],
    )
    assert.equal((await checkIn(barcode)).hold?.id, one.id)
    assert.equal((await library.must(ListHolds, { query: { hopeless: true } })).total, 0)
    library.at('2026-03-02T10:00:00Z')
  })

  it('H50 lists titles for which more wait than their copies serve', async () => {
    const { bib } = await item()
    for (let time = 0; time < 5; time++) await hold({ bib })
    const row = (await library.must(ListShortTitles, { query: {} })).rows.find((one) => one.bib === bib)
    assert.deepEqual([row?.holds, row?.copies, row?.ratio, row?.wanted], [5, 1, 5, 1])
    await item({ bib })
    assert.equal(
      (await library.must(ListShortTitles, { query: {} })).rows.some((one) => one.bib === bib),
      false,
    )
  })

  it('H53 lends the copy that is free while two who wait are served by others', async () => {
    const a = await item()
    const b = await item({ bib: a.bib })
    const free = await item({ bib: a.bib })
    await hold({ item: a.id })
    await hold({ item: b.id })
    const { loan } = await library.must(CheckOut, { body: { patron: (await patron()).id, barcode: free.barcode } })
    assert.equal(loan.barcode, free.barcode)
  })

  it('H60 gives no copy to two holds, whoever scans where: ten desks, five copies, five readers', async () => {
    const first = await item()
    const copies = [first]
    for (let count = 1; count < 5; count++) copies.push(await item({ bib: first.bib }))
    const holds = []
    for (let count = 0; count < 4; count++) holds.push(await hold({ bib: first.bib }))
    holds.push(await hold({ item: copies[4]?.id }))
    const scans = await Promise.all(
      [...copies, ...copies].map(({ barcode }, index) =>
        (index < 5 ? library : library.atHarbour).call(CheckIn, { body: { barcode } }),
      ),
    )
    assert.equal(
      scans.every((scan) => scan.ok),
      true,
    )
    const states = await Promise.all(holds.map(({ id }) => library.must(GetHold, { params: { id } })))
    const filled = states.filter((one) => one.state === 'ready' || one.state === 'in-transit')
    assert.equal(new Set(filled.map((one) => one.filledBy)).size, filled.length)
    // Who asked for one copy alone came last, and waits on where that copy was scanned first of all and went to one before.
    assert.deepEqual(
      filled.slice(0, 4).map(({ id }) => id),
      holds.slice(0, 4).map(({ id }) => id),
    )
    if (filled.length === 4) assert.ok(filled.some((one) => one.filledBy === copies[4]?.id))
  })

  it('places holds for a club on several titles in one step, each with its result', async () => {
    const people = [await patron(), await patron(), await patron()]
    const club = await library.must(CreateClub, {
      body: { name: 'Tuesday readers', members: people.map(({ id }) => id), pickup: library.harbour },
    })
    const [one, two] = [await item(), await item()]
    await library.must(PlaceHold, { body: { patron: people[1]?.id ?? 0, bib: one.bib } })
    const result = await library.must(PlaceHolds, { body: { club: club.id, bibs: [one.bib, two.bib] } })
    assert.deepEqual([result.placed, result.refused], [5, 1])
    const refused = result.rows.find((row) => row.hold === null)
    assert.deepEqual([refused?.patron, refused?.blocks[0]?.code], [people[1]?.id, 'duplicate-hold'])
    assert.equal(
      result.rows.every((row) => row.hold === null || row.hold.pickup === library.harbour),
      true,
    )
    assert.equal((await library.must(ListHolds, { query: { club: club.id } })).total, 5)
  })

  it('reserves several copies for a reading group that borrows on one card', async () => {
    await library.must(PutItemType, { params: { code: 'group-set' }, body: { name: 'Reading group set' } })
    await library.rule({ itemType: 'group-set' }, { holdsPerTitle: 8 })
    const first = await item({ itemType: 'group-set' })
    for (let count = 0; count < 3; count++) await item({ bib: first.bib, itemType: 'group-set' })
    const who = await patron()
    const result = await library.must(PlaceHolds, { body: { patrons: [who.id], bibs: [first.bib], copies: 4 } })
    assert.equal(result.placed, 4)
    assert.equal((await pulls()).filter((row) => row.bib === first.bib).length, 4)
  })
})
