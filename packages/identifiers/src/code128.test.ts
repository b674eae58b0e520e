import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { code128Widths } from './code128.data.ts'
import { code128, code128Path } from './code128.ts'

describe('the barcode of a library card', () => {
  it('has symbols of eleven units with an even number of black ones, no two alike', () => {
    assert.equal(code128Widths.length, 107)
    assert.equal(new Set(code128Widths).size, 107)
    for (const [value, widths] of code128Widths.entries()) {
      const units = [...widths].map(Number)
      const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
      assert.equal(sum(units), value === 106 ? 13 : 11)
      if (value !== 106) assert.equal(sum(units.filter((_, i) => i % 2 === 0)) % 2, 0)
    }
  })
  it('writes digits in pairs, and an odd last one as a letter', () => {
    assert.deepEqual(code128('21234000041574'), [105, 21, 23, 40, 0, 4, 15, 74, 96, 106])
    assert.deepEqual(code128('12345')?.slice(0, -2), [105, 12, 34, 100, 21])
  })
  it('writes letters with their check symbol', () => {
    assert.deepEqual(code128('Wikipedia'), [104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106])
  })
  it('draws bars in a width that can be reckoned', () => {
    assert.equal(code128Path('Wikipedia')?.width, 11 * 11 + 13)
    assert.match(code128Path('AB')?.path ?? '', /^M0 0h2v1h-2z/)
  })
  it('draws nothing for what it cannot write', () => {
    assert.equal(code128Path('карта'), undefined)
    assert.equal(code128Path(''), undefined)
  })
})
