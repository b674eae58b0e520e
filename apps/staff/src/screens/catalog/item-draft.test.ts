import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Item } from '../../../../server/src/modules/catalog/contract.ts'
import { changeOf, draftOf, newDraft, newItemOf } from './item-draft.ts'

const item: Item = {
  id: 7,
  bib: 3,
  title: 'Braiding Sweetgrass',
  author: null,
  barcode: '31234008712209',
  callNumber: '305.597 KIM',
  branch: 1,
  holdingBranch: 1,
  location: 4,
  itemType: 'book',
  status: 'available',
  statusSince: '2026-11-01T00:00:00Z',
  price: { amount: 1899, currency: 'USD' },
  cost: null,
  copyNumber: null,
  part: null,
  note: '',
  accompanying: '',
  collection: null,
  minimumAge: null,
  permanentLocation: null,
  temporary: false,
}

describe('the form of an item', () => {
  it('sends only what was changed', () => {
    assert.deepEqual(changeOf(item, draftOf(item)), {})
    assert.deepEqual(changeOf(item, { ...draftOf(item), note: ' spine repaired ', location: '' }), {
      note: 'spine repaired',
      location: null,
    })
    assert.deepEqual(changeOf(item, { ...draftOf(item), price: { amount: 1900, currency: 'USD' } }), {
      price: { amount: 1900, currency: 'USD' },
    })
  })

  it('begins a new copy like the last one of the branch', () => {
    const there = { ...item, id: 8, branch: 2, location: 9, callNumber: '305.597 KIM c.2' }
    assert.equal(newDraft([item, there], 1, 'dvd', null).callNumber, '305.597 KIM')
    assert.equal(newDraft([item, there], 1, 'dvd', null).barcode, '')
    assert.equal(newDraft([there], 1, 'dvd', null).location, '')
    assert.equal(newDraft([], 1, 'book', '305.597').callNumber, '305.597')
  })

  it('leaves out what is empty', () => {
    const sent = newItemOf({ ...draftOf(item), barcode: ' 1 ', part: ' ', price: undefined }, 3)
    assert.equal(sent.barcode, '1')
    assert.equal(sent.part, null)
    assert.equal(sent.price, null)
  })
})
