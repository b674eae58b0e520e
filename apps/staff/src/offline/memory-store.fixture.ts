import type { DeskStore, QueuedEntry } from './store.ts'

type Row = readonly unknown[]

/** A desk's store in memory, for tests of what stands on it; that of the browser is tried in the browser. */
export function memoryStore(books: { readonly p?: readonly Row[]; readonly i?: readonly Row[] } = {}): DeskStore {
  const meta = new Map<string, unknown>()
  const rows = {
    p: new Map((books.p ?? []).map((row) => [String(row[0]), row])),
    i: new Map((books.i ?? []).map((row) => [String(row[0]), row])),
  }
  const fresh = { p: new Map<string, Row>(), i: new Map<string, Row>() }
  let queue: readonly QueuedEntry[] = []
  let number = 0
  return {
    get: async (name) => meta.get(name),
    put: async (name, value) => void meta.set(name, value),
    find: async (book, key) => {
      const row = rows[book].get(key)
      return row && row.length > 1 ? row : undefined
    },
    scan: async (book, visit) => void visit([...rows[book].values()]),
    beginSnapshot: async () => {
      fresh.p.clear()
      fresh.i.clear()
      return 'b'
    },
    addPage: async (_, book, page) => {
      for (const row of page) fresh[book].set(String(row[0]), row)
    },
    finishSnapshot: async () => {
      rows.p = new Map(fresh.p)
      rows.i = new Map(fresh.i)
    },
    addChanges: async (book, changes) => {
      for (const row of changes) rows[book].set(String(row[0]), row)
    },
    add: async (entry) => {
      const queued: QueuedEntry = { ...entry, number: (number += 1), state: 'waiting' }
      queue = [...queue, queued]
      return queued
    },
    queue: async () => queue,
    change: async (of, how) => {
      queue = queue.map((one) => (one.number === of ? how(one) : one))
      return queue.find((one) => one.number === of)
    },
    remove: async (numbers) => {
      queue = queue.filter((one) => !numbers.includes(one.number))
    },
    forget: async () => {
      meta.clear()
      rows.p.clear()
      rows.i.clear()
    },
  }
}
