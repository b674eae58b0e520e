import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseFlags } from './bench-options.ts'

describe('the flags of a benchmark', () => {
  const cases = [
    [['--titles', '100000', '--file', '../x.mrc'], { titles: 100_000, file: '../x.mrc' }],
    [['--ratio=0.5', '--no-peers', '--warm-up', '3'], { ratio: 0.5, noPeers: true, warmUp: 3 }],
    [['--note=a=b', '--isbn', '080442957X'], { note: 'a=b', isbn: '080442957X' }],
    [[], {}],
  ] as const
  for (const [args, flags] of cases)
    it(`reads ${args.join(' ') || 'none'}`, () => assert.deepEqual(parseFlags(args), flags))

  it('are refused when a value stands alone', () => {
    assert.throws(() => parseFlags(['fast']), { message: '"fast" is not understood here: write --name value.' })
  })
})
