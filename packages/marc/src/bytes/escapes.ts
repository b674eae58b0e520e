import type { ByteSink } from './byte-sink.ts'

/**
 * How a format writes characters below U+0080 that it cannot take as they are: for each its bytes, for all others
 * `undefined`. Characters from U+0080 are written as they are in every format.
 */
export interface Escapes {
  /** 1 for each character that needs replacing. */
  readonly needed: Uint8Array
  readonly replacements: readonly (Uint8Array | undefined)[]
  /** Length of the longest replacement. */
  readonly longest: number
}

const encoder = new TextEncoder()

/** Builds the table for a format from its characters and what stands for them. */
export function escapesFor(pairs: Iterable<readonly [number, string]>): Escapes {
  const needed = new Uint8Array(128)
  const replacements: (Uint8Array | undefined)[] = Array.from({ length: 128 })
  let longest = 1
  for (const [character, text] of pairs) {
    const bytes = encoder.encode(text)
    needed[character] = 1
    replacements[character] = bytes
    longest = Math.max(longest, bytes.length)
  }
  return { needed, replacements, longest }
}

/** Writes text as it is. */
export const noEscapes: Escapes = escapesFor([])

/** Appends one character below U+0080; room for `escapes.longest` bytes must have been reserved. */
export function writeEscaped(sink: ByteSink, character: number, escapes: Escapes): void {
  const replacement = escapes.needed[character] === 1 ? escapes.replacements[character] : undefined
  if (!replacement) {
    sink.bytes[sink.length++] = character
    return
  }
  for (let index = 0; index < replacement.length; index++) sink.bytes[sink.length++] = replacement[index]!
}
