import type { Problem, RawRecord } from '@carrel/iso2709'
import type { Encoding } from '../encoding/encoding.ts'
import { viewRecord } from '../record/record.ts'
import type { EntryReader, MarcEntry } from '../stream/entry.ts'
import { readingProblem } from '../stream/problem.ts'
import { LineSplitter, type Line } from './line-splitter.ts'

/** A format in which a record is a run of lines. */
export interface LineFormat {
  /**
   * Where a line stands between records: it belongs to the record before (`within`), begins a new one (`begins`), ends
   * the one before as its last line (`ends`), or belongs to none (`between`).
   */
  place(line: Line, group: readonly Line[]): 'within' | 'begins' | 'ends' | 'between'
  /** Makes a record of its lines. An `error` among the problems says why there is none. */
  parse(lines: readonly Line[]): { readonly raw: RawRecord | undefined; readonly problems: readonly Problem[] }
}

/** Lines after which a record is given up. */
const MAX_LINES = 200_000
/** Bytes after which a record is given up. */
const MAX_BYTES = 64 * 1024 * 1024

/** Reads a file in which a record is a run of lines. */
export class LineReader implements EntryReader {
  readonly #format: LineFormat
  readonly #encoding: Encoding | undefined
  readonly #splitter = new LineSplitter()
  #group: Line[] = []
  #groupBytes = 0
  #number = 0

  constructor(format: LineFormat, encoding?: Encoding) {
    this.#format = format
    this.#encoding = encoding
  }

  push(chunk: Uint8Array): MarcEntry[] {
    return this.#take(this.#splitter.push(chunk))
  }

  end(): MarcEntry[] {
    const entries = this.#take(this.#splitter.end())
    return [...entries, ...this.#flush()]
  }

  #take(lines: readonly Line[]): MarcEntry[] {
    const entries: MarcEntry[] = []
    for (const line of lines) {
      const place = this.#format.place(line, this.#group)
      if (place === 'begins' || place === 'between') entries.push(...this.#flush())
      if (place === 'between') continue
      this.#group.push(line)
      this.#groupBytes += line.bytes.length
      const isTooLong = this.#group.length >= MAX_LINES || this.#groupBytes > MAX_BYTES
      if (place === 'ends' || isTooLong) entries.push(...this.#flush())
    }
    return entries
  }

  #flush(): MarcEntry[] {
    const lines = this.#group
    const [first] = lines
    if (!first) return []
    this.#group = []
    this.#groupBytes = 0
    const { raw, problems } = this.#format.parse(lines)
    this.#number++
    const bytes = joinLines(lines)
    const entry = { number: this.#number, offset: first.offset, raw: bytes, problems }
    if (raw) return [{ ...entry, kind: 'record', record: viewRecord(raw, this.#encoding) }]
    const isTold = problems.some((problem) => problem.severity === 'error')
    const untold = readingProblem('line-not-understood', 'error', first.offset, 'The lines are not a record.')
    return [{ ...entry, kind: 'unreadable', record: undefined, problems: isTold ? problems : [...problems, untold] }]
  }
}

/** The lines as they came. */
function joinLines(lines: readonly Line[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((length, line) => length + line.whole.length, 0))
  let at = 0
  for (const { whole } of lines) {
    joined.set(whole, at)
    at += whole.length
  }
  return joined
}
