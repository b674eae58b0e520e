import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ShelfList, ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { rowAfter, rowKey, stepBefore, stepBehind, stepsFor, wantsMore, windowOf } from './shelf-window.ts'

const row = (place: number): ShelfRow => ({
  item: place,
  bib: place,
  shelfKey: `QA ${String(place).padStart(4, '0')}`,
  place,
  callNumber: `QA${place}`,
  title: `Book ${place}`,
  author: null,
  year: null,
  format: 'book',
  barcode: String(place),
  branch: 1,
  location: null,
  itemType: 'book',
  status: 'available',
  part: null,
  copyNumber: null,
})
const page = (from: number, to: number, more: Partial<ShelfList> = {}): ShelfList => ({
  rows: Array.from({ length: to - from }, (_, at) => row(from + at)),
  at: null,
  exact: false,
  callNumber: null,
  scheme: null,
  item: null,
  moreBefore: true,
  moreBehind: true,
  ...more,
})

describe('the window on the shelf', () => {
  it('opens where one asked to stand, or at the last row', () => {
    assert.equal(windowOf([page(100, 140, { at: 8 })], undefined).at, 8)
    assert.equal(windowOf([page(100, 140, { at: 40 })], undefined).at, 39)
    assert.equal(windowOf([page(100, 100)], undefined).at, -1)
  })

  it('stands at the same book when more comes at either end', () => {
    const pages = [page(60, 100), page(100, 140, { at: 8 }), page(140, 180)]
    const asked = windowOf(pages, undefined)
    assert.equal(asked.rows[asked.at]?.place, 108)
    const walked = windowOf(pages, rowKey(row(150)))
    assert.equal(walked.rows[walked.at]?.place, 150)
    assert.equal(rowAfter(walked, 1)?.place, 151)
    assert.equal(rowAfter(walked, -1000)?.place, 60)
    assert.equal(rowAfter(walked, 1000)?.place, 179)
  })

  it('goes on from the rows at its ends, and not past them', () => {
    assert.deepEqual(stepBehind(page(0, 5)), { key: 'QA 0004', place: 4, direction: 'down' })
    assert.deepEqual(stepBefore(page(0, 5)), { key: 'QA 0000', place: 0, direction: 'up' })
    assert.equal(stepBehind(page(0, 5, { moreBehind: false })), undefined)
    assert.equal(stepBefore(page(0, 5, { moreBefore: false })), undefined)
  })

  it('asks for more before its ends are seen', () => {
    const at = (place: number) => wantsMore(windowOf([page(100, 140)], rowKey(row(place))))
    assert.deepEqual([at(120), at(130), at(105)], [undefined, 'behind', 'before'])
    const whole = page(0, 5, { moreBefore: false, moreBehind: false })
    assert.equal(wantsMore(windowOf([whole], undefined)), undefined)
  })

  it('knows its keys', () => {
    assert.deepEqual(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'a'].map((key) => stepsFor(key, 10)),
      [1, -1, 10, -10, undefined],
    )
  })
})
