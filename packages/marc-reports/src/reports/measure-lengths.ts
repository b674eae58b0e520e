import type { Field, MarcRecord } from '@carrel/marc'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** How long the fields with one tag are, in bytes as they came (in UTF-8 for those that were made or changed). */
export interface TagLength {
  readonly tag: string
  readonly fields: number
  readonly bytes: number
  readonly shortest: number
  readonly longest: number
  /** The record with the longest one. */
  readonly longestIn: RecordRef
}

/** How long records and fields are. */
export interface Lengths {
  readonly records: number
  readonly bytes: number
  /** The shortest record, undefined when there are none. */
  readonly shortest: (RecordRef & { readonly bytes: number }) | undefined
  /** The longest records, the longest first. */
  readonly longest: readonly (RecordRef & { readonly bytes: number })[]
  /** How many records are shorter than `below` bytes and not shorter than the step before. */
  readonly steps: readonly { readonly below: number; readonly records: number }[]
  readonly tags: readonly TagLength[]
  /** Records and fields that ISO 2709 cannot hold: above 99,999 and 9,999 bytes. */
  readonly tooLong: { readonly records: number; readonly fields: number }
}

const MOST_LONGEST = 20
const MOST_TAGS = 2000
const steps = [500, 1000, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000, Infinity]

interface Tag {
  fields: number
  bytes: number
  shortest: number
  longest: number
  longestIn: RecordRef
}

/** Measures records and fields. */
export function measureLengths(): RecordReport<Lengths> {
  const tags = new Map<string, Tag>()
  const counts = steps.map(() => 0)
  const longest: (RecordRef & { readonly bytes: number })[] = []
  const tooLong = { records: 0, fields: 0 }
  let shortest: (RecordRef & { readonly bytes: number }) | undefined
  let [records, bytes] = [0, 0]
  return {
    add(record, number) {
      records++
      const lengths = record.fields.map(fieldBytes)
      const length = record.source?.bytes.length ?? recordBytes(record, lengths)
      bytes += length
      if (length > 99_999) tooLong.records++
      const step = steps.findIndex((below) => length < below)
      counts[step] = (counts[step] ?? 0) + 1
      if (!shortest || length < shortest.bytes) shortest = { ...refOf(record, number), bytes: length }
      if (longest.length < MOST_LONGEST || length > longest.at(-1)!.bytes) {
        longest.push({ ...refOf(record, number), bytes: length })
        longest.sort((a, b) => b.bytes - a.bytes || a.number - b.number)
        longest.length = Math.min(longest.length, MOST_LONGEST)
      }
      for (const [index, field] of record.fields.entries()) {
        const own = lengths[index] ?? 0
        if (own > 9998) tooLong.fields++
        const name = tags.has(field.tag) || tags.size < MOST_TAGS ? field.tag : '…'
        const tag = tags.getOrInsertComputed(name, () => {
          return { fields: 0, bytes: 0, shortest: Infinity, longest: -1, longestIn: refOf(record, number) }
        })
        tag.fields++
        tag.bytes += own
        tag.shortest = Math.min(tag.shortest, own)
        if (own > tag.longest) {
          tag.longest = own
          tag.longestIn = refOf(record, number)
        }
      }
    },
    result: () => ({
      records,
      bytes,
      shortest,
      longest: [...longest],
      steps: steps.map((below, index) => ({ below, records: counts[index] ?? 0 })),
      tags: [...tags].map(([tag, own]) => ({ tag, ...own })).sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      tooLong: { ...tooLong },
    }),
  }
}

/** Bytes of a field without its terminator. */
function fieldBytes(field: Field): number {
  if (field.source) return field.source.end - field.source.start
  if (field.kind === 'control') return utf8Length(field.value)
  return field.subfields.reduce(
    (sum, { code, value }) => sum + (code === '' ? 0 : 1 + utf8Length(code)) + utf8Length(value),
    utf8Length(field.indicators),
  )
}

/** Leader, an entry of the directory and a terminator for each field, and the two terminators of the record. */
function recordBytes({ fields }: MarcRecord, lengths: readonly number[]): number {
  return 24 + 2 + lengths.reduce((sum, length) => sum + length, 0) + fields.length * 13
}

function utf8Length(text: string): number {
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    length += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return length
}
