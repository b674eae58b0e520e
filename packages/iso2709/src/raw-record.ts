import { asciiText, LEADER_LENGTH } from './bytes.ts'

/**
 * A record as a view over its bytes: nothing is decoded, only the places of its fields are known.
 *
 * The arrays are shared with the chunk that was read; they must not be written to, and a record that is kept for long
 * should be copied (`bytes.slice()` and {@link readRecord}), or it holds its whole chunk in memory.
 */
export interface RawRecord {
  /** The record from its leader to its record terminator, as it came. */
  readonly bytes: Uint8Array
  /**
   * Three numbers for each field, in the order of the directory: its tag (see {@link tagCode}), the offset in `bytes`
   * of its first byte, and the offset just behind its last byte, field terminator not included.
   */
  readonly directory: readonly number[]
  /** The leader that was meant, where the one in `bytes` is not 24 bytes long. */
  readonly leader: string | undefined
  /** True when all lengths and terminators are right, so that `bytes` can be written back as they are. */
  readonly intact: boolean
  /** True when no field holds a byte above 0x7F. */
  readonly ascii: boolean
  /** Bit n is set when a field holds the control character n (0 to 31); bit 31 is the subfield delimiter. */
  readonly controls: number
}

/** Number of fields. */
export function fieldCount(record: RawRecord): number {
  return record.directory.length / 3
}

/** The leader, 24 characters. */
export function leaderText(record: RawRecord): string {
  return record.leader ?? asciiText(record.bytes, 0, LEADER_LENGTH)
}

/** A tag of three bytes as one number, so that tags are compared without making strings. */
export function tagCode(tag: string): number {
  return (tag.charCodeAt(0) << 16) | (tag.charCodeAt(1) << 8) | tag.charCodeAt(2)
}

/** The tag for its number. */
export function tagText(code: number): string {
  return String.fromCharCode((code >> 16) & 0xff, (code >> 8) & 0xff, code & 0xff)
}
