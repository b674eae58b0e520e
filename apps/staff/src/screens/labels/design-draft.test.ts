import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changedAt, elementKinds, freshDefinition, newElement } from './design-draft.ts'

describe('a label that is designed', () => {
  it('gets new things that lie on it, however small it is', () => {
    for (const size of [
      { labelWidth: 25.4, labelHeight: 38.1 },
      { labelWidth: 44, labelHeight: 12 },
      { labelWidth: 10, labelHeight: 6 },
    ]) {
      for (const kind of elementKinds) {
        const { x, y, width, height } = newElement(kind, size)
        assert.ok(x + width <= size.labelWidth && y + height <= size.labelHeight, `${kind} on ${size.labelWidth}`)
        assert.ok(width > 0 && height > 0)
      }
    }
    assert.equal(freshDefinition.elements.length, 1)
  })

  it('has its things in an order that can be changed', () => {
    assert.deepEqual(changedAt(['a', 'b', 'c'], 1, 'earlier'), ['b', 'a', 'c'])
    assert.deepEqual(changedAt(['a', 'b'], 0, 'earlier'), ['a', 'b'])
    assert.deepEqual(changedAt(['a', 'b'], 0, 'remove'), ['b'])
    assert.deepEqual(changedAt(['a', 'b'], 1, 'x'), ['a', 'x'])
  })
})
