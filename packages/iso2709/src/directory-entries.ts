import { FIELD_TERMINATOR, readNumber, SUBFIELD_DELIMITER } from './bytes.ts'

/** One entry of a directory as it is written; numbers that are not digits are -1. */
export interface Entry {
  readonly tag: number
  /** Length of the field with its terminator. */
  readonly length: number
  /** Offset of the field from the base address. */
  readonly from: number
}

/** One field as its terminators show it: offsets in the buffer, terminator not included. */
export interface Span {
  readonly start: number
  readonly end: number
  /** False for bytes at the end of the record that no terminator closes. */
  readonly closed: boolean
}

/** Digits of the parts of an entry behind the tag (ISO 2709 §4.2, label positions 20 to 22). */
export interface EntryMap {
  readonly lengthDigits: number
  readonly startDigits: number
  readonly extraDigits: number
}

/** The map of MARC 21 and UNIMARC: `450`. */
export const usualMap: EntryMap = { lengthDigits: 4, startDigits: 5, extraDigits: 0 }

/** Bytes of one entry. */
export function entryWidth(map: EntryMap): number {
  return 3 + map.lengthDigits + map.startDigits + map.extraDigits
}

/** Reads the entries between two offsets, or `undefined` when they do not fill the space. */
export function readEntries(buffer: Uint8Array, start: number, end: number, map: EntryMap): Entry[] | undefined {
  const width = entryWidth(map)
  if (end < start || (end - start) % width !== 0) return undefined
  const entries: Entry[] = []
  for (let at = start; at < end; at += width) {
    const tag = (buffer[at]! << 16) | (buffer[at + 1]! << 8) | buffer[at + 2]!
    const length = readNumber(buffer, at + 3, map.lengthDigits)
    const from = readNumber(buffer, at + 3 + map.lengthDigits, map.startDigits)
    entries.push({ tag, length, from })
  }
  return entries
}

/** Cuts the data of a record at its field terminators. */
export function fieldSpans(buffer: Uint8Array, start: number, end: number): Span[] {
  const spans: Span[] = []
  let from = start
  for (let index = start; index < end; index++) {
    if (buffer[index] !== FIELD_TERMINATOR) continue
    spans.push({ start: from, end: index, closed: true })
    from = index + 1
  }
  if (from < end) spans.push({ start: from, end, closed: false })
  return spans
}

/** Whether the bytes look like what the tag promises: control fields have no subfields, the others have. */
export function suitsTag(buffer: Uint8Array, tag: number, span: Span): boolean {
  const isControl = tag >> 8 === 0x3030
  for (let index = span.start; index < span.end; index++) {
    if (buffer[index] === SUBFIELD_DELIMITER) return !isControl
  }
  return isControl
}
