import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { idsIn, openBurst } from './scan-burst.ts'

describe('what a reader sends', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['31234000412345', ['31234000412345']],
    [']C131234000412345', ['31234000412345']],
    ['A1\tB2\nC3', ['A1', 'B2', 'C3']],
    ['A1, B2;C3  A1', ['A1', 'B2', 'C3']],
    ['\u0002A1\u0003', ['A1']],
    ['', []],
    [' ,;', []],
    ['x'.repeat(61), []],
  ]
  for (const [text, ids] of cases)
    it(`is read as ${JSON.stringify(ids)} from ${JSON.stringify(text.slice(0, 24))}`, () =>
      assert.deepEqual(idsIn(text), ids))

  it('is at most a tray of a hundred tags', () => {
    const tray = Array.from({ length: 500 }, (_, n) => `T${n}`).join(' ')
    assert.equal(idsIn(tray).length, 100)
  })
})

describe('a reader that types', () => {
  const typed = (burst: ReturnType<typeof openBurst>, text: string, from: number) => {
    for (const [index, sign] of [...text].entries()) assert.equal(burst.key(sign, from + index * 10), undefined)
  }

  it('ends with Enter', () => {
    const burst = openBurst()
    typed(burst, 'A12', 0)
    assert.deepEqual(burst.key('Enter', 40), ['A12'])
    assert.equal(burst.key('Enter', 50), undefined)
  })

  it('brings several tags at once, parted by tabs', () => {
    const burst = openBurst()
    typed(burst, 'A1', 0)
    burst.key('Tab', 25)
    typed(burst, 'B2', 30)
    assert.deepEqual(burst.key('Enter', 60), ['A1', 'B2'])
  })

  it('is not mixed with keys that were touched long before', () => {
    const burst = openBurst()
    typed(burst, '9', 0)
    typed(burst, 'A1', 5000)
    assert.deepEqual(burst.key('Enter', 5030), ['A1'])
  })

  it('leaves keys such as Shift and F5 alone', () => {
    const burst = openBurst()
    burst.key('Shift', 0)
    burst.key('F5', 1)
    assert.equal(burst.open, false)
  })
})
