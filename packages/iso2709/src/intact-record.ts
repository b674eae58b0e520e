import { FIELD_TERMINATOR, LEADER_LENGTH, readNumber, RECORD_TERMINATOR } from './bytes.ts'
import type { RawRecord } from './raw-record.ts'

/**
 * Reads the record that fills `buffer` from `start` to `end` if everything in it is right: base address, directory,
 * every length, every terminator, no byte that the directory does not name. Anything doubtful gives `undefined` and is
 * left to {@link repairRecord}. One pass, no decoding (ISO 2709 §4).
 *
 *     00382nam a22001455a 4500 001001200000 005001800012 … 1E  data 1E data 1E … 1D
 *     └ length    └ base  └ map └ tag, length, start            └ base address
 */
export function readIntactRecord(buffer: Uint8Array, start: number, end: number): RawRecord | undefined {
  const last = end - 1
  if (last - start < LEADER_LENGTH + 1 || buffer[last] !== RECORD_TERMINATOR) return undefined
  const base = readNumber(buffer, start + 12, 5)
  const body = start + base
  if (base <= LEADER_LENGTH || body > last || buffer[body - 1] !== FIELD_TERMINATOR) return undefined
  if ((base - LEADER_LENGTH - 1) % 12 !== 0) return undefined

  const directory: number[] = []
  let next = body
  let covered = 0
  let inOrder = true
  let bits = 0
  let controls = 0
  for (let entry = start + LEADER_LENGTH; entry < body - 1; entry += 12) {
    const a = buffer[entry]!
    const b = buffer[entry + 1]!
    const c = buffer[entry + 2]!
    if (a < 0x20 || b < 0x20 || c < 0x20) return undefined
    const length = readNumber(buffer, entry + 3, 4)
    const offset = readNumber(buffer, entry + 7, 5)
    if (length < 1 || offset < 0) return undefined
    const from = body + offset
    const to = from + length - 1
    if (to >= last || buffer[to] !== FIELD_TERMINATOR) return undefined
    if (from !== next) {
      inOrder = false
      if (from !== body && buffer[from - 1] !== FIELD_TERMINATOR) return undefined
    }
    for (let index = from; index < to; index++) {
      const byte = buffer[index]!
      bits |= byte
      if (byte < 0x20) {
        if (byte === FIELD_TERMINATOR || byte === RECORD_TERMINATOR) return undefined
        controls |= 1 << byte
      }
    }
    directory.push((a << 16) | (b << 8) | c, from - start, to - start)
    next = to + 1
    covered += length
  }
  if (covered !== last - body) return undefined
  if (!inOrder && namesOneFieldTwice(directory)) return undefined
  return {
    bytes: buffer.subarray(start, end),
    directory,
    leader: undefined,
    intact: true,
    ascii: bits < 0x80,
    controls,
  }
}

/** Two entries for the same bytes would hide that other bytes have none. */
function namesOneFieldTwice(directory: readonly number[]): boolean {
  const starts = new Set<number>()
  for (let index = 1; index < directory.length; index += 3) starts.add(directory[index]!)
  return starts.size !== directory.length / 3
}
