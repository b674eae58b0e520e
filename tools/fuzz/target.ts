/** A reader that must bear whatever comes: with an answer or a named error, and never otherwise. */
export interface FuzzTarget {
  readonly name: string
  /** Honest inputs, from which damaged ones are made. */
  readonly samples: readonly Uint8Array[]
  /** Pieces that mean something in this language; they are put into the inputs. */
  readonly pieces: readonly string[]
  /** Reads an input as programs do. Throws when the reader breaks one of its promises. */
  readonly check: (input: Uint8Array) => void
}

const encoder = new TextEncoder()

/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** Text of bytes, whatever they are. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Ends a check: a promise was broken. */
export function promise(kept: boolean, sentence: string): asserts kept {
  if (!kept) throw new Error(sentence)
}

/** A promise about two values that must be the same, as JSON shows them. */
export function promiseSame(one: unknown, other: unknown, sentence: string): void {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)]
  promise(first === second, `${sentence}: ${first?.slice(0, 300)} and ${second?.slice(0, 300)}`)
}
