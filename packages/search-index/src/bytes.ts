/** A byte array that grows as it is written. */
export class GrowingBytes {
  bytes: Uint8Array<ArrayBuffer>
  length = 0

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(Math.max(16, capacity))
  }

  /** Makes room for `extra` more bytes; callers that write into `bytes` themselves call this first. */
  reserve(extra: number): void {
    if (this.length + extra <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + extra))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1)
    this.bytes[this.length++] = byte
  }

  /** Writes an unsigned integer below 2^32, seven bits a byte, low bits first. */
  pushVarint(value: number): void {
    this.reserve(5)
    let rest = value
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.bytes[this.length++] = rest
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from)
    if (to - from < 24) {
      for (let i = from; i < to; i++) this.bytes[this.length++] = source[i]!
    } else {
      this.bytes.set(source.subarray(from, to), this.length)
      this.length += to - from
    }
  }

  /** What was written, in an array of just that size. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.length === this.bytes.length ? this.bytes : this.bytes.slice(0, this.length)
  }
}

/** An array of unsigned 32-bit integers that grows as it is written. */
export class GrowingUint32 {
  values: Uint32Array<ArrayBuffer>
  length = 0

  constructor(capacity = 256) {
    this.values = new Uint32Array(Math.max(16, capacity))
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  finish(): Uint32Array<ArrayBuffer> {
    return this.length === this.values.length ? this.values : this.values.slice(0, this.length)
  }
}

/** Orders two byte ranges as unsigned bytes, which for UTF-8 is the order of code points. */
export function compareBytes(a: Uint8Array, aFrom: number, aTo: number, b: Uint8Array, bTo: number): number {
  const shared = Math.min(aTo - aFrom, bTo)
  for (let i = 0; i < shared; i++) {
    const difference = a[aFrom + i]! - b[i]!
    if (difference !== 0) return difference
  }
  return aTo - aFrom - bTo
}

/** Sorts strings by code point (JavaScript's own order is by UTF-16 unit and differs above U+FFFF). Sorts in place. */
export function sortByCodePoint(strings: string[]): string[] {
  strings.sort()
  if (strings.some((s) => /[\ud800-\udfff]/.test(s))) strings.sort(compareCodePoints)
  return strings
}

/** Orders two strings by code point, as their UTF-8 bytes are ordered. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return liftSurrogate(x) - liftSurrogate(y)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above U+FFFF, so they sort after U+E000 to U+FFFF. */
function liftSurrogate(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800
  return unit >= 0xd800 ? unit + 0x2000 : unit
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** UTF-8 of a string; lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** The string of a UTF-8 range. Copies first, because a decoder may refuse memory that threads share. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte >= 0x80) return decoder.decode(bytes.slice(from, to))
    text += String.fromCharCode(byte)
  }
  return text
}
