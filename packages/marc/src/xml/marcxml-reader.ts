import { viewRecord } from '../record/record.ts'
import type { EntryReader, MarcEntry } from '../stream/entry.ts'
import { MarcxmlRecords } from './marcxml-records.ts'
import { XmlDecoding } from './xml-decoding.ts'
import { XmlTokenizer } from './xml-tokenizer.ts'

/** Longest record element, in bytes. */
const MAX_RECORD = 16 * 1024 * 1024

/**
 * Reads MARCXML as a stream. Broken records are refused one by one, as they came; the others are read. Offsets are those
 * of the text in UTF-8.
 */
export class MarcxmlReader implements EntryReader {
  readonly #records = new MarcxmlRecords()
  readonly #tokenizer = new XmlTokenizer(this.#records)
  readonly #decoding = new XmlDecoding()
  #buffer = new Uint8Array(0)
  /** Offset of the buffer in the input. */
  #offset = 0
  #position = 0
  #number = 0

  push(chunk: Uint8Array): MarcEntry[] {
    return this.#read(this.#decoding.push(chunk), false)
  }

  end(): MarcEntry[] {
    return this.#read(this.#decoding.end(), true)
  }

  #read(chunk: Uint8Array, atEnd: boolean): MarcEntry[] {
    this.#append(chunk)
    this.#records.shift = this.#offset
    this.#position = this.#tokenizer.read(this.#buffer, this.#position, atEnd)
    if (atEnd) this.#records.end(this.#buffer.length)
    else if (this.#isTooLong()) this.#records.giveUp(this.#position, MAX_RECORD)
    return this.#records.done.splice(0).map((done): MarcEntry => {
      this.#number++
      const raw = this.#buffer.subarray(done.start - this.#offset, done.end - this.#offset)
      const record = done.raw && viewRecord(done.raw, 'utf-8')
      const kind = record ? 'record' : 'unreadable'
      return { kind, number: this.#number, offset: done.start, record, raw, problems: done.problems }
    })
  }

  #isTooLong(): boolean {
    const start = this.#records.openStart
    return start >= 0 && this.#offset + this.#position - start > MAX_RECORD
  }

  /** The buffer keeps the record that is open from its beginning, so that it can be refused as it came. */
  #append(chunk: Uint8Array): void {
    const open = this.#records.openStart
    const keep = open >= 0 ? Math.min(open - this.#offset, this.#position) : this.#position
    const rest = this.#buffer.subarray(keep)
    const joined = new Uint8Array(rest.length + chunk.length)
    joined.set(rest)
    joined.set(chunk, rest.length)
    this.#buffer = joined
    this.#offset += keep
    this.#position -= keep
  }
}
