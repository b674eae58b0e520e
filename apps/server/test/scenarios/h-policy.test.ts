import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount } from '../../src/modules/fees/contract.ts'
import {
  AddTransferLimit,
  CancelHold,
  ChangeHold,
  ExpireHold,
  GetHold,
  PickupPlaces,
  PlaceHold,
  PullList,
  RemoveTransferLimit,
} from '../../src/modules/holds/contract.ts'
import { ChangeBranchDetails, CreateBranch } from '../../src/modules/org/contract.ts'
import type { Attributes, Criteria } from '../../src/modules/policy/contract.ts'
import { PutCategory } from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('what the rules say of holds', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  /** An item type of its own, so that rules of one case do not meet another. */
  async function kind(attributes: Attributes, criteria: Criteria = {}): Promise<string> {
    const code = `kind-${++made}`
    await library.must(PutItemType, { params: { code }, body: { name: code } })
    if (Object.keys(attributes).length > 0) await library.rule({ itemType: code, ...criteria }, attributes)
    return code
  }
  const patron = (fields: Readonly<Record<string, unknown>> = {}) => library.patron(`P${++made}`, fields)
  const item = (itemType: string, fields: Readonly<Record<string, unknown>> = {}) =>
    library.item(`I${++made}`, { itemType, ...fields })
  const place = (who: number, body: Readonly<Record<string, unknown>>) =>
    library.call(PlaceHold, { body: { patron: who, ...body } })
  const must = (who: number, body: Readonly<Record<string, unknown>>) =>
    library.must(PlaceHold, { body: { patron: who, ...body } })
  const balance = async (who: number) =>
    (await library.must(GetPatronAccount, { params: { id: who }, query: {} })).balance.amount
  const branch = async (name: string, fields: Readonly<Record<string, unknown>> = {}) =>
    (await library.must(CreateBranch, { body: { code: name.toUpperCase(), name, timeZone: 'UTC', ...fields } })).id
  const checkIn = (barcode: string, at = library.elm) => library.carrel.must(CheckIn, { body: { barcode, branch: at } })

  it('H09 refuses the second hold at a limit of one, the first at nought, and none where the limit is blank', async () => {
    const tried = async (holdLimit: number | null) => {
      const type = await kind({ holdLimit })
      const who = (await patron()).id
      const answers = []
      for (let time = 0; time < 3; time++) answers.push(await place(who, { bib: (await item(type)).bib }))
      return answers.map((answer) => (answer.ok ? 'ok' : codes(answer).join()))
    }
    assert.deepEqual(await tried(1), ['ok', 'too-many-holds', 'too-many-holds'])
    assert.deepEqual(await tried(0), ['too-many-holds', 'too-many-holds', 'too-many-holds'])
    assert.deepEqual(await tried(null), ['ok', 'ok', 'ok'])
  })

  it('H10 counts only what the rule covers, and all of it towards the limit in all', async () => {
    const few = await kind({ holdLimit: 1, totalHoldLimit: 3 })
    const many = await kind({ totalHoldLimit: 3 })
    const who = (await patron()).id
    await must(who, { bib: (await item(few)).bib })
    await must(who, { bib: (await item(many)).bib })
    assert.deepEqual(codes(await place(who, { bib: (await item(few)).bib })), ['too-many-holds'])
    await must(who, { bib: (await item(many)).bib })
    assert.deepEqual(codes(await place(who, { bib: (await item(many)).bib })), ['too-many-holds'])
  })

  it('H11 lets the limit of a category at a branch go before that of the rule for all', async () => {
    const type = await kind({ holdLimit: 3 })
    await library.rule({ itemType: type, patronCategory: 'adult', branch: library.elm }, { holdLimit: 5 })
    const who = (await patron()).id
    const answers = []
    for (let time = 0; time < 6; time++) answers.push(await place(who, { bib: (await item(type)).bib }))
    assert.deepEqual(
      answers.map((answer) => answer.ok),
      [true, true, true, true, true, false],
    )
  })

  it('H12 allows as many holds on one title as the rules say, each for a copy of its own', async () => {
    const type = await kind({ holdsPerTitle: 2 })
    const { bib, barcode } = await item(type)
    const second = await item(type, { bib })
    const who = (await patron()).id
    await must(who, { bib })
    await must(who, { bib })
    assert.deepEqual(codes(await place(who, { bib })), ['duplicate-hold'])
    const caught = [await checkIn(barcode), await checkIn(second.barcode)]
    assert.equal(new Set(caught.map((scan) => scan.hold?.id)).size, 2)
  })

  it('H15 sends no copy along a journey that is not made, and does not offer its end', async () => {
    const type = await kind({})
    const { bib, barcode } = await item(type, { branch: library.harbour })
    const far = await branch('H15')
    const who = (await patron()).id
    const waiting = await must(who, { bib, pickup: far })
    const limit = await library.must(AddTransferLimit, { body: { itemType: type, from: library.harbour, to: far } })
    assert.deepEqual(codes(await place((await patron()).id, { bib, pickup: far })), ['bad-pickup'])
    const offered = await library.must(PickupPlaces, { query: { patron: who, bib } })
    assert.equal(
      offered.rows.some((row) => row.branch === far),
      false,
    )
    assert.equal(offered.rows[0]?.branch, library.elm)
    assert.equal((await library.atHarbour.must(CheckIn, { body: { barcode } })).hold, null)
    assert.deepEqual(
      (await library.must(PullList, { query: { branch: library.harbour } })).rows.filter((row) => row.bib === bib),
      [],
    )
    await library.must(RemoveTransferLimit, { params: { id: limit.id } })
    assert.equal((await library.atHarbour.must(CheckIn, { body: { barcode } })).hold?.id, waiting.id)
  })

  for (const [mode, of, first] of [
    ['no', 'holding', 1],
    ['pickup', 'holding', 3],
    ['home', 'holding', 4],
    ['pickup', 'owner', 2],
    ['home', 'owner', 5],
  ] as const) {
    it(`H16 gives a copy to hold ${first} of five where local priority is ${mode} and local is ${of}`, async () => {
      const type = await kind({ localPriority: mode, localPriorityOf: of })
      const owner = await branch(`Owner${mode}${of}`)
      const here = await branch(`Here${mode}${of}`)
      const { bib, barcode } = await item(type, { branch: owner })
      const away = library.harbour
      const people: readonly (readonly [number, number])[] = [
        [away, away],
        [away, owner],
        [away, here],
        [here, away],
        [owner, away],
      ]
      const holds: number[] = []
      for (const [home, pickup] of people)
        holds.push((await must((await patron({ branch: home })).id, { bib, pickup })).id)
      assert.equal(holds.indexOf((await checkIn(barcode, here)).hold?.id ?? 0) + 1, first)
    })
  }

  it('H17 leaves those out of local priority whose category or item type is excluded', async () => {
    await library.must(PutCategory, { params: { code: 'h17' }, body: { name: 'Excluded' } })
    const type = await kind({ localPriority: 'pickup', localPriorityOf: 'owner' })
    await library.rule({ itemType: type, patronCategory: 'h17' }, { localPriority: 'no' })
    const { bib, barcode } = await item(type)
    const first = await must((await patron()).id, { bib, pickup: library.harbour })
    const local = await must((await patron({ category: 'h17' })).id, { bib, pickup: library.elm })
    assert.equal((await checkIn(barcode)).hold?.id, first.id)
    const excluded = await kind({ localPriority: 'no' })
    const other = await item(excluded)
    const one = await must((await patron()).id, { bib: other.bib, pickup: library.harbour })
    await must((await patron()).id, { bib: other.bib, pickup: library.elm })
    assert.equal((await checkIn(other.barcode)).hold?.id, one.id)
    assert.equal((await library.must(GetHold, { params: { id: local.id } })).state, 'waiting')
  })

  it('H18 keeps the order of the queue among local readers', async () => {
    const type = await kind({ localPriority: 'pickup' })
    const { bib, barcode } = await item(type)
    await must((await patron()).id, { bib, pickup: library.harbour })
    const near = await must((await patron()).id, { bib, pickup: library.elm })
    await must((await patron()).id, { bib, pickup: library.elm })
    const row = (await library.must(PullList, { query: { branch: library.elm } })).rows.find((one) => one.bib === bib)
    assert.equal(row?.hold, near.id)
    assert.equal((await checkIn(barcode)).hold?.id, near.id)
  })

  it('H19 refuses a hold while a copy is on the shelf where the branch says so, and takes it once it is out', async () => {
    const type = await kind({ holdOnShelf: 'if-none' }, { branch: library.elm })
    const { bib, barcode } = await item(type)
    const who = (await patron()).id
    assert.deepEqual(codes(await place(who, { bib })), ['on-shelf'])
    assert.equal((await place((await patron()).id, { bib, pickup: library.harbour })).ok, true)
    const out = await item(type)
    await library.must(CheckOut, { body: { patron: (await patron()).id, barcode: out.barcode } })
    assert.equal((await place(who, { bib: out.bib })).ok, true)
    assert.equal(barcode.length > 0, true)
  })

  it('H20 refuses it only where the copy is at the place of pick-up', async () => {
    const type = await kind({ holdOnShelf: 'if-none-at-pickup' })
    const { bib } = await item(type)
    assert.deepEqual(codes(await place((await patron()).id, { bib, pickup: library.elm })), ['on-shelf'])
    assert.equal((await place((await patron()).id, { bib, pickup: library.harbour })).ok, true)
  })

  for (const [moment, expected] of [
    ['placed', [1500, 1500, 1500]],
    ['ready', [0, 1500, 1500]],
    ['collected', [0, 0, 1500]],
  ] as const) {
    it(`H27 charges the fee of a hold once, when it is ${moment}`, async () => {
      const type = await kind({ holdFee: usd(15), holdFeeWhen: moment })
      const { bib, barcode } = await item(type)
      const who = (await patron()).id
      await must(who, { bib })
      const owed = [await balance(who)]
      await checkIn(barcode)
      await checkIn(barcode)
      owed.push(await balance(who))
      await library.must(CheckOut, { body: { patron: who, barcode } })
      owed.push(await balance(who))
      assert.deepEqual(owed, expected)
    })
  }

  it('H28 charges for a hold that was not collected, and not for one that was cancelled', async () => {
    const type = await kind({ holdNotCollectedFee: usd(2) })
    const { bib, barcode } = await item(type)
    const [first, second] = [(await patron()).id, (await patron()).id]
    const [one, two] = [await must(first, { bib }), await must(second, { bib })]
    await checkIn(barcode)
    await library.must(ExpireHold, { params: { id: one.id } })
    await checkIn(barcode)
    await library.must(CancelHold, { params: { id: two.id }, query: {} })
    assert.deepEqual([await balance(first), await balance(second)], [200, 0])
  })

  it('H47 refuses a place that is no pick-up place, does not exist, or is not allowed by the rules, and offers none of them', async () => {
    const type = await kind({ holdPickup: 'owner' })
    const { bib } = await item(type)
    const closed = await branch('H47')
    await library.must(ChangeBranchDetails, { params: { id: closed }, body: { pickup: false } })
    const who = (await patron()).id
    for (const pickup of [closed, 999_999, library.harbour])
      assert.ok(codes(await place(who, { bib, pickup })).includes('bad-pickup'))
    assert.deepEqual(
      (await library.must(PickupPlaces, { query: { patron: who, bib } })).rows.map((row) => row.branch),
      [library.elm],
    )
  })

  it('H48 allows a waiting hold to move only where it may be collected', async () => {
    const type = await kind({ holdPickup: 'owner' })
    const { bib } = await item(type)
    const waiting = await must((await patron()).id, { bib })
    assert.deepEqual(
      codes(await library.call(ChangeHold, { params: { id: waiting.id }, body: { pickup: library.harbour } })),
      ['bad-pickup'],
    )
  })

  it('refuses readers of other branches where only those of the owner may wait', async () => {
    const type = await kind({ holdFrom: 'owner' })
    const { bib } = await item(type)
    assert.deepEqual(codes(await place((await patron({ branch: library.harbour })).id, { bib })), ['not-holdable'])
    assert.equal((await place((await patron()).id, { bib })).ok, true)
  })

  it('H57 keeps a new item for readers near by until its protection has ended', async () => {
    const type = await kind({ newItemsStay: { for: { count: 3, unit: 'months' }, within: 'owner' } })
    const { bib, barcode } = await item(type)
    const far = (await patron({ branch: library.harbour })).id
    assert.deepEqual(codes(await place(far, { bib })), ['new-item-stays'])
    library.at('2026-06-02T10:00:01Z')
    const late = await must(far, { bib })
    assert.equal((await checkIn(barcode)).hold?.id, late.id)
    library.at('2026-03-02T10:00:00Z')
  })

  it('H58 gives a new item to the first reader near by, past those far away', async () => {
    const type = await kind({ newItemsStay: { for: { count: 3, unit: 'months' }, within: 'owner' } })
    const old = await item(type)
    library.at('2026-07-01T10:00:00Z')
    const far = await must((await patron({ branch: library.harbour })).id, { bib: old.bib })
    const near = await must((await patron()).id, { bib: old.bib })
    const fresh = await item(type, { bib: old.bib })
    assert.equal((await checkIn(fresh.barcode)).hold?.id, near.id)
    assert.equal((await checkIn(old.barcode)).hold?.id, far.id)
    library.at('2026-03-02T10:00:00Z')
  })

  it('refuses with every reason at once, and what staff pass holds for the copy that comes later too', async () => {
    const type = await kind({ holdable: false, holdLimit: 0, holdFineLimit: usd(5) })
    const { bib, barcode } = await item(type)
    const who = (await patron({ expires: '2026-03-01' })).id
    await library.must(AddCharge, { params: { id: who }, body: { kind: 'other', amount: usd(9) } })
    const refused = codes(await place(who, { bib }))
    assert.deepEqual(refused.toSorted(), ['not-holdable', 'owes-too-much', 'patron-expired'])
    const passed = await must(who, { bib, override: { codes: refused, reason: 'Asked by the director' } })
    assert.equal((await checkIn(barcode)).hold?.id, passed.id)
  })

  it('ends a hold that nothing was found for when its time is over, read from the clock at once', async () => {
    const type = await kind({ holdExpires: { count: 30, unit: 'days' } })
    const { bib, barcode } = await item(type)
    const one = await must((await patron()).id, { bib })
    assert.equal(one.expires, '2026-04-01T23:59:59Z')
    const short = await must((await patron()).id, { bib, expires: '2026-03-05' })
    assert.equal(short.expires, '2026-03-05T23:59:59Z')
    library.at('2026-04-02T00:00:00Z')
    assert.equal((await library.must(GetHold, { params: { id: one.id } })).state, 'expired')
    assert.equal((await checkIn(barcode)).hold, null)
    library.at('2026-03-02T10:00:00Z')
  })

  it('begins a hold on the day that it was asked for', async () => {
    const { bib, barcode } = await item(await kind({}))
    const later = await must((await patron()).id, { bib, startsOn: '2026-03-10' })
    assert.equal(later.suspended, true)
    assert.equal((await checkIn(barcode)).hold, null)
    library.at('2026-03-10T08:00:00Z')
    assert.equal((await checkIn(barcode)).hold?.id, later.id)
    library.at('2026-03-02T10:00:00Z')
  })
})
