/** A place in a file, in bytes. */
export interface Piece {
  readonly at: number
  readonly length: number
}

/**
 * Gives pieces of a stream of bytes, in the order in which they stand there, in memory for one chunk; `after` follows each. What
 * the stream does not have any more is left out.
 */
export async function* cutPieces(
  contents: AsyncGenerator<Uint8Array>,
  pieces: AsyncIterable<Piece>,
  after?: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let chunk: Uint8Array = new Uint8Array(0)
  let chunkAt = 0
  for await (const { at, length } of pieces) {
    for (let from = at; from < at + length;) {
      while (from >= chunkAt + chunk.length) {
        chunkAt += chunk.length
        const next = await contents.next()
        if (next.done === true) return
        chunk = next.value
      }
      const to = Math.min(at + length, chunkAt + chunk.length)
      yield chunk.subarray(from - chunkAt, to - chunkAt)
      from = to
    }
    if (after) yield after
  }
}
