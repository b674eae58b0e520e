import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inputOf } from './damage.ts'
import { playOne } from './play.ts'
import { promise, type FuzzTarget } from './target.ts'
import { targets } from './targets/index.ts'

/** Some hundred milliseconds of each; `npm run fuzz` goes on for as long as it is let. */
const rounds = 400

describe('bytes that nobody would send in earnest', () => {
  for (const target of targets)
    it(`are answered or refused by name: ${target.name}`, () => {
      for (let seed = 1; seed <= rounds; seed++) {
        const find = playOne(target, seed)
        const again = `npm run fuzz -- --target ${target.name} --seed ${seed} --rounds 1`
        assert.equal(find, undefined, `${again}: ${String(find?.error)}`)
      }
    })

  it('are the same for the same seed, and found out when a reader cannot bear them', () => {
    const brittle: FuzzTarget = {
      name: 'brittle',
      samples: [Uint8Array.of(1, 2, 3)],
      pieces: ['x'],
      check: (input) => promise(!input.includes(0x80), 'It cannot bear this.'),
    }
    const seeds = Array.from({ length: 500 }, (_, n) => n)
    const finds = seeds.flatMap((seed) => playOne(brittle, seed) ?? [])
    assert.ok(finds.length > 0)
    for (const { seed, input } of finds) assert.deepEqual(inputOf(brittle, seed), input)
  })
})
