import type { Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchTask, BatchTaskBrief, ListBatchTasks } from '../contract.ts'
import { ownerOf, visibleTo } from '../owner.ts'
import { calledTasks } from './called-tasks.ts'
import { checkTask } from './check-task.ts'

/** A saved task as it is stored. */
export interface TaskRow {
  readonly id: number
  readonly name: string
  readonly task: Task
  readonly folder: string
  readonly tags: readonly string[]
  readonly shared: boolean
  readonly owner: string
  readonly owner_name: string
  readonly version: number
  readonly changed_at: Temporal.Instant
  readonly changed_by: string
  readonly last_run_at: Temporal.Instant | null
}

type Query = NonNullable<typeof ListBatchTasks.types>['query']

const columns = sql`t.id, t.name, t.task, t.folder, t.tags, t.shared, t.owner, t.owner_name, t.version, t.changed_at,
  t.changed_by, (select max(applied_at) from batch_editing.run where task_id = t.id) as last_run_at`

/** Saved tasks by name: shared ones and those of whoever asks. */
export async function listTasks(w: Work, query: Query): Promise<{ total: number; rows: BatchTaskBrief[] }> {
  const { q = '', folder, tag, deleted = false, limit = 200, offset = 0 } = query
  const found = sql`batch_editing.task t where ${visibleTo(w)} and (deleted_at is not null) = ${deleted}
    and (${q.trim()} = '' or strpos(lower(name || ' ' || folder || ' ' || (task ->> 'note')), lower(${q.trim()})) > 0
      or strpos(lower(name), lower(${q.trim()})) > 0)
    and (${folder ?? null}::text is null or folder = ${folder ?? ''} or starts_with(folder, ${`${folder ?? ''}/`}))
    and (${tag ?? null}::text is null or ${tag ?? ''} = any(tags))`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<TaskRow>`
    select ${columns} from ${found} order by lower(t.folder), lower(t.name) limit ${limit} offset ${offset}`.execute(
    w.db,
  )
  const views: BatchTaskBrief[] = []
  for (const row of rows) views.push(briefOf(w, row, checkTask(row.task, await calledTasks(w, row.task))))
  return { total: counts[0]?.total ?? 0, rows: views }
}

/** One saved task with its steps and faults. */
export async function getTask(w: Work, id: number): Promise<Outcome<BatchTask>> {
  const row = await taskRow(w, id)
  return row ? taskView(w, row) : taskNotFound()
}

/** A saved task that whoever acts may see; undefined when there is none. */
export async function taskRow(
  w: Pick<Work, 'db' | 'actor'>,
  id: number,
  { deleted = false, lock = false }: { readonly deleted?: boolean; readonly lock?: boolean } = {},
): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${columns} from batch_editing.task t
    where id = ${id} and (deleted_at is not null) = ${deleted} and ${visibleTo(w)} ${lock ? sql`for update` : sql``}`.execute(
    w.db,
  )
  return rows[0]
}

/** A saved task as it is sent. */
export async function taskView(w: Work, row: TaskRow): Promise<BatchTask> {
  const check = checkTask(row.task, await calledTasks(w, row.task))
  return {
    ...briefOf(w, row, check),
    task: { ...row.task, steps: [...row.task.steps] },
    faults: check.faults.map((fault) => ({ ...fault })),
  }
}

function briefOf(w: Work, row: TaskRow, check: { readonly instructions: number; readonly understood: number }) {
  return {
    id: row.id,
    name: row.name,
    note: row.task.note ?? '',
    folder: row.folder,
    tags: [...row.tags],
    shared: row.shared,
    owner: row.owner_name,
    mine: row.owner === ownerOf(w.actor),
    version: row.version,
    steps: row.task.steps.length,
    instructions: check.instructions,
    understood: check.understood,
    changedAt: row.changed_at.toString(),
    changedBy: row.changed_by,
    lastRunAt: row.last_run_at?.toString() ?? null,
  }
}

/** Refuses because there is no such task. */
export function taskNotFound() {
  return refuse({ code: 'batch-task-not-found', message: 'There is no such task. It may have been deleted.' })
}
