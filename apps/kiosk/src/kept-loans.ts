import type { KeptLoan } from '../../server/src/modules/kiosks/contract-walk.ts'

/** Loans that were made without the server and wait in this device until it has taken them. */
export interface KeptLoans {
  keep(loan: KeptLoan): Promise<void>
  all(): Promise<readonly KeptLoan[]>
  drop(ids: readonly string[]): Promise<void>
}

const place = 'loans'

/** Opens the store of the browser (IndexedDB); what is in it outlives a reload and a power cut. */
export function openKeptLoans(): KeptLoans {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('carrel-kiosk', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(place, { keyPath: 'id' }))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The store cannot be opened.')))
  })
  // Whoever asks hears of it; until then it is nobody's failure.
  opened.catch(() => {})
  const run = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await opened).transaction(place, mode, { durability: 'strict' })
    const request = work(transaction.objectStore(place))
    return new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The store did not keep it.')))
    })
  }
  return {
    keep: async (loan) => void (await run('readwrite', (store) => store.put(loan))),
    all: () => run<KeptLoan[]>('readonly', (store) => store.getAll()),
    async drop(ids) {
      for (const id of ids) await run('readwrite', (store) => store.delete(id))
    },
  }
}
