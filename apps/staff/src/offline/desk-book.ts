import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import type { SinceSnapshot } from './decide-offline.ts'
import { barcodeKey, cardKey, readItem, readPatron, type KnownItem, type KnownPatron } from './rows.ts'
import type { DeskStore, QueuedEntry } from './store.ts'

/** What is known at the desk: the snapshot, and what was done since. */
export interface DeskBook {
  readonly head: () => Promise<Snapshot | undefined>
  patronByCard(scan: string): Promise<KnownPatron | undefined>
  patronById(id: number): Promise<KnownPatron | undefined>
  /** A few patrons whose names begin with every word of what was typed, and how many there are. */
  patronsByWords(
    words: string,
    limit: number,
  ): Promise<{ readonly total: number; readonly rows: readonly KnownPatron[] }>
  item(scan: string): Promise<KnownItem | undefined>
  /** What this desk did since the snapshot, as far as it concerns a patron and an item. */
  since(patron: KnownPatron, barcode: string, itemType: string): Promise<SinceSnapshot>
  /** Entries of this desk that made loans to a patron which are still out. */
  loansMade(patron: number): Promise<readonly QueuedEntry[]>
  /** Remembers a card that was seen, so that its patron is found by number without a search. */
  saw(id: number, card: string): void
}

/** Opens the book of a desk. */
export function createDeskBook(store: DeskStore): DeskBook {
  const cards = new Map<number, string>()
  const head = async () => readHead(await store.get('head'))
  const remember = (patron: KnownPatron | undefined) => {
    if (patron) cards.set(patron.id, patron.card)
    return patron
  }
  const book: DeskBook = {
    head,
    async patronByCard(scan) {
      const row = await store.find('p', cardKey(scan))
      return remember(row && readPatron(row))
    },
    async patronById(id) {
      const card = cards.get(id)
      const known = card === undefined ? undefined : await book.patronByCard(card)
      if (known?.id === id) return known
      let found: KnownPatron | undefined
      await store.scan('p', (rows) => {
        const row = rows.find(([, number, , , , , , , , , , , state]) => number === id && (state ?? null) === null)
        found = row && readPatron(row)
        return found !== undefined
      })
      return remember(found)
    },
    async patronsByWords(words, limit) {
      const asked = folded(words)
        .split(/[\s,]+/)
        .filter((word) => word !== '')
      const rows: KnownPatron[] = []
      let total = 0
      await store.scan('p', (page) => {
        for (const row of page) {
          const patron = readPatron(row)
          if (!patron?.name || patron.cardState !== 'active') continue
          const parts = folded(patron.name).split(/[\s'-]+/)
          if (!asked.every((word) => parts.some((part) => part.startsWith(word)))) continue
          total += 1
          if (rows.length < limit) rows.push(patron)
        }
        return false
      })
      for (const patron of rows) remember(patron)
      return { total, rows }
    },
    async item(scan) {
      const row = await store.find('i', barcodeKey(scan))
      return row && readItem(row)
    },
    async since(patron, barcode, itemType) {
      const done = await effective(store)
      const made = done.filter(({ patron: of, entry }) => of === patron.id && entry.kind === 'check-out')
      const last = done.findLast(({ entry }) => entry.kind !== 'renew' && entry.barcode === barcodeKey(barcode))
      const open = made.filter(({ number, entry }) => !isBack(done, number, entry.barcode))
      // What came in here was the patron's before, if the snapshot says so.
      const returned = returnedOf(done, patron.id)
      return {
        loans: open.length - returned.length,
        ofType:
          open.filter((one) => one.itemType === itemType).length - returned.filter((type) => type === itemType).length,
        holder: last === undefined ? undefined : last.entry.kind === 'check-out' ? last.patron : null,
      }
    },
    async loansMade(patron) {
      const done = await effective(store)
      return done.filter(
        ({ patron: of, entry, number }) =>
          of === patron && entry.kind === 'check-out' && !isBack(done, number, entry.barcode),
      )
    },
    saw: (id, card) => void cards.set(id, card),
  }
  return book
}

/** Entries that stand and that the snapshot does not know yet, in the order in which they were made. */
async function effective(store: DeskStore): Promise<readonly QueuedEntry[]> {
  return (await store.queue()).filter(({ state }) => state !== 'undone')
}

function isBack(done: readonly QueuedEntry[], after: number, barcode: string): boolean {
  return done.some(({ number, entry }) => number > after && entry.kind !== 'renew' && entry.barcode === barcode)
}

/** Item types of what a patron had by the snapshot and what came in here first since. */
function returnedOf(done: readonly QueuedEntry[], patron: number): readonly string[] {
  const first = new Map<string, QueuedEntry>()
  for (const one of done)
    if (one.entry.kind !== 'renew' && !first.has(one.entry.barcode)) first.set(one.entry.barcode, one)
  const types: string[] = []
  for (const { entry, patron: had, itemType } of first.values())
    if (entry.kind === 'check-in' && had === patron) types.push(itemType ?? '')
  return types
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The edge of the types: this browser kept what `readSnapshot` had checked. */
function readHead(value: unknown): Snapshot | undefined {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1
    ? (value as Snapshot)
    : undefined
}
