import { sql } from 'kysely'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchStep, BatchStepChange, StepKind, StepRequest, StepState } from '../contract.ts'

/** A step as it is stored. */
export interface StepRow {
  readonly id: number
  readonly batch: number
  readonly kind: StepKind
  readonly request: StepRequest
  readonly state: StepState
  readonly job: number | null
  readonly error: string | null
  readonly by: string
  readonly at: Temporal.Instant
  readonly counts: BatchStep['counts']
}

// A job that was cancelled before it began never told its step.
const columns = sql`s.id, s.batch_id as batch, s.kind, s.request, s.job_id as job, s.error, s.by_name as by,
  s.created_at as at,
  case when s.state in ('planning', 'applying', 'undoing') and exists (
    select from platform.job j where j.id = s.job_id and j.state in ('cancelled', 'failed')) then 'failed' else s.state end as state,
  (select jsonb_build_object(
      'ready', count(*) filter (where c.state = 'ready'), 'left-out', count(*) filter (where c.state = 'left-out'),
      'nothing', count(*) filter (where c.state = 'nothing'), 'written', count(*) filter (where c.state = 'written'),
      'refused', count(*) filter (where c.state = 'refused'), 'undone', count(*) filter (where c.state = 'undone'),
      'kept', count(*) filter (where c.state = 'kept'))
    from cataloguing_batches.change c where c.step_id = s.id) as counts`

/** The steps of a batch, newest first: so they are taken back. */
export async function stepsOf(w: Pick<Work, 'db'>, batch: number): Promise<readonly BatchStep[]> {
  const { rows } = await sql<StepRow>`
    select ${columns} from cataloguing_batches.step s where s.batch_id = ${batch} order by s.id desc limit 100`.execute(
    w.db,
  )
  return rows.map(stepView)
}

/** A step of a batch; with `lock` nobody else changes it until the work is done. */
export async function stepRow(
  w: Pick<Work, 'db'>,
  batch: number,
  id: number,
  { lock = false } = {},
): Promise<Outcome<StepRow>> {
  if (lock) await sql`select from cataloguing_batches.step where id = ${id} for update`.execute(w.db)
  const { rows } = await sql<StepRow>`
    select ${columns} from cataloguing_batches.step s where s.id = ${id} and s.batch_id = ${batch}`.execute(w.db)
  return rows[0] ?? notFound('batch-step', 'There is no such step of this batch.')
}

/** A step as the API shows it. */
export function stepView({ id, kind, request, state, job, error, by, at, counts }: StepRow): BatchStep {
  return { id, kind, request, state, job, error, by, at: at.toString(), counts }
}

/** What a step does to each title, those that need a look first. */
export async function listChanges(
  w: Pick<Work, 'db'>,
  { id, step }: { readonly id: number; readonly step: number },
  { limit = 100, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<Outcome<{ total: number; rows: BatchStepChange[] }>> {
  const row = await stepRow(w, id, step)
  if (isRefusal(row)) return row
  const { rows } = await sql<BatchStepChange & { total: number }>`
    select c.bib_id as bib, coalesce(b.title, '') as title, c.state, c.text, c.note, count(*) over ()::int as total
    from cataloguing_batches.change c left join catalog.bib_view b on b.id = c.bib_id where c.step_id = ${step}
    order by c.state in ('refused', 'kept') desc, c.state = 'nothing', c.bib_id limit ${limit} offset ${offset}`.execute(
    w.db,
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ bib, title, state, text, note }) => ({ bib, title, state, text, note })),
  }
}
