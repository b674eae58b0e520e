import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../../platform/refusal.ts'
import { changeItem } from './change-item.ts'
import { createBib } from './create-bib.ts'
import { createItem } from './create-item.ts'
import { deleteBib } from './delete-bib.ts'
import { deleteItem } from './delete-item.ts'
import { itemFacts, itemForUpdate, itemsOfBib } from './item-facts.ts'
import { listItems } from './list-items.ts'
import { setItemStatus } from './set-item-status.ts'
import { openLibrary, type OpenLibrary } from './testing/open-library.ts'

describe('the items of a title', () => {
  let library: OpenLibrary
  let bib: number
  before(async () => {
    library = await openLibrary({ search: false })
    const title = await library.must((w) =>
      createBib(w, { fields: { title: 'The hobbit', author: 'Tolkien, J. R. R.' } }),
    )
    bib = title.id
  })
  after(() => library.stop())

  const add = (barcode: string, more: object = {}) =>
    library.must((w) => createItem(w, { bib, barcode, branch: library.elm, itemType: 'book', ...more }))

  it('are found by barcode as it is scanned, with the words of their title', async () => {
    await add('31234008712208', { callNumber: 'FIC TOL' })
    const item = await itemFacts(library.read, { barcode: 'A31234008712208B\r\n' })
    assert.deepEqual(item && [item.title, item.author, item.callNumber, item.status, item.branch, item.holdingBranch], [
      'The hobbit',
      'Tolkien, J. R. R.',
      'FIC TOL',
      'available',
      library.elm,
      library.elm,
    ])
  })
  it('refuse a barcode that exists and leave the other item as it is', async () => {
    const first = await add('TWICE')
    assert.deepEqual(
      await library.refused((w) =>
        createItem(w, { bib, barcode: ' TWICE ', branch: library.harbour, itemType: 'dvd' }),
      ),
      ['barcode-exists'],
    )
    assert.deepEqual((await itemFacts(library.read, { barcode: 'TWICE' }))?.id, first.id)
  })
  it('refuse what does not exist, in words and by field', async () => {
    const given = { bib, barcode: 'NEW', branch: library.elm, itemType: 'book' }
    const codes = [
      await library.refused((w) => createItem(w, { ...given, bib: 999_999 })),
      await library.refused((w) => createItem(w, { ...given, branch: 999_999 })),
      await library.refused((w) => createItem(w, { ...given, itemType: 'scroll' })),
      await library.refused((w) => createItem(w, { ...given, location: 999_999 })),
      await library.refused((w) => createItem(w, { ...given, barcode: '  ' })),
      await library.refused((w) => createItem(w, { ...given, status: 'on-loan' })),
    ]
    assert.deepEqual(codes.flat(), [
      'bib-not-found',
      'branch-not-found',
      'item-type-not-found',
      'location-not-found',
      'invalid-barcode',
      'invalid-status',
    ])
    assert.equal(await itemFacts(library.read, { barcode: 'NEW' }), undefined)
  })
  it('keep what a change does not name', async () => {
    const item = await add('CHANGE', {
      price: { amount: 1999, currency: 'USD' },
      note: 'torn page 3',
    })
    const changed = await library.must((w) => changeItem(w, item.id, { callNumber: 'J TOL', branch: library.harbour }))
    assert.deepEqual(
      [changed.callNumber, changed.branch, changed.holdingBranch, changed.price?.amount, changed.note, changed.barcode],
      ['J TOL', library.harbour, library.harbour, 1999, 'torn page 3', 'CHANGE'],
    )
  })
  it('move by one function, with their lock held', async () => {
    const { id } = await add('MOVES')
    const moved = await library.must(async (w) => {
      const item = await itemForUpdate(w, { id })
      assert.ok(item)
      return setItemStatus(w, item, 'in-transit', { holdingBranch: library.harbour })
    })
    const stored = await itemFacts(library.read, { id })
    assert.deepEqual(
      [stored?.status, stored?.holdingBranch, stored?.branch],
      ['in-transit', library.harbour, library.elm],
    )
    assert.equal(stored?.statusSince.toString(), moved.statusSince.toString())
    assert.deepEqual(await library.refused((w) => changeItem(w, id, { status: 'available' })), ['item-in-transit'])
    assert.deepEqual(await library.refused((w) => deleteItem(w, id)), ['item-in-transit'])
  })
  it('wait for each other at two desks', async () => {
    const { id } = await add('TWO-DESKS')
    const lend = () =>
      library.must(async (w) => {
        const item = await itemForUpdate(w, { id })
        if (item?.status !== 'available') return 'taken'
        await setItemStatus(w, item, 'on-loan')
        return 'lent'
      })
    assert.deepEqual((await Promise.all([lend(), lend()])).toSorted(), ['lent', 'taken'])
  })
  it('leave their barcode free when they are deleted', async () => {
    const gone = await add('AGAIN')
    await library.must((w) => deleteItem(w, gone.id))
    assert.equal(await itemFacts(library.read, { barcode: 'AGAIN' }), undefined)
    assert.notEqual((await add('AGAIN')).id, gone.id)
  })
  it('keep their title from being deleted', async () => {
    assert.deepEqual(await library.refused((w) => deleteBib(w, bib)), ['bib-has-items'])
    const bare = await library.must((w) => createBib(w, { fields: { title: 'Nobody has this' } }))
    await library.must((w) => deleteBib(w, bare.id))
    assert.deepEqual(await library.refused((w) => deleteBib(w, bare.id)), ['bib-not-found'])
  })
  it('are listed as the shelf stands', async () => {
    const shelf = await library.must((w) => createBib(w, { fields: { title: 'Shelf order' } }))
    const numbers = ['823.912', '823.91', '796.3 K', '796.33']
    for (const [place, callNumber] of numbers.entries()) {
      await library.must((w) =>
        createItem(w, {
          bib: shelf.id,
          barcode: `SHELF-${place}`,
          branch: library.elm,
          itemType: 'map',
          callNumber,
        }),
      )
    }
    const { total, rows } = await listItems(library.read, { itemType: 'map' })
    assert.equal(total, 4)
    assert.deepEqual(
      rows.map((item) => item.callNumber),
      ['796.3 K', '796.33', '823.91', '823.912'],
    )
    assert.deepEqual(
      (await itemsOfBib(library.read, shelf.id)).map((item) => item.callNumber),
      rows.map((item) => item.callNumber),
    )
    const found = await listItems(library.read, { q: 'shelf ord', branch: library.elm, limit: 2 })
    assert.deepEqual([found.total, found.rows.length], [4, 2])
    assert.ok(!isRefusal(found))
  })
})
