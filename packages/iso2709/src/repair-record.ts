import { asciiText, FIELD_TERMINATOR, LEADER_LENGTH, readNumber, RECORD_TERMINATOR } from './bytes.ts'
import {
  entryWidth,
  fieldSpans,
  readEntries,
  usualMap,
  type Entry,
  type EntryMap,
  type Span,
} from './directory-entries.ts'
import { matchByCount, matchByLengths, matchByNumbers, type Match } from './match-directory.ts'
import { describeMatch } from './describe-match.ts'
import { framingProblem, type Problem } from './problem.ts'
import type { RawRecord } from './raw-record.ts'
import { rebuildDirectory } from './rebuild-directory.ts'

/** What came of reading a doubtful record. */
export interface Repair {
  /** The record, when its fields are certain. */
  readonly record: RawRecord | undefined
  /** What was wrong; an `error` says why there is no record. */
  readonly problems: readonly Problem[]
}

interface Place {
  readonly start: number
  readonly directoryEnd: number
  readonly body: number
  readonly end: number
  /** Whether the record ends with a record terminator. */
  readonly closed: boolean
}

/**
 * Reads a record that {@link readIntactRecord} does not accept. The terminators are believed before the numbers, because
 * numbers are what broken programs get wrong; where neither gives one certain answer the record is refused.
 *
 * @param buffer - bytes with the record from `start` to `end`
 * @param shift - offset of `buffer[0]` in the whole input, for the messages
 */
export function repairRecord(buffer: Uint8Array, start: number, end: number, shift: number): Repair {
  const closed = buffer[end - 1] === RECORD_TERMINATOR
  const bodyEnd = closed ? end - 1 : end
  const terminator = buffer.indexOf(FIELD_TERMINATOR, start + LEADER_LENGTH - 4)
  const directoryEnd = terminator < 0 || terminator >= bodyEnd ? bodyEnd : terminator
  const place: Place = { start, directoryEnd, body: directoryEnd + 1, end: bodyEnd, closed }
  const found = matchPlace(buffer, place) ?? matchDeclaredBase(buffer, place)
  if (!found) {
    if (directoryEnd === bodyEnd) return refused(start + shift, closed, 'it has no directory')
    const why = closed ? 'its directory cannot be matched with its fields' : 'it breaks off before its end'
    return refused(start + shift, closed, why)
  }

  const problems: Problem[] = []
  const { match, directoryStart, body } = found
  if (buffer[body - 1] !== FIELD_TERMINATOR) {
    const message = 'The directory has no field terminator; its end was taken from the leader.'
    problems.push(framingProblem('field-terminator-missing', 'warning', body - 1 + shift, message))
  }
  const isOther = directoryStart !== start + LEADER_LENGTH
  if (isOther) {
    const length = directoryStart - start
    const message = `The leader is ${length} bytes long instead of 24; it was completed.`
    problems.push(framingProblem('leader-damaged', 'warning', start + shift, message))
  }
  const base = readNumber(buffer, start + 12, 5)
  const isBaseWrong = !isOther && base !== body - start
  if (isBaseWrong) {
    const written = asciiText(buffer, start + 12, start + 17)
    const message = `The leader says that the data begin at "${written}", but they begin at ${body - start}.`
    problems.push(framingProblem('base-address-wrong', 'warning', start + 12 + shift, message))
  }
  problems.push(...describeMatch(buffer, match, shift))
  const leader = isOther ? completedLeader(asciiText(buffer, start, directoryStart)) : undefined
  return { record: rawRecord(buffer, start, end, match, leader, closed && problems.length === 0), problems }
}

interface Found {
  readonly match: Match
  readonly directoryStart: number
  readonly body: number
}

function matchPlace(buffer: Uint8Array, place: Place): Found | undefined {
  if (place.directoryEnd === place.end) return undefined
  const spans = fieldSpans(buffer, place.body, place.end)
  return (
    matchUsual(buffer, place, spans) ??
    matchOtherMap(buffer, place, spans) ??
    matchOtherLeader(buffer, place, spans) ??
    matchRebuilt(buffer, place, spans)
  )
}

/** The terminator of the directory was overwritten, but the base address and every entry agree without it. */
function matchDeclaredBase(buffer: Uint8Array, place: Place): Found | undefined {
  const body = place.start + readNumber(buffer, place.start + 12, 5)
  if (body <= place.start + LEADER_LENGTH || body >= place.end || body - 1 === place.directoryEnd) return undefined
  const entries = readEntries(buffer, place.start + LEADER_LENGTH, body - 1, usualMap)
  const spans = fieldSpans(buffer, body, place.end)
  const match = entries && matchByNumbers(buffer, body, place.end, entries, spans)
  if (!match || match.unnamed.length > 0) return undefined
  return { match, directoryStart: place.start + LEADER_LENGTH, body }
}

function matchUsual(buffer: Uint8Array, place: Place, spans: readonly Span[]): Found | undefined {
  const directoryStart = place.start + LEADER_LENGTH
  const entries = readEntries(buffer, directoryStart, place.directoryEnd, usualMap)
  const match = entries && matchEntries(buffer, place, entries, spans)
  return match && { match, directoryStart, body: place.body }
}

function matchRebuilt(buffer: Uint8Array, place: Place, spans: readonly Span[]): Found | undefined {
  if (!place.closed) return undefined
  const directoryStart = place.start + LEADER_LENGTH
  const match = rebuildDirectory(buffer, directoryStart, place.directoryEnd, place.body, spans)
  return match && { match, directoryStart, body: place.body }
}

function matchEntries(
  buffer: Uint8Array,
  place: Place,
  entries: readonly Entry[],
  spans: readonly Span[],
): Match | undefined {
  const byNumbers = matchByNumbers(buffer, place.body, place.end, entries, spans)
  if (byNumbers && byNumbers.unnamed.length === 0) return byNumbers
  return (
    matchByCount(buffer, place.body, entries, spans, place.closed) ??
    byNumbers ??
    matchByLengths(buffer, place.body, place.end, entries)
  )
}

/** Another directory map than 450 is lawful (ISO 2709 §4.2) and believed when everything fits it. */
function matchOtherMap(buffer: Uint8Array, place: Place, spans: readonly Span[]): Found | undefined {
  const lengthDigits = readNumber(buffer, place.start + 20, 1)
  const startDigits = readNumber(buffer, place.start + 21, 1)
  const extraDigits = Math.max(readNumber(buffer, place.start + 22, 1), 0)
  const map: EntryMap = { lengthDigits, startDigits, extraDigits }
  if (lengthDigits < 1 || startDigits < 1 || entryWidth(map) === entryWidth(usualMap)) return undefined
  const directoryStart = place.start + LEADER_LENGTH
  const entries = readEntries(buffer, directoryStart, place.directoryEnd, map)
  const match = entries && matchByNumbers(buffer, place.body, place.end, entries, spans)
  return match && match.unnamed.length === 0 ? { match, directoryStart, body: place.body } : undefined
}

/** A leader with a few bytes too many or too few is believed when the directory behind it fits to the byte. */
function matchOtherLeader(buffer: Uint8Array, place: Place, spans: readonly Span[]): Found | undefined {
  for (const length of [23, 25, 22, 26, 21, 27, 20, 28]) {
    const directoryStart = place.start + length
    const entries = readEntries(buffer, directoryStart, place.directoryEnd, usualMap)
    if (!entries || entries.length === 0) continue
    const match = matchByNumbers(buffer, place.body, place.end, entries, spans)
    if (match && match.unnamed.length === 0) return { match, directoryStart, body: place.body }
  }
  return undefined
}

function completedLeader(text: string): string {
  const head = text.padEnd(LEADER_LENGTH).slice(0, 20)
  return `${head.slice(0, 10)}22${head.slice(12)}4500`
}

function rawRecord(
  buffer: Uint8Array,
  start: number,
  end: number,
  match: Match,
  leader: string | undefined,
  intact: boolean,
): RawRecord {
  const directory = match.directory.map((value, index) => (index % 3 === 0 ? value : value - start))
  let bits = 0
  let controls = 0
  for (let field = 0; field < directory.length; field += 3) {
    for (let index = directory[field + 1]! + start; index < directory[field + 2]! + start; index++) {
      const byte = buffer[index]!
      bits |= byte
      if (byte < 0x20) controls |= 1 << byte
    }
  }
  return { bytes: buffer.subarray(start, end), directory, leader, intact, ascii: bits < 0x80, controls }
}

function refused(offset: number, closed: boolean, why: string): Repair {
  const code = closed ? 'directory-unreadable' : 'record-truncated'
  return { record: undefined, problems: [framingProblem(code, 'error', offset, `The record was not read: ${why}.`)] }
}
