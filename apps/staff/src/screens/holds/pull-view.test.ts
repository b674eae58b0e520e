import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PullRow } from '../../../../server/src/modules/holds/contract.ts'
import { filteredPulls, floorsOf, locationsOf } from './pull-view.ts'

function row(item: number, fields: Partial<PullRow>): PullRow {
  return {
    hold: item,
    item,
    bib: 1,
    barcode: `B${item}`,
    title: 'A title',
    author: null,
    callNumber: 'F LEG',
    part: null,
    location: null,
    locationId: null,
    floor: '',
    itemType: 'book',
    format: 'book',
    pickup: 1,
    pickupName: 'Elm Street',
    patronName: 'Pat Reader',
    placedAt: '2026-03-02T10:00:00Z',
    claim: null,
    ...fields,
  }
}

const fiction = { location: 'Fiction', locationId: 1, floor: 'Ground' }
const mine = { claim: { by: 'Ada', at: '2026-03-02T10:00:00Z', mine: true } }
const theirs = { claim: { by: 'Bo', at: '2026-03-02T10:00:00Z', mine: false } }
const rows = [
  row(1, fiction),
  row(2, { ...fiction, ...mine }),
  row(3, { location: 'Stack', locationId: 2, floor: 'Cellar', ...theirs }),
]
const shown = (change: Partial<Parameters<typeof filteredPulls>[1]>) =>
  filteredPulls(rows, { floor: undefined, location: undefined, claimed: 'all', ...change }).map(({ item }) => item)

describe('the list to fetch', () => {
  it('is narrowed to a floor, a shelf, what is free and what is mine', () => {
    assert.deepEqual(shown({}), [1, 2, 3])
    assert.deepEqual(shown({ floor: 'Cellar' }), [3])
    assert.deepEqual(shown({ location: 1 }), [1, 2])
    assert.deepEqual(shown({ claimed: 'free' }), [1])
    assert.deepEqual(shown({ claimed: 'mine', floor: 'Cellar' }), [])
  })
  it('names floors and shelves in the order in which one comes past them', () => {
    assert.deepEqual(floorsOf(rows), ['Ground', 'Cellar'])
    assert.deepEqual(locationsOf(rows), [
      { id: 1, name: 'Fiction', rows: 2 },
      { id: 2, name: 'Stack', rows: 1 },
    ])
  })
})
