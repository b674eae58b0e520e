import type { EntryReader, MarcEntry } from '../stream/entry.ts'
import { readingProblem } from '../stream/problem.ts'
import { JsonSplitter, type JsonPiece } from './json-splitter.ts'
import { readJsonRecord, type JsonRecord } from './read-json.ts'

const decoder = new TextDecoder('utf-8')

/** Reads MARC-in-JSON: an array of records, records one after the other, or one on each line. */
export class JsonReader implements EntryReader {
  readonly #splitter = new JsonSplitter()
  #number = 0

  push(chunk: Uint8Array): MarcEntry[] {
    return this.#splitter.push(chunk).map((piece) => this.#entry(piece))
  }

  end(): MarcEntry[] {
    return this.#splitter.end().map((piece) => this.#entry(piece))
  }

  #entry(piece: JsonPiece): MarcEntry {
    const { record, problems } = readPiece(piece)
    // Objects that are something else are not records of the file, and are not counted as such.
    const isForeign = problems.some((problem) => problem.code === 'json-not-a-record')
    if (!isForeign) this.#number++
    const kind = record ? 'record' : isForeign ? 'stray' : 'unreadable'
    return { kind, number: this.#number, offset: piece.offset, record, raw: piece.bytes, problems }
  }
}

function readPiece({ bytes, offset, isWhole }: JsonPiece): JsonRecord {
  if (!isWhole) {
    const message = 'The record was not read: its JSON object has no end.'
    return { record: undefined, problems: [readingProblem('record-truncated', 'error', offset, message)] }
  }
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const message = `The record was not read: ${why}.`
    return { record: undefined, problems: [readingProblem('json-not-valid', 'error', offset, message)] }
  }
  return readJsonRecord(value, offset)
}
