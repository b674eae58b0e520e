import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn, CheckOut, ListLoans } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount, Pay } from '../../src/modules/fees/contract.ts'
import { ListHolds, PlaceHold } from '../../src/modules/holds/contract.ts'
import { MergePatrons, UndoMerge } from '../../src/modules/patrons/contract-leaving.ts'
import { PutField, PutGuarantor, PutProxy } from '../../src/modules/patrons/contract-people.ts'
import {
  AddPatronBlock,
  AddPatronNote,
  ChangePatron,
  GetPatron,
  GetPatronByCard,
  SearchPatrons,
  type Patron,
} from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('two records of one person', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-15T10:00:00Z' })
    await library.rule({}, { period: { unit: 'days', count: 21 } })
    await library.must(PutField, { params: { code: 'school' }, body: { name: 'School', kind: 'text' } })
  })
  after(() => library.stop())

  const get = (id: number) => library.must(GetPatron, { params: { id } })
  const owed = async (id: number) => (await library.must(GetPatronAccount, { params: { id } })).balance
  const loansOf = async (id: number) =>
    (await library.must(ListLoans, { query: { patron: id } })).rows.map(({ barcode }) => barcode).sort()
  const holdsOf = async (id: number) =>
    (await library.must(ListHolds, { query: { patron: id, open: true } })).rows.map(({ bib }) => bib)

  /** Two records with a loan, a hold, a charge, a note and a block each. */
  async function twoRecords(name: string): Promise<readonly [Patron, Patron, number]> {
    const shared = await library.item(`${name}-S`)
    const pair: Patron[] = []
    for (const n of [1, 2]) {
      const card = `${name}-${n}`
      const patron = await library.patron(card, {
        givenName: n === 1 ? 'Jo' : 'Joanna',
        familyName: 'Park',
        email: `${n}@example.org`,
        phone: n === 1 ? '' : '555 0100',
        externalId: `${name}-ext-${n}`,
        fields: { school: `School ${n}` },
        addresses: [{ street: `${n} Elm Street`, city: 'Springfield' }],
      })
      await library.item(`${card}-L`)
      const wanted = await library.item(`${card}-W`)
      await library.must(CheckOut, { body: { card, barcode: `${card}-L` } })
      await library.must(PlaceHold, { body: { patron: patron.id, bib: shared.bib, pickup: library.elm } })
      await library.must(PlaceHold, { body: { patron: patron.id, bib: wanted.bib, pickup: library.elm } })
      await library.must(AddCharge, { params: { id: patron.id }, body: { kind: 'other', amount: usd(n) } })
      await library.must(AddPatronNote, { params: { id: patron.id }, body: { text: `Note ${n}` } })
      pair.push(patron)
    }
    const [kept, gone] = pair
    assert.ok(kept && gone)
    await library.must(AddPatronBlock, { params: { id: gone.id }, body: { reason: 'Address unknown' } })
    return [kept, gone, shared.bib]
  }

  it('K12 become one: everything moves, fields as chosen, doubles of holds end; and two again', async () => {
    const [kept, gone, shared] = await twoRecords('K12')
    const child = await library.patron('K12-child')
    await library.must(PutGuarantor, { params: { id: child.id, other: gone.id }, body: { relation: 'mother' } })
    await library.must(PutProxy, { params: { id: kept.id, other: gone.id }, body: {} })
    const [keptWas, goneWas] = [await get(kept.id), await get(gone.id)]

    const merge = await library.must(MergePatrons, {
      params: { id: kept.id },
      body: { other: gone.id, take: ['givenName', 'email', 'card'], fields: ['school'], reason: 'Same person' },
    })
    const one = await get(kept.id)
    assert.deepEqual([one.name, one.email, one.phone, one.card], ['Joanna Park', '2@example.org', '555 0100', 'K12-2'])
    assert.deepEqual([one.fields, one.externalId], [{ school: 'School 2' }, 'K12-ext-1'])
    assert.deepEqual(one.notes.map(({ text }) => text).sort(), ['Note 1', 'Note 2'])
    assert.deepEqual([one.blocks.length, one.guarantees.map(({ id }) => id), one.addresses.length], [1, [child.id], 2])
    assert.deepEqual(await loansOf(kept.id), ['K12-1-L', 'K12-2-L'])
    assert.equal((await holdsOf(kept.id)).filter((bib) => bib === shared).length, 1)
    assert.equal((await holdsOf(kept.id)).length, 3)
    assert.deepEqual(await owed(kept.id), usd(3))
    assert.equal((await get(gone.id)).id, kept.id, 'the old number finds the patron')
    for (const barcode of ['K12-1', 'K12-2'])
      assert.equal((await library.must(GetPatronByCard, { params: { barcode } })).id, kept.id)
    assert.equal((await library.must(SearchPatrons, { query: { q: 'joanna park' } })).total, 1)

    await library.must(UndoMerge, { params: { id: merge.id } })
    assert.deepEqual(await get(kept.id), keptWas)
    assert.deepEqual(await get(gone.id), goneWas)
    assert.deepEqual([await loansOf(kept.id), await loansOf(gone.id)], [['K12-1-L'], ['K12-2-L']])
    assert.deepEqual([await owed(kept.id), await owed(gone.id)], [usd(1), usd(2)])
    assert.deepEqual(codes(await library.call(UndoMerge, { params: { id: merge.id } })), ['undone-already'])
  })

  it('stay one once something was paid for what moved; what was changed by hand since stays', async () => {
    const [kept, gone] = await twoRecords('KMP')
    const merge = await library.must(MergePatrons, { params: { id: kept.id }, body: { other: gone.id } })
    const account = await library.must(GetPatronAccount, { params: { id: kept.id } })
    const moved = account.charges.find(({ outstanding }) => outstanding.amount === 200)
    await library.must(Pay, {
      params: { id: kept.id },
      body: { amount: usd(2), method: 'card', charges: moved?.id ? [moved.id] : [] },
    })
    assert.deepEqual(codes(await library.call(UndoMerge, { params: { id: merge.id } })), ['paid-since'])

    const [third, fourth] = await twoRecords('KMQ')
    const second = await library.must(MergePatrons, {
      params: { id: third.id },
      body: { other: fourth.id, take: ['email'] },
    })
    await library.must(ChangePatron, { params: { id: third.id }, body: { email: 'hand@example.org' } })
    await library.must(CheckIn, { body: { barcode: 'KMQ-2-L' } })
    await library.must(UndoMerge, { params: { id: second.id } })
    assert.equal((await get(third.id)).email, 'hand@example.org')
    assert.equal((await get(fourth.id)).email, '2@example.org')
  })

  it('are refused with themselves, with one that is gone, and by those who may not', async () => {
    const [kept, gone] = [await library.patron('KMX-1'), await library.patron('KMX-2')]
    const merge = (id: number, other: number) => library.call(MergePatrons, { params: { id }, body: { other } })
    assert.deepEqual(codes(await merge(kept.id, kept.id)), ['invalid-patron'])
    const desk = await library.deskWith(['patrons:read', 'patrons:write'])
    const answer = await desk.call(MergePatrons, { params: { id: kept.id }, body: { other: gone.id } })
    assert.deepEqual(codes(answer), ['permission-missing'])
    assert.ok((await merge(kept.id, gone.id)).ok)
    assert.deepEqual(codes(await merge(kept.id, gone.id)), ['patron-not-found'])
  })
})
