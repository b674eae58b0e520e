import type { Chunks } from '@carrel/iso2709'
import type { Encoding } from '../encoding/encoding.ts'
import { Iso2709Reader } from '../iso/iso2709-reader.ts'
import { JsonReader } from '../json/json-reader.ts'
import { alephFormat } from '../line/aleph-format.ts'
import { lineFormat, textFormat } from '../line/line-format.ts'
import { LineReader } from '../line/line-reader.ts'
import { microlifFormat } from '../line/microlif-format.ts'
import { mrkFormat } from '../mnemonic/mrk-format.ts'
import { MarcxmlReader } from '../xml/marcxml-reader.ts'
import type { EntryReader, InputFormat, MarcEntry } from './entry.ts'
import { readingProblem, type ReadingCode } from './problem.ts'
import { sniffFormat } from './sniff-format.ts'

/** How a file is read. */
export interface OpenOptions {
  /** The format; told from the first bytes unless given. */
  readonly format?: InputFormat | undefined
  /** The encoding of the text in ISO 2709 and in forms of lines; told from leader and bytes unless given. */
  readonly encoding?: Encoding | undefined
  /** A reader of another format, in the place of those that are known here. */
  readonly reader?: EntryReader | undefined
}

const ENOUGH = 4096

/**
 * Reads a file of MARC records in any of the known formats, one entry at a time. A file that is something else gives one
 * entry with the problem `not-marc` or `format-not-read`; an empty file gives none.
 *
 * ```ts
 * for await (const entry of openMarc(createReadStream('books.xml'))) {
 *   if (entry.record) console.log(entry.number, titleOf(entry.record))
 *   for (const problem of entry.problems) console.error(entry.number, problem.message)
 * }
 * ```
 */
export async function* openMarc(chunks: Chunks, options: OpenOptions = {}): AsyncGenerator<MarcEntry, void> {
  for await (const batch of openMarcBatches(chunks, options)) yield* batch
}

/** As {@link openMarc}, but gives all entries that one chunk completes at once, which is faster. */
export async function* openMarcBatches(chunks: Chunks, options: OpenOptions = {}): AsyncGenerator<MarcEntry[], void> {
  let reader = options.reader ?? (options.format && readerFor(options.format, options.encoding))
  let head: Uint8Array[] = []
  let length = 0
  let records = 0
  for await (const chunk of chunks) {
    let entries: MarcEntry[]
    if (reader) entries = reader.push(chunk)
    else {
      head.push(chunk)
      length += chunk.length
      if (length < ENOUGH) continue
      const begun = begin(head, options)
      if ('kind' in begun) return yield [begun]
      reader = begun
      entries = head.flatMap((part) => begun.push(part))
      head = []
    }
    records += countRecords(entries)
    if (entries.length > 0) yield entries
  }
  if (!reader) {
    const begun = begin(head, options)
    if ('kind' in begun) {
      if (begun.problems.length > 0) yield [begun]
      return
    }
    reader = begun
    const entries = head.flatMap((part) => begun.push(part))
    records += countRecords(entries)
    yield entries
  }
  const last = reader.end()
  records += countRecords(last)
  if (last.length > 0) yield last
  if (records === 0 && options.format === undefined && !options.reader) {
    yield [foreign('not-marc', 'The file holds no MARC records.', new Uint8Array(0))]
  }
}

/** The reader for a format. */
export function readerFor(format: InputFormat, encoding?: Encoding): EntryReader {
  switch (format) {
    case 'iso2709':
      return new Iso2709Reader(encoding)
    case 'marcxml':
      return new MarcxmlReader()
    case 'json':
    case 'jsonl':
      return new JsonReader()
    case 'mrk':
      return new LineReader(mrkFormat, encoding)
    case 'line':
      return new LineReader(lineFormat, encoding)
    case 'text':
      return new LineReader(textFormat, encoding)
    case 'aleph':
      return new LineReader(alephFormat, encoding)
    case 'microlif':
      return new LineReader(microlifFormat, encoding)
  }
}

/** The reader for what the first bytes show, or the one entry that says that there is none. */
function begin(head: readonly Uint8Array[], options: OpenOptions): EntryReader | MarcEntry {
  const bytes = new Uint8Array(head.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of head) {
    bytes.set(part, at)
    at += part.length
  }
  const sniffed = sniffFormat(bytes)
  if (sniffed.ok) return readerFor(sniffed.format, options.encoding)
  if (sniffed.code === 'empty') return { ...foreign('not-marc', '', bytes), problems: [] }
  return foreign(sniffed.code, sniffed.message, bytes)
}

function foreign(code: ReadingCode, message: string, raw: Uint8Array): MarcEntry {
  const problems = [readingProblem(code, 'error', 0, message)]
  return { kind: 'stray', number: 0, offset: 0, record: undefined, raw, problems }
}

function countRecords(entries: readonly MarcEntry[]): number {
  let records = 0
  for (const entry of entries) if (entry.kind !== 'stray') records++
  return records
}
