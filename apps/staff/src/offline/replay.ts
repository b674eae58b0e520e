import { entriesAtOnce, SendOfflineEntries } from '../../../server/src/modules/offline/contract.ts'
import type { Call } from '../api.ts'
import { Problem } from '../problem.ts'
import type { DeskStore, QueuedEntry } from './store.ts'
import { isUnreachable } from './unreachable.ts'

/** What sending came to. */
export interface Replayed {
  readonly sent: number
  /** Exceptions that wait on the server for somebody to settle them. */
  readonly exceptions: number | undefined
  /** Entries that the server did not take, with its reason; they stay in the queue. */
  readonly refused: number
}

/**
 * Sends what waits, in the order in which it was done, and again what was not answered: the server does each once. Ends when
 * nothing waits. Throws what the server threw when it went away again or wants somebody to sign in.
 */
export async function replay(store: DeskStore, call: Call, progress: (waiting: number) => void): Promise<Replayed> {
  let sent = 0
  let exceptions: number | undefined
  const refused = new Set<number>()
  for (;;) {
    const waiting = (await store.queue()).filter(({ state, number }) => state === 'waiting' && !refused.has(number))
    progress(waiting.length)
    if (waiting.length === 0) return { sent, exceptions, refused: refused.size }
    const batch = waiting.slice(0, refused.size > 0 ? 1 : Math.min(entriesAtOnce, 50))
    try {
      const answer = await call(SendOfflineEntries, { body: { entries: batch.map(({ entry }) => entry) } })
      exceptions = answer.exceptions
      const answered = await keepAnswers(store, batch, answer.entries)
      sent += answered
      // An answer that names nothing of what was sent would go on for ever.
      if (answered === 0) throw new Problem('', { status: 503, code: 'unavailable' })
    } catch (error) {
      if (isUnreachable(error) || !(error instanceof Problem) || [401, 403, 429].includes(error.status)) throw error
      const [first] = batch
      if (!first) throw error
      // One that the server cannot read must not keep the others: from here on each goes alone.
      if (batch.length > 1) {
        for (const one of await sendOneByOne(store, call, batch)) refused.add(one)
        continue
      }
      refused.add(first.number)
      await store.change(first.number, (entry) => ({ ...entry, messages: [error.message] }))
    }
  }
}

async function sendOneByOne(store: DeskStore, call: Call, batch: readonly QueuedEntry[]): Promise<readonly number[]> {
  const refused: number[] = []
  for (const queued of batch) {
    try {
      const answer = await call(SendOfflineEntries, { body: { entries: [queued.entry] } })
      await keepAnswers(store, [queued], answer.entries)
    } catch (error) {
      if (isUnreachable(error) || !(error instanceof Problem) || [401, 403, 429].includes(error.status)) throw error
      refused.push(queued.number)
      await store.change(queued.number, (entry) => ({ ...entry, messages: [error.message] }))
    }
  }
  return refused
}

async function keepAnswers(
  store: DeskStore,
  batch: readonly QueuedEntry[],
  answers: readonly { readonly id: string; readonly outcome: 'done' | 'noted' | 'open'; readonly messages: string[] }[],
): Promise<number> {
  let answered = 0
  for (const { id, outcome, messages } of answers) {
    const queued = batch.find(({ entry }) => entry.id === id)
    if (!queued) continue
    await store.change(queued.number, (entry) => ({ ...entry, state: 'sent', outcome, messages }))
    answered += 1
  }
  return answered
}
