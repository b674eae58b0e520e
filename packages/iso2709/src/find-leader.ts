import { FIELD_TERMINATOR, LEADER_LENGTH, readNumber, RECORD_TERMINATOR } from './bytes.ts'

/**
 * Whether a record begins at `at`: digits where a leader has them, a directory of whole entries behind it whose numbers
 * are digits, and the terminator of the directory where the base address says. Ordinary text does not pass.
 */
export function beginsRecord(buffer: Uint8Array, at: number, end: number): boolean {
  const length = readNumber(buffer, at, 5)
  const base = readNumber(buffer, at + 12, 5)
  if (length < LEADER_LENGTH + 2 || base < LEADER_LENGTH + 1 || base > length) return false
  const directoryEnd = at + base - 1
  if (directoryEnd >= end || buffer[directoryEnd] !== FIELD_TERMINATOR) return false
  if ((base - LEADER_LENGTH - 1) % 12 !== 0) return false
  for (let entry = at + LEADER_LENGTH; entry < directoryEnd; entry += 12) {
    if (readNumber(buffer, entry + 3, 9) < 0) return false
  }
  return base > LEADER_LENGTH + 1 || buffer[directoryEnd + 1] === RECORD_TERMINATOR
}

/** Offset of the first record that begins at or behind `from`, or -1. */
export function findRecordStart(buffer: Uint8Array, from: number, end: number): number {
  for (let at = from; at + LEADER_LENGTH < end; at++) {
    const byte = buffer[at]!
    if (byte < 0x30 || byte > 0x39) continue
    if (beginsRecord(buffer, at, end)) return at
  }
  return -1
}

/**
 * Whether what stands at `at` was meant as a leader although it may be damaged: of the length, the base address, the two
 * counts and the numbers of the directory behind it, at least two are as they should be.
 */
export function resemblesLeader(buffer: Uint8Array, at: number, end: number): boolean {
  const hasLength = readNumber(buffer, at, 5) >= 0
  if (end - at < LEADER_LENGTH) return end - at >= 5 && hasLength
  const hasBase = readNumber(buffer, at + 12, 5) >= 0
  const hasCounts = readNumber(buffer, at + 10, 2) === 22
  const directoryEnd = buffer.indexOf(FIELD_TERMINATOR, at + LEADER_LENGTH)
  const hasDirectory = directoryEnd > 0 && directoryEnd < end && readNumber(buffer, directoryEnd - 9, 9) >= 0
  return [hasLength, hasBase, hasCounts, hasDirectory].filter(Boolean).length >= 2
}
