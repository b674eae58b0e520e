import { newFieldId, type EditedRecord } from './record/buffer.ts'

/** A record that was being edited when the page was closed. */
export interface Draft {
  readonly record: EditedRecord
  /** The version that was edited; 0 for a new record. */
  readonly version: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number
}

const store = 'drafts'

/** Keeps what is being edited in this browser, so that a crash or a cut line loses nothing. False where it keeps nothing. */
export async function keepDraft(name: string, draft: Draft): Promise<boolean> {
  return (await inStore('readwrite', (drafts) => drafts.put(draft, name))) !== undefined
}

/** What was kept of a record, if anything. Its fields get numbers of their own, so that they are no others of this page. */
export async function keptDraft(name: string): Promise<Draft | undefined> {
  const kept = await inStore<Draft | undefined>('readonly', (drafts) => drafts.get(name))
  if (!Array.isArray(kept?.record.fields)) return undefined
  const fields = kept.record.fields.map((field) => ({ ...field, id: newFieldId() }))
  return { ...kept, record: { ...kept.record, fields } }
}

/** Forgets what was kept. */
export async function dropDraft(name: string): Promise<void> {
  await inStore('readwrite', (drafts) => drafts.delete(name))
}

/** One request of the store; undefined where this browser keeps nothing, as some private windows do. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (drafts: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      return await answered(ask(database.transaction(store, mode).objectStore(store)))
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open('carrel-records', 1)
  asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(store))
  return answered(asked)
}

function answered<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('The browser keeps nothing.')))
  })
}
