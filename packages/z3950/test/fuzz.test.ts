import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ApduSplitter,
  CodecProblem,
  negotiatedUtf8,
  parsePqf,
  readApdu,
  readOpacRecord,
  writeApdu,
  writePqf,
} from '../src/index.ts'
import { captures } from './captures.data.ts'

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  const changed = [...bytes]
  for (let count = 1 + next(4); count > 0; count--) {
    const at = next(changed.length + 1)
    switch (next(5)) {
      case 0:
        changed[at] = next(256)
        break
      case 1:
        changed.splice(at, 1 + next(8))
        break
      case 2:
        changed.splice(at, 0, ...Array.from({ length: 1 + next(8) }, () => next(256)))
        break
      case 3:
        changed[at] = 0x80
        break
      default:
        changed.length = at
    }
  }
  return Uint8Array.from(changed, (byte) => byte ?? 0)
}

describe('Messages that were damaged on the way', () => {
  it('are read, or refused with a problem, and never anything else', () => {
    const next = chance(39_50)
    let refused = 0
    let read = 0
    for (const [what, , hex] of captures) {
      const bytes = Uint8Array.fromHex(hex)
      for (let round = 0; round < 150; round++) {
        const damaged = mutated(bytes, next)
        try {
          const apdu = readApdu(damaged)
          if (apdu.kind === 'initRequest' || apdu.kind === 'initResponse') negotiatedUtf8(apdu.value)
          writeApdu(apdu)
          read++
        } catch (error) {
          assert.ok(error instanceof CodecProblem, `${what}: ${damaged.toHex()}: ${String(error)}`)
          refused++
        }
        try {
          new ApduSplitter(100_000).push(damaged)
        } catch (error) {
          assert.ok(error instanceof CodecProblem, `${what}: ${damaged.toHex()}: ${String(error)}`)
        }
        try {
          readOpacRecord({ oid: undefined, encoding: 'ber', data: damaged })
        } catch (error) {
          assert.ok(error instanceof CodecProblem, `${what}: ${damaged.toHex()}: ${String(error)}`)
        }
      }
    }
    assert.ok(read > 100 && refused > 1000, `${read} read, ${refused} refused`)
  })
})

describe('Queries that were damaged', () => {
  it('are read, and then written so that they are read the same, or refused with a sentence', () => {
    const next = chance(7)
    const letters = [
      '@',
      'attr',
      ' ',
      '1=4',
      '"',
      '\\',
      '@and',
      '@or ',
      '@prox',
      'x',
      '{',
      '}',
      'é',
      '\n',
      '@set ',
      '@term ',
      'numeric ',
      '7',
    ]
    let read = 0
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let count = next(9); count >= 0; count--) text += letters[next(letters.length)] ?? ''
      const parsed = parsePqf(text)
      if (!parsed.ok) assert.match(parsed.message, /, at character \d+\.$/)
      else {
        read++
        assert.deepEqual(parsePqf(writePqf(parsed.query)), parsed, text)
      }
    }
    assert.ok(read > 500, `${read}`)
  })
})
