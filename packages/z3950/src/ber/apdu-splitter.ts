import { readHeader } from './header.ts'
import { CodecProblem } from './problem.ts'

/**
 * Cuts what comes over a connection into messages, whatever the pieces. A message may say its length or end with a mark. Memory grows
 * with the bytes that have come, never with what a length promises. Throws a {@link CodecProblem} for what is no Z39.50 and for a
 * message above `maxBytes`; what comes after that is not looked at.
 */
export class ApduSplitter {
  readonly #maxBytes: number
  #buffer = new Uint8Array(8192)
  #length = 0
  /** How far a message without a length has been looked through, and how many parts are open there. */
  #scanned = 0
  #open = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Bytes of a message that is not whole yet. */
  get pending(): number {
    return this.#length
  }

  /** The messages that are whole now that these bytes have come. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const whole: Uint8Array[] = []
    // Taken in portions, so that one large piece of many messages does not count as one message.
    for (let at = 0; at < bytes.length;) {
      const portion = bytes.subarray(at, at + Math.max(65_536, this.#buffer.length))
      at += portion.length
      this.#append(portion)
      this.#takeWhole(whole)
      if (this.#length > this.#maxBytes) throw tooLarge(this.#maxBytes)
    }
    return whole
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.#buffer.length * 2))
      larger.set(this.#buffer.subarray(0, this.#length))
      this.#buffer = larger
    }
    this.#buffer.set(bytes, this.#length)
    this.#length = needed
  }

  #takeWhole(whole: Uint8Array[]): void {
    let start = 0
    for (;;) {
      const size = this.#sizeAt(start)
      if (size === undefined) break
      whole.push(this.#buffer.slice(start, start + size))
      start += size
      this.#scanned = 0
      this.#open = 0
    }
    if (start === 0) return
    this.#buffer.copyWithin(0, start, this.#length)
    this.#length -= start
  }

  /** The size of the message that begins there; undefined while it is not whole. */
  #sizeAt(start: number): number | undefined {
    const first = this.#buffer[start]
    if (start >= this.#length || first === undefined) return undefined
    if ((first & 0xe0) !== 0xa0)
      throw new CodecProblem('not-z3950', notZ3950(this.#buffer.subarray(start, this.#length)))
    const header = readHeader(this.#buffer, start, this.#length)
    if (!header) return undefined
    if (header.length !== undefined) {
      const size = header.size + header.length
      if (size > this.#maxBytes) throw tooLarge(this.#maxBytes)
      return size <= this.#length - start ? size : undefined
    }
    return this.#sizeToMark(start, header.size)
  }

  #sizeToMark(start: number, headerSize: number): number | undefined {
    if (this.#open === 0) {
      this.#scanned = headerSize
      this.#open = 1
    }
    while (this.#open > 0) {
      const at = start + this.#scanned
      if (at + 2 > this.#length) return undefined
      if (this.#buffer[at] === 0 && this.#buffer[at + 1] === 0) {
        this.#scanned += 2
        this.#open--
        continue
      }
      const header = readHeader(this.#buffer, at, this.#length)
      if (!header) return undefined
      if (header.length === undefined) {
        this.#open++
        this.#scanned += header.size
        continue
      }
      const size = header.size + header.length
      if (this.#scanned + size > this.#maxBytes) throw tooLarge(this.#maxBytes)
      if (at + size > this.#length) return undefined
      this.#scanned += size
    }
    return this.#scanned
  }
}

function tooLarge(maxBytes: number): CodecProblem {
  return new CodecProblem('too-large', `A message is larger than the ${maxBytes.toLocaleString('en')} bytes allowed.`)
}

function notZ3950(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(0, 24))
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .trim()
  return text === '' ? 'What came is not Z39.50.' : `What came is not Z39.50; it begins with "${text}".`
}
