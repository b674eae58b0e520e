import { RecordSplitter, type Frame } from '@carrel/iso2709'
import type { Encoding } from '../encoding/encoding.ts'
import { viewRecord } from '../record/record.ts'
import type { EntryReader, MarcEntry } from '../stream/entry.ts'

/** Reads ISO 2709: the frames of `@carrel/iso2709` with a record on each that could be read. */
export class Iso2709Reader implements EntryReader {
  readonly #splitter = new RecordSplitter()
  readonly #encoding: Encoding | undefined

  constructor(encoding?: Encoding) {
    this.#encoding = encoding
  }

  push(chunk: Uint8Array): MarcEntry[] {
    return this.#entries(this.#splitter.push(chunk))
  }

  end(): MarcEntry[] {
    return this.#entries(this.#splitter.end())
  }

  #entries(frames: readonly Frame[]): MarcEntry[] {
    return frames.map(({ kind, number, offset, record, bytes, problems }): MarcEntry => ({
      kind,
      number,
      offset,
      record: record && viewRecord(record, this.#encoding),
      raw: bytes,
      problems,
    }))
  }
}
