import { splitRecord, writeRecord, type FieldBytes, type Problem, type RecordParts } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'
import { isOutputEncoding, type Encoding, type OutputEncoding } from '../encoding/encoding.ts'
import type { Field } from '../record/field.ts'
import { dialectOf, type MarcRecord } from '../record/record.ts'
import { unicodeForm } from '../record/unicode-form.ts'
import { encodeField } from './encode-field.ts'

/** How a record is written in ISO 2709. */
export interface Iso2709Options {
  /** The encoding of the text; that of the record unless given. */
  readonly encoding?: OutputEncoding | undefined
  /** What becomes of a record above 99,999 bytes: it is refused (the default) or cut into several. */
  readonly tooLong?: 'refuse' | 'split' | undefined
}

/** The bytes written, or why there are none. */
export type WriteOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Writes a record in ISO 2709. A record that was read, not touched, and whose lengths were right is written byte for byte
 * as it came, unless another encoding is asked for.
 */
export function writeIso2709(record: MarcRecord, options: Iso2709Options = {}): WriteOutcome {
  const { source } = record
  const encoding = options.encoding ?? record.encoding
  if (source?.intact && canKeepBytes(record, options.encoding)) return { ok: true, bytes: source.bytes }

  const sink = new ByteSink(source ? source.bytes.length + 64 : 2048)
  const parts: RecordParts = {
    leader: leaderFor(record, options.encoding),
    fields: fieldsFor(record, encoding).map((field): FieldBytes => {
      encodeField(sink, field, isOutputEncoding(encoding) || field.source ? encoding : 'utf-8')
      return { tag: field.tag, data: sink.take() }
    }),
  }
  const written = writeRecord(parts)
  const isTooLong = !written.ok && written.problem.tag === undefined
  return isTooLong && options.tooLong === 'split' ? writePieces(splitRecord(parts)) : written
}

function canKeepBytes(record: MarcRecord, wanted: OutputEncoding | undefined): boolean {
  if (wanted === undefined) return true
  return record.encoding === wanted && leaderFor(record, wanted) === record.leader
}

/** The leader with position 9 saying how the text is written, where the format has that position. */
function leaderFor(record: MarcRecord, wanted: OutputEncoding | undefined): string {
  const { leader } = record
  const encoding = wanted ?? record.encoding
  // An untouched claim stays as it came; only text that is written anew must be described rightly.
  const isRewritten = wanted !== undefined || record.source === undefined
  if (!isRewritten || !isOutputEncoding(encoding) || dialectOf(record) !== 'marc21') return leader
  const mark = encoding === 'utf-8' ? 'a' : ' '
  const isPlain = record.source?.ascii === true && wanted === undefined
  return isPlain || leader[9] === mark ? leader : `${leader.slice(0, 9)}${mark}${leader.slice(10)}`
}

/** The fields, with UNIMARC saying that its text is Unicode when it becomes so. */
function fieldsFor(record: MarcRecord, encoding: Encoding): readonly Field[] {
  return (encoding === 'utf-8' ? unicodeForm(record) : record).fields
}

function writePieces(pieces: readonly RecordParts[]): WriteOutcome {
  const sink = new ByteSink(pieces.length * 100_000)
  for (const piece of pieces) {
    const written = writeRecord(piece)
    if (!written.ok) return written
    sink.raw(written.bytes)
  }
  return { ok: true, bytes: sink.take() }
}
