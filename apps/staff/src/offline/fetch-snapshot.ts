import { snapshotPath, type Snapshot } from '../../../server/src/modules/offline/contract.ts'
import { readSnapshot } from './snapshot-lines.ts'
import type { DeskStore } from './store.ts'

/** What fetching a snapshot came to, with the server's time in milliseconds since 1970 as its answer began. */
export interface Fetched {
  readonly head: Snapshot
  readonly server: number | undefined
}

/** Fetches what has changed since the last snapshot, or a whole one, and keeps it. Rejects when it was cut; the last one stays. */
export async function fetchSnapshot(store: DeskStore, signal: AbortSignal): Promise<Fetched> {
  const before = await store.get('head')
  const cursor = typeof before === 'object' && before !== null && 'cursor' in before ? before.cursor : undefined
  const address = typeof cursor === 'string' ? `${snapshotPath}?since=${encodeURIComponent(cursor)}` : snapshotPath
  const response = await fetch(address, { credentials: 'same-origin', signal })
  if (!response.ok || !response.body) throw new Error(`The snapshot was answered with ${response.status}.`)
  const server = dateOf(response)
  // What this desk has sent before the answer began is in it.
  const known = (await store.queue()).filter(({ state }) => state !== 'waiting').map(({ number }) => number)
  let whole: string | undefined
  const head = await readSnapshot(textOf(response.body), {
    async head(first) {
      if (first.whole) whole = await store.beginSnapshot()
    },
    page: ({ kind, rows }) => (whole === undefined ? store.addChanges(kind, rows) : store.addPage(whole, kind, rows)),
  })
  if (whole !== undefined) await store.finishSnapshot(whole)
  await store.put('head', head)
  await store.remove(known)
  return { head, server }
}

/** The server's clock by the head of an answer, exact to about a second. */
export function dateOf(response: Response): number | undefined {
  const at = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(at) ? undefined : at + 500
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    reader.releaseLock()
  }
}
