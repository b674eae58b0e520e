import { ByteSink } from '../bytes/byte-sink.ts'

/** One top-level object of a JSON text, or a stretch that is none. */
export interface JsonPiece {
  readonly bytes: Uint8Array
  readonly offset: number
  /** False when the object has no end or is longer than the limit. */
  readonly isWhole: boolean
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const LF = 0x0a

/** Longest object, in bytes. */
const MAX_OBJECT = 64 * 1024 * 1024

/**
 * Cuts a JSON text into its objects without reading them: those of an array, objects one after the other, or one on each
 * line. Inside an object that is damaged, a line that begins with `{` in the first column begins the next one.
 */
export class JsonSplitter {
  readonly #pending = new ByteSink(65_536)
  /** Depth of braces and brackets inside the object; 0 between objects. */
  #depth = 0
  #inString = false
  #isEscaped = false
  #afterLineBreak = true
  #start = 0
  #offset = 0

  /** The objects that the chunk completes. */
  push(chunk: Uint8Array): JsonPiece[] {
    const pieces: JsonPiece[] = []
    let from = this.#depth > 0 ? 0 : -1
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (this.#depth === 0) {
        if (byte === OPEN) {
          from = at
          this.#start = this.#offset + at
          this.#depth = 1
        }
      } else if (
        this.#afterLineBreak &&
        byte === OPEN &&
        (this.#inString || this.#depth > 0) &&
        this.#isNewRecord(chunk, at)
      ) {
        pieces.push(this.#finish(chunk, from, at, false))
        from = at
        this.#start = this.#offset + at
        this.#depth = 1
      } else if (this.#step(byte)) {
        pieces.push(this.#finish(chunk, from, at + 1, true))
        from = -1
      } else if (this.#offset + at - this.#start > MAX_OBJECT) {
        pieces.push(this.#finish(chunk, from, at, false))
        from = -1
      }
      this.#afterLineBreak = byte === LF
    }
    if (from >= 0) this.#pending.raw(chunk.subarray(from))
    this.#offset += chunk.length
    return pieces
  }

  /** What is left when the text ends inside an object. */
  end(): JsonPiece[] {
    if (this.#depth === 0) return []
    return [this.#finish(new Uint8Array(0), 0, 0, false)]
  }

  /** Takes one byte inside an object; true when it closes the object. */
  #step(byte: number): boolean {
    if (this.#isEscaped) this.#isEscaped = false
    else if (this.#inString) {
      if (byte === BACKSLASH) this.#isEscaped = true
      else if (byte === QUOTE) this.#inString = false
    } else if (byte === QUOTE) this.#inString = true
    else if (byte === OPEN || byte === OPEN_LIST) this.#depth++
    else if (byte === CLOSE || byte === CLOSE_LIST) return --this.#depth === 0
    return false
  }

  /** Whether `{"leader"` stands at the beginning of a line, which it does in no sound object that has begun before. */
  #isNewRecord(chunk: Uint8Array, at: number): boolean {
    const head = String.fromCharCode(...chunk.subarray(at, at + 12))
    return /^\{\s*"(leader|l)/.test(head)
  }

  #finish(chunk: Uint8Array, from: number, to: number, isWhole: boolean): JsonPiece {
    this.#pending.raw(chunk.subarray(Math.max(from, 0), to))
    this.#depth = 0
    this.#inString = false
    this.#isEscaped = false
    return { bytes: this.#pending.take(), offset: this.#start, isWhole }
  }
}
