import { readAddress, questionTest } from '@carrel/marc-reports'
import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { defineJob } from '../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { selected, selectedBibs, type Selected, type Selection } from '../batch-editing/index.ts'
import type { BeginRecordComparison, BeginRecordReport, ListBehind, RecordReport, ReportRequest } from './contract.ts'
import { ownerOf } from './delete-report.ts'
import { getReport, reportBibs, reportNotFound, reportRow } from './reports.ts'

type CountsAsked = NonNullable<typeof BeginRecordReport.types>['body']
type ComparisonAsked = NonNullable<typeof BeginRecordComparison.types>['body']
type ListAsked = NonNullable<typeof ListBehind.types>['body']

/** Finds out what a report asks for. Tried again after a crash, it begins anew: it changes nothing. */
export const reportJob = defineJob<{ readonly report: number; readonly name: string }>('record-reports.run', {
  title: ({ name }) => name,
  retries: 2,
})

/** Begins to count what is in records, which are found now and kept. */
export async function beginReport(w: Work, asked: CountsAsked): Promise<Outcome<RecordReport>> {
  const { selection, counts, values = [], wanted = [], name } = asked
  const places = values.map((text) => readAddress(text)).filter((place) => typeof place === 'string')
  if (places.length > 0) {
    return refuse(...places.map((message) => ({ code: 'report-place-unknown', field: 'values', message })))
  }
  if (counts.length + values.length === 0) {
    return refuse({
      code: 'report-empty',
      field: 'counts',
      message: 'Choose at least one thing that is to be counted.',
    })
  }
  const request: ReportRequest = { counts: [...new Set(counts)], values, wanted }
  return begin(w, { kind: 'counts', selection, request, name: name?.trim() || 'Report' })
}

/** Begins to compare records as they were at a moment with how they are now, or were at another moment. */
export async function beginComparison(w: Work, asked: ComparisonAsked): Promise<Outcome<RecordReport>> {
  const { selection, from, to, ignore = ['005'], name } = asked
  if (
    Temporal.Instant.compare(Temporal.Instant.from(from), to === undefined ? w.now : Temporal.Instant.from(to)) >= 0
  ) {
    return refuse({
      code: 'comparison-moments',
      field: 'from',
      message: 'The first moment must be before the second: records are compared from then to now.',
    })
  }
  const request: ReportRequest = { from, to: to ?? w.now.toString(), ignore }
  return begin(w, { kind: 'comparison', selection, request, name: name?.trim() || 'Comparison' })
}

/** Begins to find the records behind a figure of a report. */
export async function beginList(w: Work, id: number, { question, name }: ListAsked): Promise<Outcome<RecordReport>> {
  const parent = await reportRow(w, id)
  if (!parent || parent.kind === 'list') return reportNotFound()
  const test = questionTest(question)
  if (typeof test !== 'function') {
    const message = test ?? 'This is not a question about records.'
    return refuse({ code: 'report-question', field: 'question', message })
  }
  const { selection, selection_text: text } = parent
  return write(w, {
    kind: 'list',
    selection,
    text,
    request: { question },
    name,
    bibs: await reportBibs(w, id),
    parent: id,
  })
}

interface Beginning {
  readonly kind: RecordReport['kind']
  readonly selection: Selection
  readonly request: ReportRequest
  readonly name: string
}

async function begin(w: Work, report: Beginning): Promise<Outcome<RecordReport>> {
  const chosen = await selected(w, report.selection)
  if (isRefusal(chosen)) return chosen
  const bibs = report.kind === 'comparison' ? await bibsThen(w, report, chosen) : await selectedBibs(w, chosen)
  if (bibs.length === 0) {
    return refuse({
      code: 'selection-empty',
      field: 'selection',
      message: `There are no records in this selection (${chosen.text}).`,
    })
  }
  return write(w, { ...report, text: chosen.text, bibs, parent: null })
}

/**
 * The records of a selection with those that were deleted since the first moment: members of a set, and every one where the
 * whole catalogue is meant. A search finds only what is there.
 */
async function bibsThen(w: Work, { selection, request }: Beginning, { bibs }: Selected): Promise<readonly number[]> {
  const isWhole = 'search' in selection && Object.keys(selection.search).length === 0
  const from = Temporal.Instant.from(request.from ?? '1900-01-01T00:00:00Z')
  const { rows } = await sql<{ id: number }>`
    select b.id from catalog.bib_history_view b
    where b.id in (select bib from (${bibs}) s) and (b.deleted_at is null or b.deleted_at > ${from})
      or (${isWhole} and b.deleted_at > ${from})
    order by b.id`.execute(w.db)
  return rows.map(({ id }) => id)
}

async function write(
  w: Work,
  report: Beginning & { readonly text: string; readonly bibs: readonly number[]; readonly parent: number | null },
): Promise<Outcome<RecordReport>> {
  const { kind, selection, text, request, name, bibs, parent } = report
  const { rows } = await sql<{ id: number }>`
    insert into record_reports.report (kind, name, selection, selection_text, request, parent_id, bibs, records, owner,
      by_name, created_at)
    values (${kind}, ${name}, ${jsonb(selection)}, ${text}, ${jsonb(request)}, ${parent}, ${bibs}::bigint[],
      ${kind === 'list' ? 0 : bibs.length}, ${ownerOf(w.actor)}, ${actorName(w.actor)}, ${w.now})
    returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  const job = await w.enqueue(reportJob, { report: id, name: `${name}: ${text}` })
  await sql`update record_reports.report set job_id = ${job} where id = ${id}`.execute(w.db)
  return getReport(w, id)
}
