import type { DeskStore, NewQueuedEntry, QueuedEntry } from './store.ts'

const version = 1
type Row = readonly unknown[]
/** A page as it is kept: its rows as one text, found by the first of their keys. */
interface Page {
  readonly first: string
  readonly text: string
}

const books = {
  p: { pages: 'patron-pages', changes: 'patron-changes' },
  i: { pages: 'item-pages', changes: 'item-changes' },
} as const
const all = ['meta', 'queue', ...Object.values(books).flatMap(({ pages, changes }) => [pages, changes])]
const forgotten = all.filter((name) => name !== 'queue')

/** Opens what this browser keeps for the desk. Rejects where the browser keeps nothing, as some private windows do. */
export async function openIndexedStore(name = 'carrel-desk'): Promise<DeskStore> {
  const database = await openDatabase(name)
  const work = <T>(
    names: string | readonly string[],
    mode: IDBTransactionMode,
    run: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> => within(database, typeof names === 'string' ? [names] : [...names], mode, run)
  return {
    get: (key) => work('meta', 'readonly', (t) => asked<unknown>(t.objectStore('meta').get(key))),
    put: (key, value) =>
      work('meta', 'readwrite', async (t) => void (await asked(t.objectStore('meta').put(value, key)))),
    find: (book, key) =>
      work([books[book].pages, books[book].changes, 'meta'], 'readonly', async (t) => {
        const changed = await asked<Row | undefined>(t.objectStore(books[book].changes).get(key))
        if (changed) return changed.length > 1 ? changed : undefined
        const inUse = await snapshotInUse(t)
        const range = IDBKeyRange.bound(pageKey(inUse, ''), pageKey(inUse, key))
        const cursor = await asked<IDBCursorWithValue | null>(
          t.objectStore(books[book].pages).openCursor(range, 'prev'),
        )
        return cursor ? rowsOf(cursor.value).find(([first]) => first === key) : undefined
      }),
    scan: (book, visit) =>
      work([books[book].pages, books[book].changes, 'meta'], 'readonly', async (t) => {
        const changes = await asked<Row[]>(t.objectStore(books[book].changes).getAll())
        const changed = new Set(changes.map(([key]) => key))
        if (visit(changes.filter((row) => row.length > 1))) return
        const keys = await asked<IDBValidKey[]>(
          t.objectStore(books[book].pages).getAllKeys(pagesOf(await snapshotInUse(t))),
        )
        for (const key of keys) {
          const page = await asked<unknown>(t.objectStore(books[book].pages).get(key))
          if (visit(rowsOf(page).filter(([first]) => !changed.has(first)))) return
        }
      }),
    beginSnapshot: () =>
      work([...pageStores, 'meta'], 'readwrite', async (t) => {
        const next = (await snapshotInUse(t)) === 'a' ? 'b' : 'a'
        // What a snapshot that was cut has left.
        await Promise.all(pageStores.map((name) => asked(t.objectStore(name).delete(pagesOf(next)))))
        return next
      }),
    addPage: (snapshot, book, rows) =>
      work(books[book].pages, 'readwrite', async (t) => {
        const first = rows[0]?.[0]
        if (typeof first !== 'string') return
        const page: Page = { first: pageKey(snapshot, first), text: JSON.stringify(rows) }
        await asked(t.objectStore(books[book].pages).put(page))
      }),
    finishSnapshot: (snapshot) =>
      work(forgotten, 'readwrite', async (t) => {
        const before = await snapshotInUse(t)
        await asked(t.objectStore('meta').put(snapshot, 'snapshot'))
        await Promise.all([
          ...(before === snapshot ? [] : pageStores.map((name) => asked(t.objectStore(name).delete(pagesOf(before))))),
          ...Object.values(books).map(({ changes }) => asked(t.objectStore(changes).clear())),
        ])
      }),
    addChanges: (book, rows) =>
      work(books[book].changes, 'readwrite', async (t) => {
        const store = t.objectStore(books[book].changes)
        await Promise.all(rows.flatMap((row) => (typeof row[0] === 'string' ? [asked(store.put(row, row[0]))] : [])))
      }),
    add: (entry: NewQueuedEntry) =>
      work('queue', 'readwrite', async (t) => {
        const waiting = { ...entry, state: 'waiting' as const }
        const number = await asked<IDBValidKey>(t.objectStore('queue').add(waiting))
        return { ...waiting, number: Number(number) }
      }),
    queue: () => work('queue', 'readonly', (t) => asked<QueuedEntry[]>(t.objectStore('queue').getAll())),
    change: (number, how) =>
      work('queue', 'readwrite', async (t) => {
        const store = t.objectStore('queue')
        const before = await asked<QueuedEntry | undefined>(store.get(number))
        if (!before) return undefined
        const after = how(before)
        await asked(store.put(after))
        return after
      }),
    remove: (numbers) =>
      work('queue', 'readwrite', async (t) => {
        await Promise.all(numbers.map((number) => asked(t.objectStore('queue').delete(number))))
      }),
    forget: () => work(forgotten, 'readwrite', (t) => clear(t)),
  }
}

const pageStores = Object.values(books).map(({ pages }) => pages)
const pageKey = (snapshot: string, key: string) => `${snapshot}|${key}`
const pagesOf = (snapshot: string) => IDBKeyRange.bound(pageKey(snapshot, ''), pageKey(snapshot, '\uffff'))

async function snapshotInUse(transaction: IDBTransaction): Promise<string> {
  const name = await asked<unknown>(transaction.objectStore('meta').get('snapshot'))
  return typeof name === 'string' ? name : ''
}

function rowsOf(page: unknown): readonly Row[] {
  if (typeof page !== 'object' || page === null || !('text' in page) || typeof page.text !== 'string') return []
  const rows: unknown = JSON.parse(page.text)
  return Array.isArray(rows) ? rows.filter((row): row is unknown[] => Array.isArray(row)) : []
}

async function clear(transaction: IDBTransaction): Promise<void> {
  await Promise.all([...transaction.objectStoreNames].map((name) => asked(transaction.objectStore(name).clear())))
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, version)
  opening.addEventListener('upgradeneeded', () => {
    const { result } = opening
    result.createObjectStore('meta')
    result.createObjectStore('queue', { keyPath: 'number', autoIncrement: true })
    for (const { pages, changes } of Object.values(books)) {
      result.createObjectStore(pages, { keyPath: 'first' })
      result.createObjectStore(changes)
    }
  })
  return asked(opening)
}

/** Runs something in one transaction and waits until the disk has it. */
async function within<T>(
  database: IDBDatabase,
  names: string[],
  mode: IDBTransactionMode,
  run: (transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  // What was done at the desk is on the disk before it is answered; a snapshot can be fetched again.
  const durability = names.includes('queue') ? 'strict' : 'relaxed'
  const transaction = database.transaction(names, mode, { durability })
  const ended = new Promise<void>((resolve, reject: (reason: Error) => void) => {
    const failed = () => reject(transaction.error ?? new Error('The browser could not keep it.'))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', failed)
    transaction.addEventListener('error', failed)
  })
  const [value] = await Promise.all([run(transaction), ended])
  return value
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject: (reason: Error) => void) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser could not keep it.')))
  })
}
