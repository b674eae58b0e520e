import type { RawBuilder } from '../record/raw-builder.ts'

/** One subfield mark in a line: where it stands, where its code and where its text begins. */
export interface SubfieldMark {
  readonly at: number
  readonly code: number
  readonly text: number
}

/**
 * Adds a field to a record from a line of text: the bytes before the first mark are its indicators (or, of a control
 * field, its value), the others its subfields. False when the tag cannot be one.
 */
export function addTextField(
  builder: RawBuilder,
  tag: string,
  bytes: Uint8Array,
  start: number,
  marks: readonly SubfieldMark[],
): boolean {
  if (!builder.begin(tag)) return false
  builder.sink.raw(bytes.subarray(start, marks[0]?.at ?? bytes.length))
  marks.forEach((mark, index) => {
    builder.delimiter()
    builder.sink.raw(bytes.subarray(mark.code, mark.code + 1))
    builder.sink.raw(bytes.subarray(mark.text, marks[index + 1]?.at ?? bytes.length))
  })
  builder.end()
  return true
}

/** The bytes as characters, one to one, to look for tags and marks. */
export function byteText(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = ''
  for (let at = start; at < end; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 8192)))
  }
  return text
}
