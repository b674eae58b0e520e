/** A patron as a desk knows them without the server. */
export interface KnownPatron {
  readonly card: string
  readonly id: number
  /** Null where the library keeps no names at its desks. */
  readonly name: string | null
  readonly kind: number
  readonly age: number | null
  /** Last day of the card, `2027-01-31`. */
  readonly expires: string | null
  /** In minor units of the library's currency. */
  readonly owed: number
  readonly loans: number
  readonly overdue: number
  readonly holdsReady: number
  readonly byType: Readonly<Record<string, number>>
  readonly blocks: readonly string[]
  readonly cardState: 'active' | 'replaced' | 'lost'
}

/** An item as a desk knows it without the server. */
export interface KnownItem {
  readonly barcode: string
  readonly id: number
  readonly title: string
  readonly author: string | null
  readonly kind: number
  readonly status: string
  readonly callNumber: string
  /** Who has it. */
  readonly patron: number | null
  readonly due: string | null
  /** For whom it is kept; 0 where others wait for its title; null: nobody. */
  readonly heldFor: number | null
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** Reads a row of patrons from a snapshot; undefined for one that is gone or no row. */
export function readPatron(row: readonly unknown[]): KnownPatron | undefined {
  const [card, id, name, kind, age, expires, owed, loans, overdue, holdsReady, byType, blocks, state] = row
  if (typeof card !== 'string' || typeof id !== 'number') return undefined
  return {
    card,
    id,
    name: text(name),
    kind: number(kind) ?? 0,
    age: number(age),
    expires: text(expires),
    owed: number(owed) ?? 0,
    loans: number(loans) ?? 0,
    overdue: number(overdue) ?? 0,
    holdsReady: number(holdsReady) ?? 0,
    byType: countsOf(byType),
    blocks: Array.isArray(blocks) ? blocks.filter((block) => typeof block === 'string') : [],
    cardState: state === 'lost' || state === 'replaced' ? state : 'active',
  }
}

/** Reads a row of items from a snapshot; undefined for one that is gone or no row. */
export function readItem(row: readonly unknown[]): KnownItem | undefined {
  const [barcode, id, title, author, kind, status, callNumber, patron, due, heldFor] = row
  if (typeof barcode !== 'string' || typeof id !== 'number') return undefined
  return {
    barcode,
    id,
    title: text(title) ?? barcode,
    author: text(author),
    kind: number(kind) ?? 0,
    status: text(status) ?? 'available',
    callNumber: text(callNumber) ?? '',
    patron: number(patron),
    due: text(due),
    heldFor: number(heldFor),
  }
}

function countsOf(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  )
}

/** How a scanned card is compared: as the server does, whatever case and blanks it came with. */
export function cardKey(scan: string): string {
  return scan.trim().toUpperCase()
}

/** How a scanned barcode is compared. */
export function barcodeKey(scan: string): string {
  return scan.trim()
}
