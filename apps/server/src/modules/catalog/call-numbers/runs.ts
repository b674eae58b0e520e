import { sql, type RawBuilder } from 'kysely'
import { notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { CallNumberRun, CallNumberRunRow } from '../contract-call-number-runs.ts'

type RunRow = Omit<CallNumberRun, 'counts' | 'createdAt' | 'finishedAt'> & {
  readonly created_at: Temporal.Instant
  readonly finished_at: Temporal.Instant | null
  readonly counts: Partial<CallNumberRun['counts']>
}

const runs = (where: RawBuilder<unknown>) => sql<RunRow>`
  select r.id, r.name, r.how, r.state, r.job_id as job, r.created_at, r.by_name as by, r.finished_at,
    coalesce((select jsonb_object_agg(c.state, c.count) from (
      select state, count(*) as count from catalog.call_number_run_row where run_id = r.id group by state) c), '{}') as counts,
    (select count(*) from catalog.call_number_run_row where run_id = r.id and warnings <> '{}')::integer as warnings
  from catalog.call_number_run r ${where}`

function runView({ created_at, finished_at, counts, ...run }: RunRow): CallNumberRun {
  return {
    ...run,
    createdAt: created_at.toString(),
    finishedAt: finished_at?.toString() ?? null,
    counts: { planned: 0, same: 0, none: 0, 'left-out': 0, done: 0, kept: 0, undone: 0, ...counts },
  }
}

/** A run, or the refusal that there is none. */
export async function getRun(w: Pick<Work, 'db'>, id: number): Promise<Outcome<CallNumberRun>> {
  const { rows } = await runs(sql`where r.id = ${id}`).execute(w.db)
  return rows[0] ? runView(rows[0]) : notFound('run', `There is no run ${id}.`)
}

/** Runs, the latest first. */
export async function listRuns(w: Pick<Work, 'db'>, page: { readonly limit?: number; readonly offset?: number }) {
  const { rows } = await runs(sql`order by r.id desc limit ${page.limit ?? 50} offset ${page.offset ?? 0}`).execute(
    w.db,
  )
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from catalog.call_number_run`.execute(w.db)
  return { total: counted[0]?.total ?? 0, rows: rows.map(runView) }
}

interface RowFilter {
  readonly state?: CallNumberRunRow['state']
  readonly warned?: boolean
  readonly item?: number
  readonly limit?: number
  readonly offset?: number
}

/** What a run changes, in the order of the shelf as it will be. */
export async function listRunRows(w: Pick<Work, 'db'>, run: number, filter: RowFilter) {
  const state = filter.state === undefined ? sql`` : sql`and r.state = ${filter.state}`
  const warned = filter.warned === true ? sql`and r.warnings <> '{}'` : sql``
  const item = filter.item === undefined ? sql`` : sql`and r.item_id = ${filter.item}`
  const where = sql`where r.run_id = ${run} ${state} ${warned} ${item}`
  const { rows } = await sql<CallNumberRunRow>`
    select r.item_id as item, i.bib_id as bib, i.barcode, b.title, r.before, r.after, r.reasons, r.warnings, r.why, r.state
    from catalog.call_number_run_row r join catalog.item i on i.id = r.item_id join catalog.bib b on b.id = i.bib_id
    ${where} order by r.item_id limit ${filter.limit ?? 100} offset ${filter.offset ?? 0}`.execute(w.db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from catalog.call_number_run_row r ${where}`.execute(w.db)
  return { total: counted[0]?.total ?? 0, rows }
}
