import type { ReactNode } from 'react'

/** One column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** The plain text of a cell, for CSV; without it the column is not exported. */
  readonly text?: (row: Row) => string | number | undefined
  /** What rows are ordered by; a column without it cannot be sorted. Numbers before texts, nothing last. */
  readonly sortBy?: (row: Row) => string | number | undefined
  /** Width, e.g. `120px` or `20%`; without it the column shares what is left. */
  readonly width?: string
  /** Figures stand at the end of their column. */
  readonly align?: 'start' | 'end'
  /** `some`: only where the list is 480 px or wider; `wide`: from 640 px; `widest`: from 960 px. */
  readonly room?: 'some' | 'wide' | 'widest'
  /** Not shown until it is chosen. */
  readonly optional?: boolean
}

/** How a list is ordered. */
export interface Sorting {
  readonly column: string
  readonly descending: boolean
}

/** The columns shown: those chosen, else all that are not optional; the first always. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly Column<Row>[] {
  return columns.filter((column, i) => i === 0 || (chosen ? chosen.includes(column.id) : column.optional !== true))
}

/** The choice after one column was ticked or unticked. */
export function toggleColumn<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
  id: string,
): readonly string[] {
  const now = shownColumns(columns, chosen).map((column) => column.id)
  return now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
}

/** The sorting after a press on a column's title: up, then down, then up again. */
export function nextSorting(now: Sorting | undefined, column: string): Sorting {
  return { column, descending: now?.column === column && !now.descending }
}

/** The rows in order. Texts are compared as people of the locale order them, numbers in them by value; equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
  locale: string,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sorting?.column)?.sortBy
  if (!sorting || !sortBy) return rows
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base', ignorePunctuation: true })
  const direction = sorting.descending ? -1 : 1
  return rows
    .map((row) => ({ row, key: sortBy(row) }))
    .sort((a, b) => {
      // Rows without a value come last in either direction.
      if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined)
      return direction * compare(a.key, b.key, collator)
    })
    .map(({ row }) => row)
}

function compare(a: string | number, b: string | number, collator: Intl.Collator): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'number') return -1
  if (typeof b === 'number') return 1
  return collator.compare(a, b)
}
