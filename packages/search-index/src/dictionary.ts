import { compareBytes, GrowingBytes, GrowingUint32, textOf, utf8 } from './bytes.ts'

/** Keys that share a block; only the first of a block is stored whole. */
const BLOCK = 16

/**
 * A sorted set of strings in two arrays. Each key is written as the number of leading bytes it shares with the key
 * before it, then the rest; every 16th key is whole, so that a key is found by bisecting the whole ones.
 */
export interface Dictionary {
  readonly size: number
  readonly bytes: Uint8Array
  /** Offset in `bytes` of each block. */
  readonly blocks: Uint32Array
}

/** Writes a {@link Dictionary} from keys that come sorted by code point, each once. */
export class DictionaryWriter {
  size = 0
  readonly #bytes: GrowingBytes
  readonly #blocks: GrowingUint32
  #last = new Uint8Array(64)
  #lastLength = 0

  constructor(expectedBytes = 1024) {
    this.#bytes = new GrowingBytes(expectedBytes)
    this.#blocks = new GrowingUint32(expectedBytes >> 7)
  }

  add(key: Uint8Array, length = key.length): void {
    let shared = 0
    if (this.size % BLOCK === 0) this.#blocks.push(this.#bytes.length)
    else {
      const most = Math.min(length, this.#lastLength)
      while (shared < most && this.#last[shared] === key[shared]) shared++
      this.#bytes.pushVarint(shared)
    }
    this.#bytes.pushVarint(length - shared)
    this.#bytes.append(key, shared, length)
    if (this.#last.length < length) this.#last = new Uint8Array(length * 2)
    this.#last.set(length === key.length ? key : key.subarray(0, length))
    this.#lastLength = length
    this.size++
  }

  finish(): Dictionary {
    return { size: this.size, bytes: this.#bytes.finish(), blocks: this.#blocks.finish() }
  }
}

/** Walks a dictionary in order. `key` holds `length` valid bytes after `seek` or `next` said true. */
export class DictionaryCursor {
  readonly dictionary: Dictionary
  key: Uint8Array = new Uint8Array(64)
  length = 0
  /** Leading bytes that the last `next` left as they were. */
  shared = 0
  ordinal = -1
  #offset = 0

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary
  }

  /** Goes to a key by its number; false when there is none. */
  seek(ordinal: number): boolean {
    if (ordinal < 0 || ordinal >= this.dictionary.size) {
      this.ordinal = this.dictionary.size
      return false
    }
    const block = Math.floor(ordinal / BLOCK)
    this.#offset = this.dictionary.blocks[block]!
    this.ordinal = block * BLOCK - 1
    while (this.ordinal < ordinal) this.next()
    this.shared = 0
    return true
  }

  /** Goes to the next key; false after the last. */
  next(): boolean {
    if (this.ordinal + 1 >= this.dictionary.size) {
      this.ordinal = this.dictionary.size
      return false
    }
    this.ordinal++
    const bytes = this.dictionary.bytes
    const head = this.ordinal % BLOCK === 0
    const shared = head ? 0 : this.#varint(bytes)
    const rest = this.#varint(bytes)
    const length = shared + rest
    if (this.key.length < length) {
      const larger = new Uint8Array(length * 2)
      larger.set(this.key.subarray(0, shared))
      this.key = larger
    }
    const key = this.key
    let offset = this.#offset
    if (head) {
      const most = Math.min(rest, this.length)
      let same = 0
      while (same < most && key[same] === bytes[offset + same]) same++
      this.shared = same
    } else this.shared = shared
    for (let i = shared; i < length; i++) key[i] = bytes[offset++]!
    this.#offset = offset
    this.length = length
    return true
  }

  /** The present key as a string. */
  text(): string {
    return textOf(this.key, 0, this.length)
  }

  #varint(bytes: Uint8Array): number {
    let byte = bytes[this.#offset++]!
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[this.#offset++]!
      value |= (byte & 0x7f) << shift
    }
    return value >>> 0
  }
}

/** The number of a key, or, when it is not there, the bitwise complement (a negative number) of where it would stand. */
export function locate(dictionary: Dictionary, key: Uint8Array): number {
  const { bytes, blocks } = dictionary
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (compareHead(bytes, blocks[middle]!, key) <= 0) low = middle
    else high = middle - 1
  }
  const cursor = new DictionaryCursor(dictionary)
  if (!cursor.seek(low * BLOCK)) return ~0
  const end = Math.min(dictionary.size, (low + 1) * BLOCK)
  do {
    const order = compareBytes(cursor.key, 0, cursor.length, key, key.length)
    if (order === 0) return cursor.ordinal
    if (order > 0) return ~cursor.ordinal
  } while (cursor.ordinal + 1 < end && cursor.next())
  return ~end
}

/** The number of the first key that is not before `key`; the dictionary's size when all are before it. */
export function lowerBound(dictionary: Dictionary, key: Uint8Array): number {
  const at = locate(dictionary, key)
  return at < 0 ? ~at : at
}

/** The number of a string, or -1. */
export function ordinalOf(dictionary: Dictionary, text: string): number {
  return Math.max(-1, locate(dictionary, utf8(text)))
}

/** The first number and the number after the last of all keys that begin with `prefix`. */
export function prefixRange(dictionary: Dictionary, prefix: string): { from: number; to: number } {
  const bytes = utf8(prefix)
  const next = successor(bytes, bytes.length)
  return {
    from: lowerBound(dictionary, bytes),
    to: next === undefined ? dictionary.size : lowerBound(dictionary, next),
  }
}

/** The least byte string that is after everything that begins with the first `length` bytes of `prefix`. */
export function successor(prefix: Uint8Array, length: number): Uint8Array | undefined {
  let end = length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  if (end === 0) return undefined
  const next = prefix.slice(0, end)
  next[end - 1]!++
  return next
}

/** The string with this number; the empty string when there is none. */
export function keyAt(dictionary: Dictionary, ordinal: number): string {
  const cursor = new DictionaryCursor(dictionary)
  return cursor.seek(ordinal) ? cursor.text() : ''
}

/** A dictionary of strings in any order; duplicates are kept once. */
export function dictionaryOf(sortedKeys: readonly string[]): Dictionary {
  const writer = new DictionaryWriter(sortedKeys.length * 8)
  for (const key of sortedKeys) writer.add(utf8(key))
  return writer.finish()
}

function compareHead(bytes: Uint8Array, offset: number, key: Uint8Array): number {
  let at = offset
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  return compareBytes(bytes, at, at + length, key, key.length)
}
