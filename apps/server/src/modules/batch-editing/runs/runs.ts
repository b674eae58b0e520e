import { sql } from 'kysely'
import type { Outcome } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchRun, ListBatchRuns } from '../contract.ts'
import { questionsOf, remarksOf } from '../rules/questions.ts'
import type { AllCounts } from '../rules/run-counts.ts'
import { askAbove, protectedTags } from '../settings.ts'
import { countRun, noCounts, runColumns, runNotFound, runRow, type RunRow } from './run-row.ts'

type Query = NonNullable<typeof ListBatchRuns.types>['query']

/** Batch edits, newest first. */
export async function listRuns(w: Work, query: Query): Promise<{ total: number; rows: BatchRun[] }> {
  const { state, schedule, task, limit = 50, offset = 0 } = query
  const found = sql`batch_editing.run r where (${state ?? null}::text is null or state = ${state ?? ''})
    and (${schedule ?? null}::bigint is null or schedule_id = ${schedule ?? 0})
    and (${task ?? null}::bigint is null or task_id = ${task ?? 0})`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<RunRow>`
    select ${runColumns} from ${found} order by id desc limit ${limit} offset ${offset}`.execute(w.db)
  const settings = await runSettings(w)
  return { total: counts[0]?.total ?? 0, rows: rows.map((row) => runView(row, row.counts ?? noCounts, settings)) }
}

/** One batch edit, counted as it stands at this moment. */
export async function getRun(w: Work, id: number): Promise<Outcome<BatchRun>> {
  const row = await runRow(w, id)
  if (!row) return runNotFound()
  const isAtWork = row.state === 'previewing' || row.state === 'applying'
  const counts = isAtWork ? await countRun(w, id) : (row.counts ?? noCounts)
  return runView(row, counts, await runSettings(w))
}

/** The settings by which a preview asks its questions. */
export interface RunSettings {
  readonly protectedTags: readonly string[]
  readonly askAbove: number
}

/** Reads the settings by which a preview asks its questions. */
export async function runSettings(w: Pick<Work, 'db'>): Promise<RunSettings> {
  return { protectedTags: await readSetting(w, protectedTags), askAbove: await readSetting(w, askAbove) }
}

function runView(row: RunRow, counts: AllCounts, settings: RunSettings): BatchRun {
  const { steps, tags, ...numbers } = counts
  const isOpen = row.state === 'previewed'
  const facts = { ...settings, kind: row.kind, counts, instructions: row.instructions, understood: row.understood }
  return {
    id: row.id,
    name: row.name,
    why: row.why,
    kind: row.kind,
    undoes: row.undoes,
    undoneBy: row.undone_by,
    undone: row.undone,
    schedule: row.schedule_id,
    task: row.task_id,
    taskName: row.task_name,
    state: row.state,
    selection: row.selection,
    selectionText: row.selection_text,
    job: row.job_id,
    applyAtOnce: row.apply_at_once,
    at: row.created_at.toString(),
    by: row.by_name,
    previewedAt: row.previewed_at?.toString() ?? null,
    appliedAt: row.applied_at?.toString() ?? null,
    appliedBy: row.applied_by,
    records: row.records,
    counts: numbers,
    steps,
    tags,
    questions: isOpen ? questionsOf(facts).map((block) => ({ ...block })) : [],
    remarks: [...remarksOf(facts)],
    error: row.error,
  }
}
