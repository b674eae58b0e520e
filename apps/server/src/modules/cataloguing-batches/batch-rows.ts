import { sql } from 'kysely'
import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'

/** A batch as it is stored. */
export interface BatchRow {
  readonly id: number
  readonly name: string
  readonly list: number
  readonly taskRun: number | null
  readonly labelBatch: number | null
  readonly by: string
  readonly at: Temporal.Instant
  readonly finishedAt: Temporal.Instant | null
}

export const batchColumns = sql`b.id, b.name, b.list_id as list, b.task_run_id as "taskRun",
  b.label_batch_id as "labelBatch", b.by_name as by, b.created_at as at,
  b.finished_at as "finishedAt"`

/** A batch as it is stored. */
export async function batchRow(w: Pick<Work, 'db'>, id: number): Promise<Outcome<BatchRow>> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from cataloguing_batches.batch b where b.id = ${id}`.execute(w.db)
  return rows[0] ?? notFound('cataloguing-batch', 'There is no such batch. Its list may have been deleted.')
}

/** A title that came in by a list, with what its line says. */
export interface BatchTitle {
  readonly bib: number
  readonly item: number | null
  readonly cells: Readonly<Record<string, string>>
}

/** The titles that a list brought in, in the order of its lines. */
export async function titlesOf(w: Pick<Work, 'db'>, list: number): Promise<readonly BatchTitle[]> {
  const { rows } = await sql<BatchTitle>`
    select t.bib_id as bib, t.item_id as item, t.cells
    from copy_cataloguing.list_title_view t join catalog.bib_view b on b.id = t.bib_id
    where t.list_id = ${list} order by t.number`.execute(w.db)
  return rows
}

/** Nothing has come in that a step could be done to. */
export function noTitles() {
  return refuse({
    code: 'batch-without-titles',
    message: 'No title of this batch is in the catalogue yet. Bring its records in first.',
  })
}
