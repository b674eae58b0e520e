import type { Frame } from './frame.ts'
import { RecordSplitter, type SplitterOptions } from './record-splitter.ts'
import type { RawRecord } from './raw-record.ts'

/** Anything that gives bytes in pieces: a file stream, a fetch body, an array of chunks. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads records one by one from chunks of any size. Every byte of the input is in exactly one frame.
 *
 * ```ts
 * for await (const frame of readRecords(createReadStream('books.mrc'))) {
 *   if (frame.record) use(frame.record)
 *   else report(frame.offset, frame.problems)
 * }
 * ```
 */
export async function* readRecords(chunks: Chunks, options?: SplitterOptions): AsyncGenerator<Frame, void> {
  for await (const batch of readRecordBatches(chunks, options)) yield* batch
}

/** As {@link readRecords}, but gives all frames that one chunk completes at once, which is faster. */
export async function* readRecordBatches(chunks: Chunks, options?: SplitterOptions): AsyncGenerator<Frame[], void> {
  const splitter = new RecordSplitter(options)
  for await (const chunk of chunks) {
    const frames = splitter.push(chunk)
    if (frames.length > 0) yield frames
  }
  const frames = splitter.end()
  if (frames.length > 0) yield frames
}

/** Reads all frames of an input that is in memory. */
export function splitRecords(bytes: Uint8Array, options?: SplitterOptions): Frame[] {
  const splitter = new RecordSplitter(options)
  return [...splitter.push(bytes), ...splitter.end()]
}

/** The record in `bytes`, repaired where that is certain, or `undefined`; for a single record from a database or a wire. */
export function readRecord(bytes: Uint8Array): RawRecord | undefined {
  for (const frame of splitRecords(bytes)) if (frame.record) return frame.record
  return undefined
}
