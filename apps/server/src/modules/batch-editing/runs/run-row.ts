import type { Task } from '@carrel/marc-tasks'
import { sql, type Kysely } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { BatchRunState, Selection } from '../contract.ts'
import { addCounts, type AllCounts, type PartCounts, type StateCounts } from '../rules/run-counts.ts'

/** A run as it is stored. */
export interface RunRow {
  readonly id: number
  readonly name: string
  readonly why: string
  readonly kind: 'task' | 'undo'
  readonly undoes: number | null
  readonly undone_by: number | null
  readonly undone: boolean
  readonly schedule_id: number | null
  readonly task_id: number | null
  readonly task_name: string
  readonly task: Task
  readonly called: readonly (readonly [string, Task])[]
  readonly state: BatchRunState
  readonly selection: Selection | null
  readonly selection_text: string
  readonly job_id: number | null
  readonly apply_at_once: boolean
  readonly created_at: Temporal.Instant
  readonly by_name: string
  readonly previewed_at: Temporal.Instant | null
  readonly applied_at: Temporal.Instant | null
  readonly applied_by: string | null
  readonly records: number
  readonly counts: AllCounts | null
  readonly instructions: number
  readonly understood: number
  readonly error: string | null
}

/** Columns of a run, of `batch_editing.run r`. */
export const runColumns = sql`r.*, (select max(u.id) from batch_editing.run u where u.undoes = r.id and u.state not in
  ('discarded', 'failed')) as undone_by, exists (select from batch_editing.run u where u.undoes = r.id and u.state in
  ('applied', 'stopped')) as undone`

/** One run; undefined when there is none. */
export async function runRow(
  { db }: { readonly db: Kysely<unknown> },
  id: number,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<RunRow | undefined> {
  if (lock) await sql`select from batch_editing.run where id = ${id} for update`.execute(db)
  const { rows } = await sql<RunRow>`select ${runColumns} from batch_editing.run r where id = ${id}`.execute(db)
  return rows[0]
}

/** Refuses because there is no such run. */
export function runNotFound() {
  return refuse({ code: 'batch-edit-not-found', message: 'There is no such batch edit.' })
}

/** Adds up what the parts of a run came to so far. */
export async function countRun({ db }: { readonly db: Kysely<unknown> }, id: number): Promise<AllCounts> {
  const { rows: parts } = await sql<{ counts: PartCounts }>`
    select counts from batch_editing.run_part where run_id = ${id} and counts is not null`.execute(db)
  const { rows } = await sql<StateCounts>`
    select count(*) as changed,
      count(*) filter (where c.state = 'ready' and p.state <> 'written') as ready,
      count(*) filter (where c.state = 'left-out') as "leftOut",
      count(*) filter (where c.state = 'refused') as refused,
      count(*) filter (where c.state = 'emptied') as emptied,
      count(*) filter (where c.state = 'stuck') as stuck,
      count(*) filter (where c.state = 'conflict') as conflict,
      count(*) filter (where c.state = 'ready' and p.state = 'written') as written,
      count(*) filter (where c.state = 'ready' and c.thinned) as thinned,
      count(*) filter (where c.state = 'ready' and c.protected) as protected,
      count(*) filter (where c.state = 'ready' and c.locked_by is not null) as locked
    from batch_editing.change c join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
    where c.run_id = ${id}`.execute(db)
  return { ...addCounts(parts.map(({ counts }) => counts)), ...(rows[0] ?? noChanges) }
}

/** Keeps the counts of a run as they are now, and gives them. */
export async function keepCounts(w: { readonly db: Kysely<unknown> }, id: number): Promise<AllCounts> {
  const counts = await countRun(w, id)
  await sql`update batch_editing.run set counts = ${jsonb(counts)} where id = ${id}`.execute(w.db)
  return counts
}

const noChanges: StateCounts = {
  changed: 0,
  ready: 0,
  leftOut: 0,
  refused: 0,
  emptied: 0,
  stuck: 0,
  conflict: 0,
  written: 0,
  thinned: 0,
  protected: 0,
  locked: 0,
}

/** The counts of a run that has not begun. */
export const noCounts: AllCounts = { ...addCounts([]), ...noChanges }
