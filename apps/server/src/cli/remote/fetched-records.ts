import { readerFor, subfieldText, titleOf, type Encoding, type MarcEntry, type MarcRecord } from '@carrel/marc'
import type { CommandIo } from '../command.ts'
import { outputFormat } from '../marc/format-names.ts'
import { isWorthTelling, problemLine } from '../marc/problem-line.ts'
import { openRecordOutput, type RecordOutput } from '../marc/record-output.ts'
import { keepRefusals } from '../marc/refusals.ts'

/** A record as another catalogue gave it. */
export interface FetchedRecord {
  /** Its place in the result, from 1. */
  readonly position: number
  /** Record syntax or schema. */
  readonly form: string
  readonly bytes: Uint8Array
  /** How the bytes are read; undefined where they hold no MARC. */
  readonly format: 'iso2709' | 'marcxml' | undefined
}

/** What becomes of fetched records. */
export interface FetchedOptions {
  readonly out: string | undefined
  readonly to: string | undefined
  readonly refused: string | undefined
  readonly json: boolean
  readonly charset: Encoding | undefined
}

/** Takes records one by one: shows them in a line each, and writes them to a file if there is to be one. */
export interface FetchedRecords {
  readonly written: number
  readonly refused: number
  /** ` (kept in FILE)`, or nothing. */
  readonly note: string
  take(record: FetchedRecord): Promise<void>
  /** Tells that the catalogue does not give a record. */
  miss(position: number, message: string): void
  finish(): Promise<void>
  abort(): Promise<void>
}

/** Opens a place for fetched records. */
export function fetchedRecords(options: FetchedOptions, io: CommandIo): FetchedRecords {
  const { out, json, charset } = options
  const refusals = keepRefusals(options.refused ?? (out === undefined || out === '-' ? undefined : `${out}.refused`))
  const output: RecordOutput | undefined =
    out === undefined ? undefined : openRecordOutput(out, io, { format: outputFormat(options.to, out), refusals })
  let missed = 0
  const say = (line: string) => {
    // The records themselves go to standard output then.
    if (out === '-') io.stderr.write(line)
    else io.stdout.write(line)
  }
  return {
    get written() {
      return output?.written ?? 0
    },
    get refused() {
      return refusals.count + missed
    },
    get note() {
      return refusals.note
    },
    async take(fetched) {
      for (const entry of entriesOf(fetched, charset)) {
        for (const problem of entry.problems.filter(isWorthTelling)) io.stderr.write(problemLine(entry, problem))
        if (entry.kind === 'stray') continue
        if (entry.record) {
          say(json ? jsonLine(fetched, entry.record) : plainLine(fetched, entry.record))
          await output?.write(entry.record, entry)
        } else {
          say(json ? `${JSON.stringify(other(fetched))}\n` : textLine(fetched))
          if (output) await refusals.keep(entry)
        }
      }
    },
    miss(position, message) {
      missed++
      io.stderr.write(`record ${position}: ${message}\n`)
    },
    async finish() {
      await output?.finish()
      await refusals.finish()
    },
    async abort() {
      await output?.abort()
      await refusals.abort()
    },
  }
}

function entriesOf({ bytes, format, position }: FetchedRecord, charset: Encoding | undefined): readonly MarcEntry[] {
  if (format === undefined)
    return [{ kind: 'unreadable', number: position, offset: 0, record: undefined, raw: bytes, problems: [] }]
  const reader = readerFor(format, charset)
  return [...reader.push(bytes), ...reader.end()].map((entry) => ({ ...entry, number: position }))
}

function brief(record: MarcRecord) {
  const field = record.fields.find(({ tag }) => /^(?:1[01]0|111|70[0-2]|71[0-2])$/.test(tag))
  const place = record.fields.find(({ tag }) => /^(?:26[04]|21[04])$/.test(tag))
  return {
    title: titleOf(record),
    author: subfieldText(field, 'a') ?? '',
    date: subfieldText(place, place?.tag.startsWith('26') === true ? 'c' : 'd') ?? '',
  }
}

function plainLine({ position }: FetchedRecord, record: MarcRecord): string {
  const { title, author, date } = brief(record)
  return `${[String(position), title === '' ? '(no title)' : title, author, date].filter((part) => part !== '').join('\t')}\n`
}

function jsonLine({ position, form }: FetchedRecord, record: MarcRecord): string {
  return `${JSON.stringify({ position, form, ...brief(record) })}\n`
}

function other({ position, form, bytes }: FetchedRecord) {
  return { position, form, bytes: bytes.length, text: new TextDecoder().decode(bytes.subarray(0, 4000)) }
}

/** A record that is no MARC, such as plain text, is shown as it is; what is not text at all only by its size. */
function textLine(fetched: FetchedRecord): string {
  const { position, form, bytes } = fetched
  const text = new TextDecoder().decode(bytes)
  const isText = !/[\u0000-\u0008\u000E-\u001F]/.test(text)
  return isText ? `${position}\t(${form})\n${text.trimEnd()}\n` : `${position}\t(${form}, ${bytes.length} bytes)\n`
}
