import { readRecord, type Problem } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'
import type { OutputEncoding } from '../encoding/encoding.ts'
import { writeIso2709 } from '../iso/write-iso2709.ts'
import { writeJson } from '../json/write-json.ts'
import { writeLines } from '../line/write-line.ts'
import { writeMrk } from '../mnemonic/write-mrk.ts'
import { textOf } from '../record/field.ts'
import { viewRecord, type MarcRecord } from '../record/record.ts'
import { marcxmlFooter, marcxmlHeader, writeMarcxml } from '../xml/write-marcxml.ts'
import type { OutputFormat } from './entry.ts'
import { readingProblem } from './problem.ts'

/** How a file is written. */
export interface WriterOptions {
  /**
   * The encoding of the text. ISO 2709 and mnemonic text keep that of each record unless one is given; the other formats
   * are always UTF-8.
   */
  readonly encoding?: OutputEncoding | undefined
  /** What becomes of a record that ISO 2709 cannot hold: it is refused (the default) or cut into several. */
  readonly tooLong?: 'refuse' | 'split' | undefined
}

/** Writes records in one format, gathering bytes until they are taken. */
export interface MarcWriter {
  /** What stands before the first record. */
  readonly header: Uint8Array
  /** What stands behind the last one; asked for at the end. */
  readonly footer: Uint8Array
  /**
   * Appends a record to the bytes that wait. An `error` says why the format cannot hold it; then nothing is appended. A
   * `warning` says what was lost.
   */
  append(record: MarcRecord): Problem | undefined
  /** Number of bytes that wait. */
  readonly pending: number
  /** The bytes that wait, which are never written to again. */
  take(): Uint8Array
  /** Appends one record and takes its bytes; throws a `RangeError` when the format cannot hold it. */
  write(record: MarcRecord): Uint8Array
}

type Append = (sink: ByteSink, record: MarcRecord, isFirst: boolean) => Problem | undefined

interface Format {
  readonly header: string
  readonly footer: string
  readonly append: Append
}

const encoder = new TextEncoder()

/**
 * Makes a writer.
 *
 * ```ts
 * const writer = createWriter('marcxml')
 * await file.write(writer.header)
 * for (const record of records) await file.write(writer.write(record))
 * await file.write(writer.footer)
 * ```
 */
export function createWriter(format: OutputFormat, options: WriterOptions = {}): MarcWriter {
  const { header, footer, append } = formatFor(format, options)
  const sink = new ByteSink()
  let isFirst = true
  const writer: MarcWriter = {
    header: encoder.encode(header),
    get footer() {
      return encoder.encode(isFirst && format === 'json' ? footer.trimStart() : footer)
    },
    append(record) {
      const problem = append(sink, record, isFirst)
      if (problem?.severity !== 'error') isFirst = false
      return problem
    },
    get pending() {
      return sink.pending
    },
    take: () => sink.take(),
    write(record) {
      const problem = writer.append(record)
      const written = sink.take()
      if (problem?.severity === 'error') throw new RangeError(problem.message)
      return written
    },
  }
  return writer
}

function formatFor(format: OutputFormat, options: WriterOptions): Format {
  switch (format) {
    case 'iso2709':
      return { header: '', footer: '', append: iso2709(options) }
    case 'marcxml':
      return { header: marcxmlHeader, footer: marcxmlFooter, append: marcxml }
    case 'json':
      return { header: '[\n', footer: '\n]\n', append: always(writeJson, ',\n') }
    case 'jsonl':
      return {
        header: '',
        footer: '',
        append: always((sink, record) => {
          writeJson(sink, record)
          sink.ascii('\n')
        }),
      }
    case 'mrk':
      return { header: '', footer: '', append: mnemonic(options) }
    case 'line':
      return { header: '', footer: '', append: always(writeLines) }
  }
}

function iso2709(options: WriterOptions): Append {
  return (sink, record) => {
    const written = writeIso2709(record, options)
    if (!written.ok) return written.problem
    sink.raw(written.bytes)
    return undefined
  }
}

const marcxml: Append = (sink, record) => {
  writeMarcxml(sink, record)
  if (!hasControls(record)) return undefined
  const message = 'The record holds control characters, which XML does not allow; they became U+FFFD.'
  return readingProblem('xml-character', 'warning', 0, message)
}

/** Bits of the characters below U+0020 that XML allows, and of those that are not text in ISO 2709. */
const HARMLESS = (1 << 0x09) | (1 << 0x0a) | (1 << 0x0d) | (1 << 0x1b) | (1 << 0x1f)

function hasControls(record: MarcRecord): boolean {
  if (record.source) return (record.source.controls & ~HARMLESS) !== 0
  return record.fields.some((field) => /[\u0000-\u0008\u000B\u000C\u000E-\u001E]/.test(textOf(field)))
}

function mnemonic({ encoding }: WriterOptions): Append {
  return (sink, record) => {
    if (encoding !== 'marc-8') {
      writeMrk(sink, record, { encoding: encoding ?? 'keep' })
      return undefined
    }
    const written = writeIso2709(record, { encoding })
    if (!written.ok) return written.problem
    const raw = readRecord(written.bytes)
    if (raw) writeMrk(sink, viewRecord(raw, encoding))
    return undefined
  }
}

function always(write: (sink: ByteSink, record: MarcRecord) => void, separator = ''): Append {
  return (sink, record, isFirst) => {
    if (!isFirst && separator !== '') sink.ascii(separator)
    write(sink, record)
    return undefined
  }
}
