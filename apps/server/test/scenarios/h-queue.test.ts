import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ChangeItem } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, UndoCheckIn } from '../../src/modules/circulation/contract.ts'
import {
  CancelHold,
  ChangeHold,
  ExplainHold,
  GetHold,
  ListHolds,
  PlaceHold,
  PlaceHolds,
  ReorderHolds,
  type Hold,
} from '../../src/modules/holds/contract.ts'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('the queue of a title', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const patron = () => library.patron(`Q${++made}`)
  const hold = async (body: Readonly<Record<string, unknown>>, who?: number): Promise<Hold> =>
    library.must(PlaceHold, { body: { patron: who ?? (await patron()).id, ...body } })
  async function queue(bib: number, length: number): Promise<Hold[]> {
    const holds: Hold[] = []
    for (let place = 0; place < length; place++) holds.push(await hold({ bib }))
    return holds
  }
  const order = async (bib: number) =>
    (await library.must(ListHolds, { query: { bib, state: 'waiting', limit: 1000 } })).rows.map((row) => row.id)
  const places = async (bib: number) =>
    (await library.must(ListHolds, { query: { bib, state: 'waiting', limit: 1000 } })).rows.map((row) => row.position)
  const checkIn = (barcode: string) => library.must(CheckIn, { body: { barcode } })

  it('H01 closes the gap when the second of four is cancelled', async () => {
    const { bib } = await library.item('H01')
    const [a, b, c, d] = await queue(bib, 4)
    await library.must(CancelHold, { params: { id: b?.id ?? 0 }, query: {} })
    assert.deepEqual(await order(bib), [a?.id, c?.id, d?.id])
    assert.deepEqual(await places(bib), [1, 2, 3])
  })

  it('H02 keeps the queue whole when its first is filled and its last cancelled at once', async () => {
    const { bib } = await library.item('H02')
    const [, b, c, d] = await queue(bib, 4)
    await Promise.all([checkIn('H02'), library.must(CancelHold, { params: { id: d?.id ?? 0 }, query: {} })])
    assert.deepEqual(await order(bib), [b?.id, c?.id])
    assert.deepEqual(await places(bib), [1, 2])
  })

  it('H03 accepts every permutation of a queue of four, twice', async () => {
    const { bib } = await library.item('H03')
    const ids = (await queue(bib, 4)).map((one) => one.id)
    for (const wanted of [
      [4, 3, 2, 1],
      [3, 4, 1, 2],
      [2, 1, 4, 3],
      [1, 2, 3, 4],
    ]) {
      const holds = wanted.map((place) => ids[place - 1] ?? 0)
      for (let time = 0; time < 2; time++) {
        const answer = await library.must(ReorderHolds, { params: { id: bib }, body: { holds } })
        assert.deepEqual(
          answer.rows.map((row) => [row.id, row.position]),
          holds.map((id, index) => [id, index + 1]),
        )
      }
    }
  })

  it('H04 refuses an order that names someone else, forgets someone, or names someone twice', async () => {
    const { bib } = await library.item('H04')
    const [a, b] = (await queue(bib, 2)).map((one) => one.id)
    const put = (holds: readonly (number | undefined)[]) =>
      library.call(ReorderHolds, { params: { id: bib }, body: { holds: holds.map((id) => id ?? 0) } })
    for (const holds of [[a], [a, b, 999_999], [a, a, b], []])
      assert.deepEqual(codes(await put(holds)), ['queue-changed'])
    assert.deepEqual(await order(bib), [a, b])
  })

  it('H05 lets nobody before a hold that is being filled, nor it behind them', async () => {
    const { bib } = await library.item('H05')
    const [a, b, c] = (await queue(bib, 3)).map((one) => one.id)
    await checkIn('H05')
    assert.deepEqual(codes(await library.call(ChangeHold, { params: { id: a ?? 0 }, body: { position: 2 } })), [
      'hold-caught',
    ])
    const put = (...holds: (number | undefined)[]) =>
      library.call(ReorderHolds, { params: { id: bib }, body: { holds: holds.map((id) => id ?? 0) } })
    assert.deepEqual(codes(await put(b, a, c)), ['hold-caught'])
    assert.equal((await put(a, c, b)).ok, true)
    assert.deepEqual(await order(bib), [c, b])
    const sent = await hold({ bib, pickup: library.harbour })
    const second = await library.item('H05b', { bib })
    await library.must(ChangeHold, { params: { id: sent.id }, body: { position: 1 } })
    await checkIn(second.barcode)
    assert.equal((await library.must(GetHold, { params: { id: sent.id } })).state, 'in-transit')
    assert.deepEqual(codes(await put(c, sent.id, b)), ['hold-caught'])
  })

  it('H06 moves a hold to the front, to the end and beyond it', async () => {
    const { bib } = await library.item('H06')
    const [a, b, c] = (await queue(bib, 3)).map((one) => one.id)
    const move = (id: number | undefined, position: number) =>
      library.must(ChangeHold, { params: { id: id ?? 0 }, body: { position } })
    await move(c, 1)
    assert.deepEqual(await order(bib), [c, a, b])
    await move(c, 99)
    assert.deepEqual(await order(bib), [a, b, c])
    await move(b, 2)
    assert.deepEqual(await order(bib), [a, b, c])
    assert.deepEqual(await places(bib), [1, 2, 3])
  })

  it('H07 refuses a hold on what the patron has on loan, as item and as title', async () => {
    const item = await library.item('H07')
    const reader = await patron()
    await library.must(CheckOut, { body: { patron: reader.id, barcode: 'H07' } })
    for (const body of [{ item: item.id }, { bib: item.bib }])
      assert.deepEqual(codes(await library.call(PlaceHold, { body: { patron: reader.id, ...body } })), ['own-loan'])
    const disc = await library.item('H07b', { bib: item.bib, part: 'Disc 2' })
    const other = await hold({ item: disc.id }, reader.id)
    assert.equal(other.level, 'item')
  })

  it('H08 refuses a second hold of the same patron on a title', async () => {
    const { id, bib } = await library.item('H08')
    const reader = await patron()
    await hold({ bib }, reader.id)
    for (const body of [{ bib }, { item: id }])
      assert.deepEqual(codes(await library.call(PlaceHold, { body: { patron: reader.id, ...body } })), [
        'duplicate-hold',
      ])
  })

  it('H13 passes over a hold suspended until a day, and takes it up in its old place on that day', async () => {
    library.at('2024-06-01T10:00:00Z')
    const { bib } = await library.item('H13')
    await library.item('H13b', { bib })
    const [first, second] = await queue(bib, 2)
    await library.must(ChangeHold, { params: { id: first?.id ?? 0 }, body: { suspendedUntil: '2024-07-01' } })
    library.at('2024-06-30T18:00:00Z')
    assert.equal((await checkIn('H13')).hold?.id, second?.id)
    assert.equal((await library.must(GetHold, { params: { id: first?.id ?? 0 } })).suspended, true)
    library.at('2024-07-01T08:00:00Z')
    const now = await library.must(GetHold, { params: { id: first?.id ?? 0 } })
    assert.deepEqual([now.suspended, now.position], [false, 1])
    assert.equal((await checkIn('H13b')).hold?.id, first?.id)
    library.at('2026-03-02T10:00:00Z')
  })

  it('H14 refuses to suspend until today, takes up again by hand, and keeps others from nothing', async () => {
    const { bib } = await library.item('H14')
    const [first] = await queue(bib, 2)
    const change = (body: { readonly suspendedUntil: string | null }) =>
      library.call(ChangeHold, { params: { id: first?.id ?? 0 }, body })
    assert.deepEqual(codes(await change({ suspendedUntil: '2026-03-02' })), ['invalid-day'])
    assert.equal((await change({ suspendedUntil: '2026-05-01' })).ok, true)
    assert.equal((await change({ suspendedUntil: null })).ok, true)
    assert.equal((await checkIn('H14')).hold?.id, first?.id)
    assert.deepEqual(codes(await change({ suspendedUntil: '2026-05-01' })), ['hold-caught'])
  })

  it('H51 fills a hold on one part with that part alone, and the part moves with its item', async () => {
    const { bib } = await library.item('H51-1', { part: 'Disc 1' })
    const disc = await library.item('H51-2', { bib, part: 'Disc 2' })
    const waiting = await hold({ bib, part: 'Disc 2' })
    assert.deepEqual([waiting.level, waiting.part], ['part', 'Disc 2'])
    assert.equal((await checkIn('H51-1')).hold, null)
    assert.equal((await checkIn('H51-2')).hold?.id, waiting.id)
    const elsewhere = await library.item('H51-3', { part: 'Disc 2' })
    await library.must(CancelHold, { params: { id: waiting.id }, query: {} })
    await checkIn('H51-2')
    await library.must(ChangeItem, { params: { id: disc.id }, body: { bib: elsewhere.bib } })
    const later = await hold({ bib: elsewhere.bib, part: 'disc 2' })
    assert.equal((await checkIn('H51-2')).hold?.id, later.id)
    const missing = await patron()
    assert.deepEqual(
      codes(await library.call(PlaceHold, { body: { patron: missing.id, bib: elsewhere.bib, part: 'Disc 9' } })),
      ['not-holdable'],
    )
  })

  it('H52 waits for any of several titles in the queue of each, and is filled once', async () => {
    const one = await library.item('H52a')
    const two = await library.item('H52b')
    const before = await hold({ bib: two.bib })
    const any = await hold({ bibs: [one.bib, two.bib] })
    assert.deepEqual([any.level, any.position, any.alternatives[0]?.position], ['group', 1, 2])
    assert.equal((await checkIn('H52b')).hold?.id, before.id)
    const second = await library.item('H52c', { bib: two.bib })
    const scan = await checkIn(second.barcode)
    assert.equal(scan.hold?.id, any.id)
    assert.deepEqual([await order(one.bib), await order(two.bib)], [[], []])
    assert.equal((await checkIn('H52a')).route, 'shelf')
    await library.must(UndoCheckIn, { params: { id: scan.checkIn } })
    assert.deepEqual([await order(one.bib), await order(two.bib)], [[any.id], [any.id]])
  })

  it('H54 serves a hold on one volume by its call number', async () => {
    const { bib } = await library.item('H54a', { callNumber: '050 NAT 2024' })
    await library.item('H54b', { bib, callNumber: '050 NAT 2025' })
    const volume = await hold({ bib, volume: '050 nat 2025' })
    assert.equal(volume.level, 'volume')
    assert.equal((await checkIn('H54a')).hold, null)
    assert.equal((await checkIn('H54b')).hold?.id, volume.id)
  })

  it('H55 fills only the hold on the title that is checked out', async () => {
    const one = await library.item('H55a')
    const two = await library.item('H55b')
    const reader = await patron()
    const [first, second] = [await hold({ bib: one.bib }, reader.id), await hold({ bib: two.bib }, reader.id)]
    await library.must(CheckOut, { body: { patron: reader.id, barcode: 'H55a' } })
    const state = async (id: number) => (await library.must(GetHold, { params: { id } })).state
    assert.deepEqual([await state(first.id), await state(second.id)], ['filled', 'waiting'])
  })

  it('H59 lists three hundred holds on one title and moves one, the queue staying whole', async () => {
    const { bib } = await library.item('H59')
    const people = await Promise.all(Array.from({ length: 300 }, (_, index) => library.patron(`H59-${index}`)))
    const { placed } = await library.must(PlaceHolds, { body: { patrons: people.map(({ id }) => id), bibs: [bib] } })
    assert.equal(placed, 300)
    const before = await order(bib)
    assert.equal(before.length, 300)
    const last = before.at(-1) ?? 0
    await library.must(ChangeHold, { params: { id: last }, body: { position: 1 } })
    assert.deepEqual(await order(bib), [last, ...before.slice(0, -1)])
    assert.deepEqual(
      await places(bib),
      Array.from({ length: 300 }, (_, index) => index + 1),
    )
  })

  it('H61 keeps every hold when holds on titles are allowed and forbidden while queues stand', async () => {
    await library.must(PutItemType, { params: { code: 'h61' }, body: { name: 'H61' } })
    const a = await library.item('H61a', { itemType: 'h61' })
    const b = await library.item('H61b', { bib: a.bib, itemType: 'h61' })
    await library.rule({ itemType: 'h61' }, { itemHolds: 'only' })
    const first = await hold({ item: a.id })
    assert.deepEqual(codes(await library.call(PlaceHold, { body: { patron: (await patron()).id, bib: a.bib } })), [
      'item-hold-needed',
    ])
    const second = await hold({ item: b.id })
    await library.rule({ itemType: 'h61', branch: library.elm }, { itemHolds: 'allow' })
    const third = await hold({ bib: a.bib })
    assert.deepEqual(await order(a.bib), [first.id, second.id, third.id])
    await library.rule({ itemType: 'h61', branch: library.elm, owner: library.elm }, { itemHolds: 'only' })
    assert.deepEqual(await order(a.bib), [first.id, second.id, third.id])
    assert.equal((await checkIn('H61b')).hold?.id, second.id)
    assert.equal((await checkIn('H61a')).hold?.id, first.id)
  })

  it('says of a place in the queue who is before it and why', async () => {
    const { bib } = await library.item('WHY')
    const [a, b, c] = await queue(bib, 3)
    await library.must(ChangeHold, { params: { id: c?.id ?? 0 }, body: { position: 1 } })
    const { reasons, ahead } = await library.must(ExplainHold, { params: { id: b?.id ?? 0 } })
    assert.equal(reasons[0]?.text, 'Place 3 of 3')
    assert.deepEqual(
      ahead.map((one) => [one.hold, one.why.slice(0, 8)]),
      [
        [c?.id, 'Moved by'],
        [a?.id, 'Placed e'],
      ],
    )
  })
})
