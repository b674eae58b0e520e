import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawnBetween, freePlace, keyed, movedBy, pulledBy } from './plan-drawing.ts'

describe('An area that is drawn on a plan', () => {
  const shelf = { x: 100, y: 200, width: 300, height: 100 }

  it('goes with the hand and stops at the edges', () => {
    assert.deepEqual(movedBy(shelf, { x: 52, y: -13 }), { ...shelf, x: 150, y: 185 })
    assert.deepEqual(movedBy(shelf, { x: 5000, y: -5000 }), { ...shelf, x: 700, y: 0 })
  })

  it('is pulled by a corner or a side, never through itself', () => {
    assert.deepEqual(pulledBy(shelf, 'se', { x: 40, y: 20 }), { ...shelf, width: 340, height: 120 })
    assert.deepEqual(pulledBy(shelf, 'nw', { x: 40, y: 20 }), { x: 140, y: 220, width: 260, height: 80 })
    assert.deepEqual(pulledBy(shelf, 'w', { x: 900, y: 900 }), { ...shelf, x: 390, width: 10 })
    assert.deepEqual(pulledBy(shelf, 'n', { x: 900, y: -900 }), { ...shelf, y: 0, height: 300 })
    assert.deepEqual(pulledBy(shelf, 'e', { x: 5000, y: 0 }), { ...shelf, width: 900 })
  })

  it('is drawn between two corners, whichever is first, and not by a slip of the hand', () => {
    const place = { x: 100, y: 200, width: 300, height: 100 }
    assert.deepEqual(drawnBetween({ x: 101, y: 202 }, { x: 399, y: 298 }), place)
    assert.deepEqual(drawnBetween({ x: 399, y: 298 }, { x: 101, y: 202 }), place)
    assert.deepEqual(drawnBetween({ x: 950, y: -40 }, { x: 1200, y: 60 }), { x: 950, y: 0, width: 50, height: 60 })
    assert.equal(drawnBetween({ x: 100, y: 100 }, { x: 104, y: 300 }), undefined)
  })

  it('is moved and sized by keys', () => {
    assert.deepEqual(keyed(shelf, 'ArrowLeft', false), { ...shelf, x: 95 })
    assert.deepEqual(keyed(shelf, 'ArrowDown', true), { ...shelf, height: 105 })
    assert.deepEqual(keyed({ ...shelf, width: 10 }, 'ArrowLeft', true), { ...shelf, width: 10 })
    assert.equal(keyed(shelf, 'Enter', false), undefined)
    assert.equal(keyed({ ...shelf, y: 467 }, 'ArrowRight', false)?.y, 467, 'beside the grid')
  })

  it('that is added without being drawn lies on no other', () => {
    const first = freePlace([])
    const second = freePlace([first])
    assert.ok(second.x >= first.x + first.width || second.y >= first.y + first.height)
    assert.deepEqual(freePlace([{ x: 0, y: 0, width: 1000, height: 1000 }]), {
      x: 400,
      y: 450,
      width: 200,
      height: 100,
    })
  })
})
