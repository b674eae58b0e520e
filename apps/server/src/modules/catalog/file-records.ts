import type { Readable } from 'node:stream'
import { openMarcBatches, sniffFormat, type InputFormat, type MarcEntry } from '@carrel/marc'
import { contentsOf, UnusableFile } from './contents.ts'

/** The records of a file in turn, and what is known of the file as a whole. */
export class FileRecords {
  /** Bytes of the file read so far. */
  bytes = 0
  form: InputFormat = 'iso2709'
  readonly #file: Readable
  readonly #name: string

  constructor(file: Readable, name: string) {
    this.#file = file
    this.#name = name
  }

  /**
   * Every record of the file, readable or not. Throws `UnusableFile` when it is none of records, and after its last record
   * when its compressed bytes break off.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<MarcEntry> {
    let broken: UnusableFile | undefined
    const contents = contentsOf(this.#file, (bytes) => (this.bytes = bytes))
    const head = await this.#head(contents)
    const rest = async function* (): AsyncGenerator<Uint8Array> {
      yield* head
      try {
        yield* contents
      } catch (error) {
        if (!(error instanceof UnusableFile)) throw error
        broken = error
      }
    }
    let records = 0
    for await (const entries of openMarcBatches(rest(), { format: this.form })) {
      for (const entry of entries) {
        if (entry.kind === 'stray') continue
        records += 1
        yield entry
      }
    }
    if (broken) throw broken
    if (records === 0) throw new UnusableFile(`"${this.#name}" holds no MARC records.`)
  }

  /** The first chunks, enough to tell the format by. */
  async #head(contents: AsyncGenerator<Uint8Array>): Promise<readonly Uint8Array[]> {
    const head: Uint8Array[] = []
    for (let length = 0; length < enough;) {
      const next = await contents.next()
      if (next.done === true) break
      head.push(next.value)
      length += next.value.length
    }
    const found = sniffFormat(Buffer.concat(head).subarray(0, enough))
    if (!found.ok) throw new UnusableFile(`"${this.#name}" cannot be imported. ${found.message}`)
    this.form = found.format
    return head
  }
}

/** Bytes by which a format is told. */
const enough = 4096
