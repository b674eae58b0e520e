import type { Column } from './columns.ts'
import { saveFile, toCsv } from './csv.ts'

/** The most that is put into one file from here; more is the work of a report. */
const most = 10_000
const step = 1000

/** A page of a list as the server gives it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

/** Every row of a list of which the page shows only a part, fetched page by page. */
export async function allRows<Row>(
  page: (at: { readonly offset: number; readonly limit: number }) => Promise<ListPage<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const { rows: next, total } = await page({ offset: rows.length, limit: Math.min(step, most - rows.length) })
    rows.push(...next)
    if (next.length === 0 || rows.length >= Math.min(total, most)) return rows
  }
}

/** Saves the whole of a list as CSV, although the page shows only a part of it. */
export async function exportAll<Row>(
  name: string,
  columns: readonly Column<Row>[],
  page: (at: { readonly offset: number; readonly limit: number }) => Promise<ListPage<Row>>,
): Promise<void> {
  saveFile(`${name}.csv`, toCsv(columns, await allRows(page)))
}
