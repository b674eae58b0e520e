import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cutPieces, type Piece } from './cut-pieces.ts'

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}
async function* places(...pieces: readonly Piece[]): AsyncGenerator<Piece> {
  yield* pieces
}

describe('pieces of a file', () => {
  for (const [what, pieces, expected] of [
    ['inside one chunk', [{ at: 1, length: 2 }], 'bc|'],
    [
      'across chunks, one after the other',
      [
        { at: 2, length: 6 },
        { at: 8, length: 1 },
      ],
      'cdefgh|i|',
    ],
    ['past the end, as far as there is something', [{ at: 7, length: 100 }], 'hij'],
    ['none', [], ''],
  ] as const) {
    it(`come as they stand: ${what}`, async () => {
      const parts = await Array.fromAsync(
        cutPieces(chunks('abcd', '', 'ef', 'ghij'), places(...pieces), Buffer.from('|')),
      )
      assert.equal(Buffer.concat(parts).toString(), expected)
    })
  }
})
