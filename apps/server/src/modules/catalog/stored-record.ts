import { readerFor, type MarcRecord } from '@carrel/marc'
import type { RecordForm } from './rules/bib-draft.ts'

/** Reads a record from the bytes that are stored of it. Throws when they are none: that would be a bug. */
export function storedRecord(bytes: Uint8Array, form: RecordForm): MarcRecord {
  const reader = readerFor(form)
  for (const entry of [...reader.push(bytes), ...reader.end()]) if (entry.record) return entry.record
  throw new Error(`The ${bytes.length} stored bytes (${form}) are not a record.`)
}
