const encoder = new TextEncoder()

/** The longest text that is looked at character by character before an encoder is asked. */
const shortText = 48

/**
 * A growing run of bytes that writers append to. What {@link take} gives is never written to again, so it can be handed
 * on without a copy; the sink goes on in the rest of its slab or in a new one.
 */
export class ByteSink {
  bytes: Uint8Array
  length = 0
  readonly #slab: number
  #taken = 0

  constructor(slab = 262_144) {
    this.#slab = slab
    this.bytes = new Uint8Array(slab)
  }

  /** Makes room for `count` more bytes; needed before writing to `bytes` directly. */
  reserve(count: number): void {
    const needed = this.length + count
    if (needed <= this.bytes.length) return
    const pending = this.length - this.#taken
    const larger = new Uint8Array(Math.max(this.#slab, (pending + count) * 2))
    larger.set(this.bytes.subarray(this.#taken, this.length))
    this.bytes = larger
    this.length = pending
    this.#taken = 0
  }

  /** Appends characters of ASCII. */
  ascii(text: string): void {
    this.reserve(text.length)
    const { bytes, length } = this
    for (let index = 0; index < text.length; index++) bytes[length + index] = text.charCodeAt(index)
    this.length = length + text.length
  }

  /** Appends text as UTF-8. */
  text(text: string): void {
    this.reserve(text.length * 3)
    if (text.length <= shortText && this.#plainText(text)) return
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written
  }

  // The call of an encoder costs more than the few characters of an indicator, a code or a name.
  #plainText(text: string): boolean {
    const { bytes, length } = this
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit >= 0x80) return false
      bytes[length + index] = unit
    }
    this.length = length + text.length
    return true
  }

  /** Appends bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Appends one character as UTF-8; room for four bytes must have been reserved. */
  character(codePoint: number): void {
    const { bytes } = this
    let at = this.length
    if (codePoint < 0x80) {
      bytes[at++] = codePoint
    } else if (codePoint < 0x800) {
      bytes[at++] = 0xc0 | (codePoint >> 6)
      bytes[at++] = 0x80 | (codePoint & 0x3f)
    } else if (codePoint < 0x10000) {
      bytes[at++] = 0xe0 | (codePoint >> 12)
      bytes[at++] = 0x80 | ((codePoint >> 6) & 0x3f)
      bytes[at++] = 0x80 | (codePoint & 0x3f)
    } else {
      bytes[at++] = 0xf0 | (codePoint >> 18)
      bytes[at++] = 0x80 | ((codePoint >> 12) & 0x3f)
      bytes[at++] = 0x80 | ((codePoint >> 6) & 0x3f)
      bytes[at++] = 0x80 | (codePoint & 0x3f)
    }
    this.length = at
  }

  /** Gives what was appended since the last time. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(this.#taken, this.length)
    this.#taken = this.length
    return taken
  }

  /** Forgets what was appended since the last time, or since it had the given length. */
  drop(): void {
    this.length = this.#taken
  }

  /** Number of bytes appended since the last {@link take}. */
  get pending(): number {
    return this.length - this.#taken
  }
}
