import type { ShelfList, ShelfListQuery, ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'

/** The part of the shelf that is at hand, and where one stands in it. */
export interface ShelfWindow {
  readonly rows: readonly ShelfRow[]
  /** The row that one stands at; −1 where there are none. */
  readonly at: number
  readonly moreBefore: boolean
  readonly moreBehind: boolean
}

/** Where a page of the shelf begins: at what was asked for, or on from a row. */
export type ShelfStep = Pick<ShelfListQuery, 'from' | 'end' | 'key' | 'place' | 'direction'>

/** So near to an end more is fetched. */
const near = 12

/** A row's own name. */
export function rowKey({ shelfKey, place }: ShelfRow): string {
  return `${place} ${shelfKey}`
}

/**
 * The pages at hand as one stretch of shelf. One stands at the row of that name, else where the page says that what was
 * asked for stands, else at the last row when that is behind everything.
 */
export function windowOf(pages: readonly ShelfList[], stands: string | undefined): ShelfWindow {
  const rows = pages.flatMap((page) => page.rows)
  const asked = pages.findIndex((page) => page.at !== null)
  const before = pages.slice(0, asked).reduce((sum, page) => sum + page.rows.length, 0)
  const standing = stands === undefined ? -1 : rows.findIndex((row) => rowKey(row) === stands)
  const at = standing >= 0 ? standing : asked < 0 ? 0 : before + (pages[asked]?.at ?? 0)
  return {
    rows,
    at: Math.min(at, rows.length - 1),
    moreBefore: pages[0]?.moreBefore ?? false,
    moreBehind: pages.at(-1)?.moreBehind ?? false,
  }
}

/** Where the shelf goes on behind a page, or undefined at its end. */
export function stepBehind({ rows, moreBehind }: ShelfList): ShelfStep | undefined {
  const last = rows.at(-1)
  return moreBehind && last ? { key: last.shelfKey, place: last.place, direction: 'down' } : undefined
}

/** Where it goes on before a page. */
export function stepBefore({ rows, moreBefore }: ShelfList): ShelfStep | undefined {
  const [first] = rows
  return moreBefore && first ? { key: first.shelfKey, place: first.place, direction: 'up' } : undefined
}

/** The row some steps on, as far as there are rows. */
export function rowAfter({ rows, at }: ShelfWindow, steps: number): ShelfRow | undefined {
  return rows[Math.max(0, Math.min(rows.length - 1, at + steps))]
}

/** At which end more has to be fetched, seen from where one stands. */
export function wantsMore({ rows, at, moreBefore, moreBehind }: ShelfWindow): 'before' | 'behind' | undefined {
  if (moreBehind && rows.length - at <= near) return 'behind'
  return moreBefore && at < near ? 'before' : undefined
}

/** How many rows a key walks, or undefined for other keys; `page` rows are seen at once. */
export function stepsFor(key: string, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return page
    case 'PageUp':
      return -page
    default:
      return undefined
  }
}
