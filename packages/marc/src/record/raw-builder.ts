import { SUBFIELD_DELIMITER, tagCode, type RawRecord } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'

/** What can be a tag of a record, though perhaps a damaged one. */
const tagPattern = /^(?! {3})[\u0020-\u007E]{3}$/

/**
 * Gathers the fields of a record that comes in another form than ISO 2709 as the bytes that ISO 2709 would have, so that
 * such a record is a view over bytes like any other.
 */
export class RawBuilder {
  readonly sink = new ByteSink(65_536)
  #directory: number[] = []
  #tag = 0
  #start = 0

  /** Number of fields so far. */
  get fieldCount(): number {
    return this.#directory.length / 3
  }

  /** Begins a field; its bytes are then appended to `sink`. False when the tag is not three characters of ASCII. */
  begin(tag: string): boolean {
    if (!tagPattern.test(tag)) return false
    this.#tag = tagCode(tag)
    this.#start = this.sink.pending
    return true
  }

  /** Begins a field whose tag is known to be three characters of ASCII, given as by `tagCode`. */
  beginCode(code: number): void {
    this.#tag = code
    this.#start = this.sink.pending
  }

  /** Appends a subfield delimiter. */
  delimiter(): void {
    this.sink.reserve(1)
    this.sink.bytes[this.sink.length++] = SUBFIELD_DELIMITER
  }

  /** Ends the field that was begun. */
  end(): void {
    this.#directory.push(this.#tag, this.#start, this.sink.pending)
  }

  /** The record, and an empty builder again. */
  finish(leader: string): RawRecord {
    const bytes = this.sink.take()
    const directory = this.#directory
    this.#directory = []
    let bits = 0
    let controls = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!
      bits |= byte
      if (byte < 0x20) controls |= 1 << byte
    }
    return { bytes, directory, leader: usableLeader(leader), intact: false, ascii: bits < 0x80, controls }
  }

  /** Forgets what was gathered. */
  clear(): void {
    this.sink.drop()
    this.#directory = []
  }
}

/**
 * A leader of 24 characters, one byte each. What is missing is blank; in one that ends with the directory map as it should
 * (`4500`) the blanks were lost before it. What is too much is cut.
 */
export function usableLeader(text: string): string {
  const plain = text.replace(/[^\u0000-\u001C\u001F-\u00FF]/g, ' ')
  const isShort = plain.length < 24 && plain.endsWith('4500')
  return (isShort ? `${plain.slice(0, -4).padEnd(20)}4500` : plain).padEnd(24).slice(0, 24)
}
