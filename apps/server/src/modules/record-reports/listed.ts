import { diffRecords } from '@carrel/marc'
import { sql, type RawBuilder } from 'kysely'
import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { storedRecord } from '../catalog/index.ts'
import type { ComparedField, ListedRecord, ListReportRecords } from './contract.ts'
import { getReport, reportRow } from './reports.ts'
import { versionsOf } from './runs/versions.ts'

type Query = NonNullable<typeof ListReportRecords.types>['query']

/** A page of the records of a list, or of those that differ. */
export async function listRecords(
  w: Work,
  id: number,
  query: Query,
): Promise<Outcome<{ total: number; rows: ListedRecord[] }>> {
  const report = await getReport(w, id)
  if (isRefusal(report)) return report
  const { limit = 50, offset = 0 } = query
  const found = sql`record_reports.listed l where ${isMeant(id, query)}`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<ListedRecord>`
    select b.id as bib, b.control_number as "controlNumber", b.title, b.author, b.year, b.format, l.fate, l.tags
    from record_reports.listed l join catalog.bib_history_view b on b.id = l.bib_id
    where ${isMeant(id, query)} order by l.bib_id limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows }
}

/** The numbers of all records of a list, or of those that differ; without those that are deleted. */
export async function listBibs(w: Work, id: number, query: Query): Promise<Outcome<{ bibs: number[] }>> {
  const report = await getReport(w, id)
  if (isRefusal(report)) return report
  const { rows } = await sql<{ bib: number }>`
    select l.bib_id as bib from record_reports.listed l join catalog.bib_view b on b.id = l.bib_id
    where ${isMeant(id, query)} order by l.bib_id`.execute(w.db)
  return { bibs: rows.map(({ bib }) => bib) }
}

/** How one record differs between the two moments of a comparison. */
export async function recordDifference(
  w: Work,
  id: number,
  bib: number,
): Promise<Outcome<{ bib: number; title: string; fields: ComparedField[] }>> {
  const report = await reportRow(w, id)
  const { rows } = await sql<{ title: string; before_version: number | null; after_version: number | null }>`
    select b.title, l.before_version, l.after_version
    from record_reports.listed l join catalog.bib_history_view b on b.id = l.bib_id
    where l.report_id = ${id} and l.bib_id = ${bib}`.execute(w.db)
  const [row] = rows
  if (report?.kind !== 'comparison' || !row) {
    return notFound('record-difference', 'This record is not among those that differ.')
  }
  const stored = await versionsOf(w, [
    ...(row.before_version === null ? [] : [{ bib, version: row.before_version }]),
    ...(row.after_version === null ? [] : [{ bib, version: row.after_version }]),
  ])
  const recordOf = (version: number | null) => {
    const found = stored.find((each) => each.version === version)
    return found ? storedRecord(found.bytes, found.form) : { leader: '', fields: [], encoding: 'utf-8' as const }
  }
  const { ignore = [] } = report.request
  const isWhole = row.before_version === null || row.after_version === null
  const diff = diffRecords(recordOf(row.before_version), recordOf(row.after_version), {
    ignore: isWhole ? [...ignore, 'LDR'] : [...ignore],
  })
  const fields = diff.fields.map(({ kind, tag, parts }) => ({ kind, tag, parts: [...parts] }))
  const leader = diff.leader ? [{ kind: 'changed' as const, tag: 'LDR', parts: [...diff.leader] }] : []
  return { bib, title: row.title, fields: [...leader, ...fields] }
}

function isMeant(id: number, { fate, tag }: Query): RawBuilder<boolean> {
  return sql<boolean>`l.report_id = ${id} and (${fate ?? null}::text is null or l.fate = ${fate ?? ''})
    and (${tag ?? null}::text is null or ${tag ?? ''} = any(l.tags))`
}
