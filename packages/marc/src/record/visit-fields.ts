import { SUBFIELD_DELIMITER, tagText } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'
import type { Encoding } from '../encoding/encoding.ts'
import { encodeField } from '../iso/encode-field.ts'
import { RawMarcRecord } from './raw-marc-record.ts'
import type { MarcRecord } from './record.ts'
import { isControlBytes, nextDelimiter } from './raw-field.ts'

/** Receives the fields of a record as bytes, in order. */
export interface FieldVisitor {
  /** A control field: its value is the bytes from `start` to `end`. */
  control(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void
  /** A data field: `indicators` bytes or characters, then subfields, each behind a delimiter. */
  data(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding, indicators: number): void
}

/**
 * Shows every field of a record as bytes, without making strings of those that were read from bytes. Fields that were
 * made or changed are encoded as UTF-8 first.
 */
export function visitFields(record: MarcRecord, visitor: FieldVisitor): void {
  if (record instanceof RawMarcRecord) return visitRaw(record, visitor)
  for (const field of record.fields) {
    let source = field.source
    if (!source) {
      const sink = new ByteSink(512)
      encodeField(sink, field, 'utf-8')
      const bytes = sink.take()
      source = { bytes, start: 0, end: bytes.length, encoding: 'utf-8' }
    }
    const { bytes, start, end, encoding } = source
    if (field.kind === 'control') visitor.control(field.tag, bytes, start, end, encoding)
    else visitor.data(field.tag, bytes, start, end, encoding, field.indicators.length)
  }
}

function visitRaw(record: RawMarcRecord, visitor: FieldVisitor): void {
  const { bytes, directory } = record.raw
  const { encoding, indicatorCount } = record
  for (let at = 0; at < directory.length; at += 3) {
    const code = directory[at]!
    const start = directory[at + 1]!
    const end = directory[at + 2]!
    const tag = tagText(code)
    if (isControlBytes(bytes, code, start, end, indicatorCount)) {
      visitor.control(tag, bytes, start, end, encoding)
      continue
    }
    // Indicators are one byte each but for records in which somebody put other letters there.
    const isUsual = bytes[start + indicatorCount] === SUBFIELD_DELIMITER
    const first = isUsual ? start + indicatorCount : nextDelimiter(bytes, start, end)
    visitor.data(tag, bytes, start, end, encoding, Math.min(indicatorCount, first - start))
  }
}
