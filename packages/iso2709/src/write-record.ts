import { FIELD_TERMINATOR, LEADER_LENGTH, RECORD_TERMINATOR } from './bytes.ts'
import { framingProblem, type Problem } from './problem.ts'

/** The longest record that five digits can express. */
export const MAX_RECORD_LENGTH = 99_999
/** The longest field, with its terminator, that four digits can express. */
export const MAX_FIELD_LENGTH = 9_999

/** One field to be written: the bytes behind the directory without the field terminator. */
export interface FieldBytes {
  /** Three characters of ASCII. */
  readonly tag: string
  readonly data: Uint8Array
}

/** A record to be written. */
export interface RecordParts {
  /** 24 characters of ASCII; record length and base address are computed, the rest is written as it is. */
  readonly leader: string
  readonly fields: readonly FieldBytes[]
}

/** The bytes of a record, or why there are none. */
export type Written =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Writes a record with its lengths and directory computed anew (ISO 2709 §4). A record above 99,999 bytes or a field
 * above 9,999 is refused: a reader would lose data. See {@link splitRecord} for what to do with one.
 *
 * ```ts
 * const written = writeRecord({ leader: '00000nam a2200000 a 4500', fields: [{ tag: '001', data: bytes('42') }] })
 * ```
 */
export function writeRecord(parts: RecordParts): Written {
  const base = LEADER_LENGTH + parts.fields.length * 12 + 1
  let length = base + 1
  for (const { tag, data } of parts.fields) {
    if (data.length + 1 > MAX_FIELD_LENGTH) return refuseField(tag, data.length + 1)
    length += data.length + 1
  }
  if (length > MAX_RECORD_LENGTH) return refuseRecord(length)

  const bytes = new Uint8Array(length)
  writeAscii(bytes, 0, parts.leader.padEnd(LEADER_LENGTH).slice(0, LEADER_LENGTH))
  writeDigits(bytes, 0, 5, length)
  writeDigits(bytes, 12, 5, base)
  let entry = LEADER_LENGTH
  let at = base
  for (const { tag, data } of parts.fields) {
    writeAscii(bytes, entry, tag.padEnd(3).slice(0, 3))
    writeDigits(bytes, entry + 3, 4, data.length + 1)
    writeDigits(bytes, entry + 7, 5, at - base)
    entry += 12
    bytes.set(data, at)
    at += data.length
    bytes[at++] = FIELD_TERMINATOR
  }
  bytes[entry] = FIELD_TERMINATOR
  bytes[at] = RECORD_TERMINATOR
  return { ok: true, bytes }
}

/**
 * Cuts a record that is too long into records that are not: each has the leader and all control fields, so that a
 * program that joins records of one control number gets the whole. A single field above the limit cannot be helped and
 * stays, so that {@link writeRecord} names it.
 */
export function splitRecord(parts: RecordParts): RecordParts[] {
  const control = parts.fields.filter((field) => field.tag.startsWith('00'))
  const others = parts.fields.filter((field) => !field.tag.startsWith('00'))
  const fixed = LEADER_LENGTH + 2 + sizeOf(control)
  const pieces: RecordParts[] = []
  let piece: FieldBytes[] = []
  let size = fixed
  for (const field of others) {
    const more = sizeOf([field])
    if (size + more > MAX_RECORD_LENGTH && piece.length > 0) {
      pieces.push({ leader: parts.leader, fields: [...control, ...piece] })
      piece = []
      size = fixed
    }
    piece.push(field)
    size += more
  }
  pieces.push({ leader: parts.leader, fields: [...control, ...piece] })
  return pieces
}

function sizeOf(fields: readonly FieldBytes[]): number {
  return fields.reduce((size, field) => size + 12 + field.data.length + 1, 0)
}

function refuseField(tag: string, length: number): Written {
  const message = `Field ${tag} has ${length} bytes; ISO 2709 can express at most ${MAX_FIELD_LENGTH}.`
  return { ok: false, problem: framingProblem('record-too-long', 'error', 0, message, tag) }
}

function refuseRecord(length: number): Written {
  const message = `The record has ${length} bytes; ISO 2709 can express at most ${MAX_RECORD_LENGTH}.`
  return { ok: false, problem: framingProblem('record-too-long', 'error', 0, message) }
}

function writeAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index)
}

function writeDigits(bytes: Uint8Array, at: number, digits: number, value: number): void {
  let rest = value
  for (let index = at + digits - 1; index >= at; index--) {
    bytes[index] = 0x30 + (rest % 10)
    rest = Math.trunc(rest / 10)
  }
}
