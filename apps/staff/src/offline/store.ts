import type { OfflineEntry } from '../../../server/src/modules/offline/contract.ts'

/** An entry in the queue of this computer. */
export interface QueuedEntry {
  /** Counts up; its negative is the number by which screens know what it made. */
  readonly number: number
  readonly entry: OfflineEntry
  /** `waiting` to be sent; `sent`: the server has it and answered; `undone` before it was sent. */
  readonly state: 'waiting' | 'sent' | 'undone'
  /** The patron and the item type, for counters. */
  readonly patron: number | null
  readonly itemType: string | null
  readonly title: string
  readonly outcome?: 'done' | 'noted' | 'open'
  readonly messages?: readonly string[]
}

export type NewQueuedEntry = Omit<QueuedEntry, 'number' | 'state'>

type Row = readonly unknown[]
type Book = 'p' | 'i'

/** What a desk keeps in the browser: the snapshot, the queue, and a few answers. Every promise is kept on disk when it resolves. */
export interface DeskStore {
  get(name: string): Promise<unknown>
  put(name: string, value: unknown): Promise<void>
  /** The row of a card or barcode, by the latest of snapshot and changes; undefined when there is none or it is gone. */
  find(book: Book, key: string): Promise<Row | undefined>
  /** Goes through every row, page by page, until `visit` says true. */
  scan(book: Book, visit: (rows: readonly Row[]) => boolean): Promise<void>
  /** Makes room for a new snapshot beside the one in use, and gives its name. */
  beginSnapshot(): Promise<string>
  addPage(snapshot: string, book: Book, rows: readonly Row[]): Promise<void>
  /** Puts a whole snapshot in the place of the one in use; its changes are forgotten with it. */
  finishSnapshot(snapshot: string): Promise<void>
  addChanges(book: Book, rows: readonly Row[]): Promise<void>
  add(entry: NewQueuedEntry): Promise<QueuedEntry>
  /** Entries in the order in which they were made. */
  queue(): Promise<readonly QueuedEntry[]>
  change(number: number, how: (entry: QueuedEntry) => QueuedEntry): Promise<QueuedEntry | undefined>
  remove(numbers: readonly number[]): Promise<void>
  /** Forgets everything but the queue. */
  forget(): Promise<void>
}
