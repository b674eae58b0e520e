import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GetItemByBarcode, PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut, ListTransits } from '../../src/modules/circulation/contract.ts'
import { ScanHoldShelf } from '../../src/modules/circulation/contract-shelf.ts'
import {
  AwayFromHolds,
  CancelHold,
  CancelMyHold,
  ChangeHold,
  Clearance,
  DoneClearing,
  GetHold,
  HoldShelf,
  ListHolds,
  PlaceHold,
} from '../../src/modules/holds/contract.ts'
import { AddException, CreateBranch, PutHours, PutSetting } from '../../src/modules/org/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { PatronSignIn } from '../../src/modules/patrons/contract-account.ts'
import { sessionHeaders } from '../people.ts'
import { endDueHolds } from '../../src/modules/holds/end-due.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('the hold shelf', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary({ timeZone: 'America/New_York' })
  })
  after(() => library.stop())

  async function kind(attributes: Attributes): Promise<string> {
    const code = `kind-${++made}`
    await library.must(PutItemType, { params: { code }, body: { name: code } })
    await library.rule({ itemType: code }, attributes)
    return code
  }
  const patron = (fields: Readonly<Record<string, unknown>> = {}) => library.patron(`S${++made}`, fields)
  const item = (itemType = 'book', fields: Readonly<Record<string, unknown>> = {}) =>
    library.item(`S${++made}`, { itemType, ...fields })
  const hold = async (bib: number, pickup = library.elm, who?: number) =>
    library.must(PlaceHold, { body: { patron: who ?? (await patron()).id, bib, pickup } })
  const checkIn = (barcode: string, at = library.elm) => library.carrel.must(CheckIn, { body: { barcode, branch: at } })
  const get = (id: number) => library.must(GetHold, { params: { id } })
  const runJobs = () => endDueHolds({ platform: library.carrel.platform })
  const cleared = async (branch = library.elm) => (await library.must(Clearance, { query: { branch } })).rows
  const start = '2026-03-02T15:00:00Z'

  /** A hold that is ready on the shelf at Elm Street until the end of 9 March, in New York. */
  async function onShelf(others: readonly number[] = []) {
    library.at(start)
    const made = await item()
    const first = await hold(made.bib)
    const next = []
    for (const pickup of others) next.push(await hold(made.bib, pickup))
    await checkIn(made.barcode)
    return { ...made, first, next }
  }

  it('H21 keeps a hold for 42 minutes to the minute, or to the end of the thirtieth day at the branch; a second scan changes nothing', async () => {
    library.at(start)
    for (const [holdShelf, ends] of [
      [{ count: 42, unit: 'minutes' }, '2026-03-02T15:42:00Z'],
      [{ count: 30, unit: 'days' }, '2026-04-02T03:59:59Z'],
      [{ count: 5, unit: 'hours' }, '2026-03-02T20:00:00Z'],
      [{ count: 2, unit: 'weeks' }, '2026-03-17T03:59:59Z'],
    ] as const) {
      const { bib, barcode } = await item(await kind({ holdShelf }))
      await hold(bib)
      const first = await checkIn(barcode)
      assert.equal(first.hold?.shelfExpires, ends)
      library.at('2026-03-02T15:20:00Z')
      assert.equal((await checkIn(barcode)).hold?.shelfExpires, ends)
      library.at(start)
    }
  })

  it('H22 counts only open days where the rules say so, and moves a closed last day on, back or not at all', async () => {
    library.at(start)
    const { id } = await library.must(CreateBranch, { body: { code: 'H22', name: 'H22', timeZone: 'UTC' } })
    const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
    await library.must(PutHours, { params: { id }, body: { hours: weekdays } })
    await library.must(AddException, { params: { id }, body: { from: '2026-03-04', name: 'Stock-taking' } })
    const until = async (attributes: Attributes) => {
      const { bib, barcode } = await item(await kind(attributes))
      await hold(bib, id)
      return (await checkIn(barcode, id)).hold?.shelfUntil
    }
    const five = { count: 5, unit: 'days' } as const
    // 2 March is a Monday: five days on is Saturday the 7th.
    assert.equal(await until({ holdShelf: five }), '2026-03-09')
    assert.equal(await until({ holdShelf: five, holdShelfClosed: 'previous-open-day' }), '2026-03-06')
    assert.equal(await until({ holdShelf: five, holdShelfClosed: 'keep' }), '2026-03-07')
    assert.equal(await until({ holdShelf: five, holdShelfDays: 'open' }), '2026-03-10')
  })

  it('H23 sends what is scanned at another branch on its way without an end on the shelf, which is set anew on arrival', async () => {
    const { barcode, first } = await onShelf()
    assert.equal((await get(first.id)).shelfUntil, '2026-03-09')
    library.at('2026-03-04T15:00:00Z')
    await checkIn(barcode, library.harbour)
    const away = await get(first.id)
    assert.deepEqual([away.state, away.shelfUntil, away.shelfExpires], ['in-transit', null, null])
    library.at('2026-03-05T15:00:00Z')
    await checkIn(barcode)
    const back = await get(first.id)
    assert.deepEqual([back.state, back.shelfUntil], ['ready', '2026-03-12'])
  })

  it('H24 gives what was not collected to the next in the queue, once, when its time is over', async () => {
    const { barcode, first, next } = await onShelf([library.elm])
    library.at('2026-03-10T03:59:58Z')
    await runJobs()
    assert.equal((await get(first.id)).state, 'ready')
    library.at('2026-03-10T15:00:00Z')
    assert.equal((await get(first.id)).uncollected, true)
    await runJobs()
    assert.equal(await runJobs(), 0)
    const [gone, now] = [await get(first.id), await get(next[0]?.id ?? 0)]
    assert.deepEqual([gone.state, now.state, now.shelfUntil], ['expired', 'ready', '2026-03-17'])
    const [row] = (await cleared()).filter((one) => one.barcode === barcode)
    assert.deepEqual([row?.why, row?.nextPatron], ['next', now.patronName])
    await library.must(DoneClearing, { params: { id: now.id } })
    assert.deepEqual(
      (await cleared()).filter((one) => one.barcode === barcode),
      [],
    )
  })

  it('H25 sends it to the branch where the next collects, and tells the first branch to take it off its shelf', async () => {
    const { barcode, next } = await onShelf([library.harbour])
    library.at('2026-03-10T15:00:00Z')
    await runJobs()
    assert.equal((await get(next[0]?.id ?? 0)).state, 'in-transit')
    const transits = await library.must(ListTransits, { query: { to: library.harbour } })
    assert.equal(transits.rows.filter((row) => row.barcode === barcode && row.from === library.elm).length, 1)
    const [row] = (await cleared()).filter((one) => one.barcode === barcode)
    assert.deepEqual([row?.why, row?.destination], ['send', library.harbour])
    const scan = await library.must(ScanHoldShelf, { body: { barcode } })
    assert.equal(scan.goes, 'transit')
    assert.deepEqual(
      (await cleared()).filter((one) => one.barcode === barcode),
      [],
    )
    assert.equal((await checkIn(barcode, library.harbour)).hold?.state, 'ready')
  })

  it('H26 leaves it on the shelf for the next scan where the library does not pass it on by itself', async () => {
    const { barcode, first, next } = await onShelf([library.elm])
    const setting = { name: 'holds.fill-from-shelf' }
    await library.must(PutSetting, { params: setting, body: { value: false } })
    library.at('2026-03-10T15:00:00Z')
    await runJobs()
    await library.must(PutSetting, { params: setting, body: { value: true } })
    assert.deepEqual([(await get(first.id)).state, (await get(next[0]?.id ?? 0)).state], ['expired', 'waiting'])
    const scan = await library.must(ScanHoldShelf, { body: { barcode } })
    assert.deepEqual([scan.goes, scan.hold?.id], ['next', next[0]?.id])
  })

  it('H29 lets patrons cancel their own waiting hold; one on the shelf only where the library says so; never another’s', async () => {
    library.at(start)
    const reader = await patron({ pin: '2468' })
    const { bib, barcode } = await item()
    const mine = await hold((await item()).bib, library.elm, reader.id)
    const ready = await hold(bib, library.elm, reader.id)
    const other = await hold(bib)
    await checkIn(barcode)
    const response = await library.carrel.server.app.inject({
      method: 'POST',
      url: `/api/v1${PatronSignIn.path}`,
      payload: { card: reader.cards[0]?.barcode, pin: '2468' },
    })
    const { csrf } = response.json<{ csrf: string }>()
    const headers = sessionHeaders(response.headers['set-cookie'], csrf)
    const cancel = (id: number) => library.carrel.callAs(headers, CancelMyHold, { params: { id } })
    assert.equal((await cancel(mine.id)).ok, true)
    assert.deepEqual(codes(await cancel(ready.id)), ['hold-caught'])
    assert.deepEqual(codes(await cancel(other.id)), ['hold-not-found'])
    await library.must(PutSetting, { params: { name: 'holds.cancel-from-shelf' }, body: { value: true } })
    assert.equal((await cancel(ready.id)).ok, true)
  })

  it('H30 keeps the reason of a cancellation', async () => {
    library.at(start)
    const one = await hold((await item()).bib)
    await library.must(CancelHold, { params: { id: one.id }, query: { reason: 'No copy to be had' } })
    const ended = await get(one.id)
    assert.deepEqual([ended.state, ended.endReason, ended.endedAt], ['cancelled', 'No copy to be had', start])
  })

  it('H31 lists for clearing what expired and what was cancelled on the shelf, not what was checked out since', async () => {
    const expired = await onShelf()
    const cancelled = await onShelf()
    const taken = await onShelf()
    library.at('2026-03-05T15:00:00Z')
    await library.must(CancelHold, { params: { id: cancelled.first.id }, query: { reason: 'Asked by the patron' } })
    library.at('2026-03-10T15:00:00Z')
    await library.must(CheckOut, { body: { patron: taken.first.patron, barcode: taken.barcode } })
    const wanted = [expired.barcode, cancelled.barcode, taken.barcode]
    const listed = async () =>
      (await cleared())
        .filter((row) => wanted.includes(row.barcode))
        .map((row) => [row.barcode, row.why, row.since.slice(0, 10)])
    const both = [
      [cancelled.barcode, 'cancelled', '2026-03-05'],
      [expired.barcode, 'expired', '2026-03-10'],
    ]
    assert.deepEqual(await listed(), both)
    await runJobs()
    assert.deepEqual(await listed(), both)
  })

  it('H32 walks the shelf: what is waited for stays, the rest is told where it goes', async () => {
    const keep = await onShelf()
    const drop = await onShelf()
    await library.must(CancelHold, { params: { id: drop.first.id }, query: {} })
    const stays = await library.must(ScanHoldShelf, { body: { barcode: keep.barcode } })
    assert.deepEqual([stays.goes, stays.hold?.id, stays.checkIn], ['stays', keep.first.id, null])
    const goes = await library.must(ScanHoldShelf, { body: { barcode: drop.barcode } })
    assert.equal(goes.goes, 'shelf')
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: drop.barcode } })).status, 'available')
    library.at('2026-03-11T15:00:00Z')
    assert.equal((await library.must(ScanHoldShelf, { body: { barcode: keep.barcode } })).goes, 'shelf')
    assert.equal((await get(keep.first.id)).state, 'expired')
  })

  it('moves a hold on the shelf to another branch: on its way there once it is taken out', async () => {
    const { barcode, first } = await onShelf()
    await library.must(ChangeHold, { params: { id: first.id }, body: { pickup: library.harbour } })
    const moved = await get(first.id)
    assert.deepEqual([moved.state, moved.shelfUntil, moved.pullFrom], ['in-transit', null, library.elm])
    assert.equal((await library.must(ScanHoldShelf, { body: { barcode } })).goes, 'transit')
    assert.equal((await checkIn(barcode, library.harbour)).hold?.id, first.id)
  })

  it('keeps a hold on the shelf longer when staff say so', async () => {
    const { first } = await onShelf()
    await library.must(ChangeHold, { params: { id: first.id }, body: { shelfUntil: '2026-03-20' } })
    library.at('2026-03-15T15:00:00Z')
    await runJobs()
    assert.deepEqual([(await get(first.id)).state, (await get(first.id)).uncollected], ['ready', false])
    const shelf = await library.must(HoldShelf, { query: { branch: library.elm } })
    assert.equal(shelf.rows.find((row) => row.id === first.id)?.shelfUntil, '2026-03-20')
  })

  it('suspends all holds of someone who is away, and takes them up again', async () => {
    library.at(start)
    const reader = await patron()
    for (let time = 0; time < 3; time++) await hold((await item()).bib, library.elm, reader.id)
    const away = await library.must(AwayFromHolds, { params: { id: reader.id }, body: { until: '2026-04-01' } })
    assert.equal(away.changed, 3)
    const open = async () => (await library.must(ListHolds, { query: { patron: reader.id, open: true } })).rows
    assert.equal(
      (await open()).every((one) => one.suspended),
      true,
    )
    await library.must(AwayFromHolds, { params: { id: reader.id }, body: { until: null } })
    assert.equal(
      (await open()).some((one) => one.suspended),
      false,
    )
  })
})
