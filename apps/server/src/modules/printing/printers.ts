import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'
import type { Printer } from './contract.ts'
import { stateWords } from './rules/printer-state.ts'
import type { PrintingTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

/** The tables of this module within a work. */
export const tables = (w: Pick<Work, 'db'>) => tablesOf<PrintingTables>(w)

/** The state of a printer in words for the desk. */
export function stateText(printer: Pick<Printer, 'state' | 'enabled'>): string {
  return printer.enabled ? stateWords[printer.state] : 'Switched off in the settings; pages wait.'
}

/** Printers that are not removed, by branch and name. */
export async function readPrinters(
  w: Reader,
  filter: { readonly branch?: number; readonly id?: number } = {},
): Promise<readonly Printer[]> {
  const { byId } = await branchesOf(w)
  const rows = await tables(w)
    .selectFrom('printing.printer as printer')
    .selectAll('printer')
    .select((is) => [
      is
        .selectFrom('printing.print_job as job')
        .select(sql<number>`count(*)`.as('waiting'))
        .whereRef('job.printer_id', '=', 'printer.id')
        .where('job.state', 'in', ['waiting', 'printing'])
        .as('waiting'),
      is
        .selectFrom('printing.print_job as job')
        .select(sql<number>`count(*)`.as('held'))
        .whereRef('job.printer_id', '=', 'printer.id')
        .where('job.state', '=', 'held')
        .as('held'),
    ])
    .where('removed_at', 'is', null)
    .$if(filter.branch !== undefined, (query) => query.where('branch_id', '=', filter.branch ?? 0))
    .$if(filter.id !== undefined, (query) => query.where('id', '=', filter.id ?? 0))
    .orderBy('name')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      branch: row.branch_id,
      branchName: byId.get(row.branch_id)?.name ?? '',
      name: row.name,
      kind: row.kind,
      host: row.host,
      port: row.port,
      paper: row.paper === 58 ? (58 as const) : (80 as const),
      labelWidth: row.label_width / 10,
      labelHeight: row.label_height / 10,
      dpi: row.dpi === 600 ? (600 as const) : row.dpi === 300 ? (300 as const) : (203 as const),
      codePage: row.code_page,
      cutter: row.cutter,
      drawer: row.drawer,
      copies: row.copies,
      asksStatus: row.asks_status,
      enabled: row.enabled,
      state: row.state,
      stateText: stateText(row),
      stateAt: row.state_at?.toString() ?? null,
      waiting: row.waiting ?? 0,
      held: row.held ?? 0,
    }))
    .toSorted((a, b) => a.branchName.localeCompare(b.branchName) || a.name.localeCompare(b.name))
}

/** A printer by its number. */
export async function printerById(w: Reader, id: number): Promise<Printer | Refusal> {
  const [printer] = await readPrinters(w, { id })
  return printer ?? notFound('printer', 'There is no such printer.')
}

/** The printers of a branch, or all. */
export async function listPrinters(
  w: Reader,
  filter: { readonly branch?: number },
): Promise<{ total: number; rows: Printer[] }> {
  const rows = [...(await readPrinters(w, filter))]
  return { total: rows.length, rows }
}
