import { sql } from 'kysely'
import { notFound, type Outcome, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ListRecordReports, RecordReport, RecordReportSummary, ReportRequest } from './contract.ts'
import type { Selection } from '../batch-editing/index.ts'

type Query = NonNullable<typeof ListRecordReports.types>['query']

/** A report as it is stored, without the numbers of its records. */
export interface ReportRow {
  readonly id: number
  readonly kind: RecordReport['kind']
  readonly name: string
  readonly selection: Selection
  readonly selection_text: string
  readonly request: ReportRequest
  readonly parent_id: number | null
  readonly state: RecordReport['state']
  readonly job_id: number | null
  readonly records: number
  readonly result: unknown
  readonly error: string | null
  readonly owner: string
  readonly by_name: string
  readonly created_at: Temporal.Instant
  readonly finished_at: Temporal.Instant | null
}

// A job that was cancelled before it began never told its report.
const columns = sql`id, kind, name, selection, selection_text, request, parent_id, job_id, records, error, owner, by_name,
  created_at, finished_at, case when state in ('waiting', 'running') and exists (
    select from platform.job j where j.id = job_id and j.state in ('cancelled', 'failed')) then 'stopped' else state end as state`

/** Reports that somebody asked for, newest first; lists behind their figures are not among them. */
export async function listReports(w: Work, query: Query): Promise<{ total: number; rows: RecordReportSummary[] }> {
  const { limit = 50, offset = 0 } = query
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from record_reports.report where parent_id is null`.execute(w.db)
  const { rows } = await sql<ReportRow>`
    select ${columns} from record_reports.report where parent_id is null
    order by id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: rows.map(summaryOf) }
}

/** One report with what it found so far. */
export async function getReport(w: Pick<Work, 'db'>, id: number): Promise<Outcome<RecordReport>> {
  const row = await reportRow(w, id)
  return row ? viewOf(row) : reportNotFound()
}

/** A report as it is stored. */
export async function reportRow(w: Pick<Work, 'db'>, id: number): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${columns}, result from record_reports.report where id = ${id}`.execute(w.db)
  return rows[0]
}

/** The numbers of the records that a report is about. */
export async function reportBibs(w: Pick<Work, 'db'>, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ bibs: number[] }>`
    select bibs from record_reports.report where id = ${id}`.execute(w.db)
  return rows[0]?.bibs ?? []
}

/** Nothing has this number. */
export function reportNotFound(): Refusal {
  return notFound('record-report', 'There is no such report. It may have been deleted.')
}

function viewOf(row: ReportRow): RecordReport {
  const result = row.result as RecordReport['counts'] & RecordReport['comparison']
  return {
    ...summaryOf(row),
    counts: row.kind === 'counts' ? result : null,
    comparison: row.kind === 'comparison' ? result : null,
  }
}

function summaryOf(row: ReportRow): RecordReportSummary {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    selection: row.selection,
    selectionText: row.selection_text,
    request: row.request,
    parent: row.parent_id,
    state: row.state,
    job: row.job_id,
    records: row.records,
    error: row.error,
    at: row.created_at.toString(),
    by: row.by_name,
    finishedAt: row.finished_at?.toString() ?? null,
  }
}
