import type { Problem } from './problem.ts'
import type { RawRecord } from './raw-record.ts'

/**
 * One piece of an input. The pieces follow each other without gap: their `bytes` put together are the input.
 *
 * - `record`: a record that can be used; with problems when it was repaired.
 * - `unreadable`: a record that could not be read, kept as it came; the first `error` among its problems says why.
 * - `stray`: bytes between records that belong to none.
 */
export interface Frame {
  readonly kind: 'record' | 'unreadable' | 'stray'
  /** Position of the record in the input, from 1; for stray bytes that of the record before them, 0 at the beginning. */
  readonly number: number
  /** Byte offset of the piece in the input. */
  readonly offset: number
  /** The bytes as they came. They are a view on the chunk that was read and must not be changed. */
  readonly bytes: Uint8Array
  readonly record: RawRecord | undefined
  readonly problems: readonly Problem[]
}
