/** The longest message that is waited for, in bytes: more than any that a terminal sends. */
export const longestMessage = 16_384

const carriageReturn = 0x0d
const lineFeed = 0x0a

/**
 * Cuts what comes over the line into messages: ended by CR, CRLF or LF, several in one piece or one in many. Gives
 * undefined, once, for a message that is longer than {@link longestMessage}; what belongs to it is passed over.
 */
export class LineSplitter {
  #pending: Uint8Array = new Uint8Array(0)
  #skipping = false

  /** Bytes of a message that has no end yet. */
  get pending(): number {
    return this.#pending.length + (this.#skipping ? 1 : 0)
  }

  /** The messages that are whole now that these bytes have come. */
  push(bytes: Uint8Array): readonly (Uint8Array | undefined)[] {
    const lines: (Uint8Array | undefined)[] = []
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] !== carriageReturn && bytes[at] !== lineFeed) continue
      this.#keep(bytes.subarray(start, at), lines)
      if (this.#pending.length > 0) lines.push(this.#pending)
      this.#pending = new Uint8Array(0)
      this.#skipping = false
      start = at + 1
    }
    this.#keep(bytes.subarray(start), lines)
    return lines
  }

  #keep(bytes: Uint8Array, lines: (Uint8Array | undefined)[]): void {
    if (this.#skipping || bytes.length === 0) return
    if (this.#pending.length + bytes.length > longestMessage) {
      this.#skipping = true
      this.#pending = new Uint8Array(0)
      lines.push(undefined)
      return
    }
    const all = new Uint8Array(this.#pending.length + bytes.length)
    all.set(this.#pending)
    all.set(bytes, this.#pending.length)
    this.#pending = all
  }
}
