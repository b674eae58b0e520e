import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { PrintJob, PrintJobState } from './contract.ts'
import { tables } from './printers.ts'

/** Which pages are asked for. */
export interface QueueFilter {
  readonly branch?: number
  readonly printer?: number
  readonly workstation?: number
  readonly state?: PrintJobState
  readonly states?: readonly PrintJobState[]
  readonly limit?: number
  readonly offset?: number
}

function jobs(w: Pick<Work, 'db'>) {
  return tables(w)
    .selectFrom('printing.print_job as job')
    .innerJoin('printing.printer as printer', 'printer.id', 'job.printer_id')
    .leftJoin('printing.workstation as workstation', 'workstation.id', 'job.workstation_id')
    .select([
      'job.id',
      'job.printer_id',
      'printer.name as printer_name',
      'printer.branch_id',
      'job.workstation_id',
      'workstation.name as workstation_name',
      'job.use',
      'job.title',
      'job.state',
      'job.attempts',
      'job.problem',
      'job.copies',
      'job.created_at',
      'job.created_by',
      'job.printed_at',
      sql<boolean>`job.content is not null or job.document is not null`.as('can_repeat'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof jobs>['execute']>>[number]

function jobView(row: Row): PrintJob {
  return {
    id: row.id,
    printer: row.printer_id,
    printerName: row.printer_name,
    branch: row.branch_id,
    workstation: row.workstation_id,
    workstationName: row.workstation_name,
    use: row.use,
    title: row.title,
    state: row.state,
    attempts: row.attempts,
    problem: row.problem,
    copies: row.copies,
    createdAt: row.created_at.toString(),
    createdBy: row.created_by,
    printedAt: row.printed_at?.toString() ?? null,
    canRepeat: row.can_repeat,
  }
}

/** Pages of the queues, latest first. */
export async function listPrintJobs(
  w: Pick<Work, 'db'>,
  filter: QueueFilter,
): Promise<{ total: number; rows: PrintJob[] }> {
  const states = filter.states ?? (filter.state === undefined ? undefined : [filter.state])
  const fitting = () =>
    jobs(w)
      .$if(filter.branch !== undefined, (query) => query.where('printer.branch_id', '=', filter.branch ?? 0))
      .$if(filter.printer !== undefined, (query) => query.where('job.printer_id', '=', filter.printer ?? 0))
      .$if(filter.workstation !== undefined, (query) => query.where('job.workstation_id', '=', filter.workstation ?? 0))
      .$if(states !== undefined, (query) => query.where('job.state', 'in', [...(states ?? [])]))
  const [rows, counted] = await Promise.all([
    fitting()
      .orderBy('job.id', 'desc')
      .limit(filter.limit ?? 100)
      .offset(filter.offset ?? 0)
      .execute(),
    fitting()
      .clearSelect()
      .select(sql<number>`count(*)`.as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { total: counted.total, rows: rows.map(jobView) }
}

/** One page of a queue. */
export async function printJobById(w: Pick<Work, 'db'>, id: number): Promise<PrintJob | Refusal> {
  const row = await jobs(w).where('job.id', '=', id).executeTakeFirst()
  return row ? jobView(row) : notFound('print-job', 'There is no such page in the queues.')
}
