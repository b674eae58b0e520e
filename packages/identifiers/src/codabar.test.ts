import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codabarPath } from './codabar.ts'

/** Widths of bars and spaces as a scanner sees them, from the path. */
function widths(path: string): readonly number[] {
  const bars = [...path.matchAll(/M(\d+) 0h(\d+)/g)].map(([, at, units]) => [Number(at), Number(units)] as const)
  return bars.flatMap(([at, units], i) => {
    const next = bars[i + 1]
    return next ? [units, next[0] - at - units] : [units]
  })
}

describe('a number in Codabar', () => {
  it('stands between two As, seven elements each and a narrow space between them', () => {
    const drawn = codabarPath('1')
    assert.deepEqual(widths(drawn?.path ?? ''), [1, 1, 3, 3, 1, 3, 1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1, 3, 3, 1, 3, 1])
    assert.equal(
      drawn?.width,
      widths(drawn?.path ?? '').reduce((sum, one) => sum + one, 0),
    )
  })

  it('has no letters', () => {
    assert.equal(codabarPath('LIB-7'), undefined)
    assert.equal(codabarPath(''), undefined)
  })
})
