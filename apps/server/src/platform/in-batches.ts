import { setImmediate } from 'node:timers/promises'

/** How entries of a file are taken. */
export interface Batches<E, T> {
  readonly size: number
  /** Entries that are prepared before others get their turn in this process. */
  readonly turn: number
  /** Prepares one; undefined when it was taken before. */
  readonly prepare: (entry: E) => T | undefined
  /** Takes a batch; the next one is prepared meanwhile. */
  readonly take: (batch: readonly T[]) => Promise<void>
  /** True once it shall stop. */
  readonly cancelled: () => boolean
  /** Whether what came before an error of the entries is still taken. */
  readonly keeps: (error: unknown) => boolean
}

/** Takes the entries of a file batch by batch, in their order; true when it was asked to stop. */
export async function inBatches<E, T>(entries: AsyncIterable<E>, how: Batches<E, T>): Promise<boolean> {
  let batch: T[] = []
  let taking: Promise<void> = Promise.resolve()
  const pass = async () => {
    await taking
    const prepared = batch
    batch = []
    taking = prepared.length === 0 ? Promise.resolve() : how.take(prepared)
    // A failure is met where it is waited for, not as a rejection that nobody heard.
    taking.catch(() => {})
  }
  try {
    for await (const entry of entries) {
      const prepared = how.prepare(entry)
      if (prepared === undefined) continue
      batch.push(prepared)
      if (batch.length % how.turn === 0) await setImmediate()
      if (batch.length < how.size) continue
      await pass()
      if (how.cancelled()) return true
    }
    return false
  } catch (error) {
    if (!how.keeps(error)) batch = []
    throw error
  } finally {
    await pass()
    await taking
  }
}
