import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeAt, subfieldAt } from './row-cells.ts'

describe('the subfield at the cursor', () => {
  const line = '$aPrice $$5 /$cName'
  const cases = [
    [0, undefined],
    [2, 'a'],
    [12, 'a'],
    [15, 'c'],
    [line.length, 'c'],
  ] as const
  for (const [at, code] of cases) it(`is ${code} at ${at}`, () => assert.equal(codeAt(line, at), code))
  it('is the first or the second of them', () => {
    assert.deepEqual(
      [0, 2, 12, 15, line.length].map((at) => subfieldAt(line, at)),
      [0, 0, 0, 1, 1],
    )
  })
})
