import { LEADER_LENGTH, readNumber, RECORD_TERMINATOR } from './bytes.ts'
import { beginsRecord, findRecordStart, resemblesLeader } from './find-leader.ts'
import { framingProblem, type Problem } from './problem.ts'
import type { RawRecord } from './raw-record.ts'
import { repairRecord } from './repair-record.ts'

/** The decision about the next piece of a buffer. */
export interface Resolved {
  readonly kind: 'record' | 'unreadable' | 'stray'
  readonly end: number
  readonly record: RawRecord | undefined
  readonly problems: readonly Problem[]
}

/**
 * Decides where a piece ends that does not begin with a plainly right record, and what it is.
 *
 * @param buffer - the bytes at hand
 * @param start - where the piece begins; not a stray byte
 * @param terminator - offset of the first record terminator behind `start`, or the end of the input when there is none
 * @param limit - end of the bytes at hand; at least 100,000 bytes behind `start`, or the end of the input
 * @param shift - offset of `buffer[0]` in the input
 */
export function resolveFrame(
  buffer: Uint8Array,
  start: number,
  terminator: number,
  limit: number,
  shift: number,
): Resolved {
  const declared = readNumber(buffer, start, 5)
  const withTerminatorInside = recordAcrossTerminator(buffer, start, declared, terminator, limit, shift)
  if (withTerminatorInside) return withTerminatorInside

  const end = Math.min(terminator + 1, limit)
  const isTerminated = terminator < limit
  const inner = findInnerRecord(buffer, start, end)
  if (inner > 0) {
    const isRecord = inner - start >= LEADER_LENGTH && resemblesLeader(buffer, start, inner)
    if (!isRecord) return strayText(buffer, start, inner, shift)
    return unterminatedRecord(buffer, start, inner, declared, shift)
  }
  if (!resemblesLeader(buffer, start, end)) {
    return isTerminated ? notARecord(buffer, start, end, shift) : strayText(buffer, start, end, shift)
  }
  if (!isTerminated) return unterminatedRecord(buffer, start, end, declared, shift)

  const { record, problems } = repairRecord(buffer, start, end, shift)
  const all = [...wrongLength(declared, start, end, shift), ...problems]
  if (!record) return { kind: 'unreadable', end, record, problems: all }
  return { kind: 'record', end, record: all.length > 0 ? { ...record, intact: false } : record, problems: all }
}

/** A record whose length is right although a record terminator stands in one of its fields. */
function recordAcrossTerminator(
  buffer: Uint8Array,
  start: number,
  declared: number,
  terminator: number,
  limit: number,
  shift: number,
): Resolved | undefined {
  const end = start + declared
  if (declared < LEADER_LENGTH + 2 || end > limit || end - 1 <= terminator) return undefined
  if (buffer[end - 1] !== RECORD_TERMINATOR || !beginsRecord(buffer, start, end)) return undefined
  // Two records of which the first is cut short look the same; then the second one begins inside.
  if (findRecordStart(buffer, start + LEADER_LENGTH, end) >= 0) return undefined
  const { record, problems } = repairRecord(buffer, start, end, shift)
  if (!record || problems.some((problem) => problem.code !== 'field-terminator-in-data')) return undefined
  const message = 'A record terminator stands inside a field; length and directory show that the record goes on.'
  const found = framingProblem('record-terminator-in-data', 'error', terminator + shift, message)
  return { kind: 'record', end, record: { ...record, intact: false }, problems: [found, ...problems] }
}

/** A record beginning inside the piece, with which the piece ends; -1 when there is none. */
function findInnerRecord(buffer: Uint8Array, start: number, end: number): number {
  for (let from = start + 1; ;) {
    const at = findRecordStart(buffer, from, end)
    if (at < 0) return -1
    const length = readNumber(buffer, at, 5)
    // Unless its length fits or it stands where a record may begin, it is a text that quotes a record.
    const mayBegin = (buffer[at - 1] ?? 0) < 0x20 || at + length === end
    if (mayBegin) return at
    from = at + 1
  }
}

/** A record without a terminator, up to the next record or the end of the input. */
function unterminatedRecord(buffer: Uint8Array, start: number, end: number, declared: number, shift: number): Resolved {
  const text = trimmedEnd(buffer, start, end)
  const { record, problems } = repairRecord(buffer, start, text, shift)
  if (!record) {
    const have = `${text - start} bytes are there`
    const message =
      declared > text - start
        ? `The record was not read: it breaks off before its end; ${have}, its leader says ${declared}.`
        : `The record was not read: it has no record terminator and its directory does not fit; ${have}.`
    const problem = framingProblem('record-truncated', 'error', start + shift, message)
    return { kind: 'unreadable', end: text, record, problems: [problem] }
  }
  const message = 'The record has no record terminator; it was completed.'
  const missing = framingProblem('record-terminator-missing', 'warning', text + shift, message)
  const lengthProblems = declared === text - start + 1 ? [] : wrongLength(declared, start, text, shift)
  return {
    kind: 'record',
    end: text,
    record: { ...record, intact: false },
    problems: [missing, ...lengthProblems, ...problems],
  }
}

function wrongLength(declared: number, start: number, end: number, shift: number): Problem[] {
  const length = end - start
  if (declared === length) return []
  if (length > 99_999) {
    const message = `The record has ${length} bytes; ISO 2709 can express at most 99999.`
    return [framingProblem('record-too-long', 'warning', start + shift, message)]
  }
  const said = declared < 0 ? 'no length in digits' : `${declared} bytes`
  const message = `The leader says ${said}, but the record has ${length}.`
  return [framingProblem('record-length-wrong', 'warning', start + shift, message)]
}

function strayText(buffer: Uint8Array, start: number, end: number, shift: number): Resolved {
  const stop = trimmedEnd(buffer, start, end)
  const message = `Text of ${countBytes(stop - start)} stands here and belongs to no record.`
  const problems = [framingProblem('stray-text', 'warning', start + shift, message)]
  return { kind: 'stray', end: stop, record: undefined, problems }
}

function notARecord(buffer: Uint8Array, start: number, end: number, shift: number): Resolved {
  const message = `The record was not read: its ${countBytes(end - start)} do not begin with a leader.`
  const problems = [framingProblem('not-a-record', 'error', start + shift, message)]
  return { kind: 'unreadable', end, record: undefined, problems }
}

function countBytes(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`
}

/** Line breaks and padding behind a piece are pieces of their own. */
function trimmedEnd(buffer: Uint8Array, start: number, end: number): number {
  let stop = end
  while (stop > start + 1 && isPadding(buffer[stop - 1]!)) stop--
  return stop
}

/** Bytes that may stand between records without meaning anything. */
export function isPadding(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x00 || byte === 0x1a || byte === 0x09
}
