import type { EditedRecord } from './buffer.ts'

/** What was done to a record, to be taken back and done again. */
export interface History {
  readonly now: EditedRecord
  readonly past: readonly EditedRecord[]
  readonly future: readonly EditedRecord[]
  /** What the last change was to; typing on in the same place is one change. */
  readonly place: string | undefined
}

/** Changes that can be taken back. */
const longest = 500

/** A record that nothing was done to yet. */
export function begin(record: EditedRecord): History {
  return { now: record, past: [], future: [], place: undefined }
}

/** The record changed. Changes at one `place`, one after the other, count as one. */
export function changed(history: History, next: EditedRecord, place?: string): History {
  if (next === history.now) return history
  const isSameChange = place !== undefined && place === history.place
  const past = isSameChange ? history.past : [...history.past, history.now].slice(-longest)
  return { now: next, past, future: [], place }
}

/** The last change taken back; the same when there is none. */
export function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future], place: undefined }
}

/** What was taken back done again. */
export function redone(history: History): History {
  const [next, ...future] = history.future
  return next ? { now: next, past: [...history.past, history.now], future, place: undefined } : history
}
