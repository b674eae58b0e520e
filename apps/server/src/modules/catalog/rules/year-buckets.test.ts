import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { yearBuckets } from './year-buckets.ts'

describe('years as bars', () => {
  it('are nothing without years', () => assert.equal(yearBuckets([]), null))
  it('are single years over a short time, with the empty ones between', () => {
    assert.deepEqual(
      yearBuckets([
        { value: 2001, count: 3 },
        { value: 2003, count: 1 },
      ])?.buckets,
      [
        { from: 2001, to: 2001, count: 3 },
        { from: 2002, to: 2002, count: 0 },
        { from: 2003, to: 2003, count: 1 },
      ],
    )
  })
  it('are wider over a long time, never more than 24, and lose nothing', () => {
    const years = Array.from({ length: 400 }, (_, i) => ({ value: 1620 + i, count: 1 + (i % 3) }))
    const bars = yearBuckets(years)
    assert.ok(bars && bars.buckets.length <= 24)
    assert.equal(
      bars.buckets.reduce((sum, { count }) => sum + count, 0),
      years.reduce((sum, { count }) => sum + count, 0),
    )
  })
  it('are not stretched by one mistaken year', () => {
    const years = [{ value: 1066, count: 1 }, ...Array.from({ length: 20 }, (_, i) => ({ value: 2000 + i, count: 50 }))]
    const bars = yearBuckets(years)
    assert.ok(bars)
    assert.equal(bars.buckets.length, 20)
    assert.deepEqual([bars.from, bars.buckets[0]], [1066, { from: 1066, to: 2000, count: 51 }])
  })
})
