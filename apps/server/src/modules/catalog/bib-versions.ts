import type { MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { tablesOf, type Work } from '../../platform/work.ts'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import { bibNotFound } from './get-bib.ts'
import type { RecordForm } from './rules/bib-draft.ts'
import { storedRecord } from './stored-record.ts'
import type { CatalogTables } from './tables.ts'

/** A version of a record: when, by whom and why. */
export interface VersionRow {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly why: string
}

/** Every version of a record, newest first; also of a title that was deleted. */
export async function bibVersions(w: Pick<Work, 'db'>, bib: number): Promise<Outcome<readonly VersionRow[]>> {
  const rows = await tablesOf<CatalogTables>(w)
    .selectFrom('catalog.bib_version')
    .select(['version', 'at', 'by_name', 'why'])
    .where('bib_id', '=', bib)
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) return bibNotFound(bib)
  return rows.map((row) => ({
    version: row.version,
    at: row.at.toString(),
    by: row.by_name,
    why: row.why,
  }))
}

/** The record of a title as it stood in one of its versions; the present one when none is named. */
export async function bibRecordAt(
  w: Pick<Work, 'db'>,
  bib: number,
  version?: number,
): Promise<Outcome<VersionRow & { readonly record: MarcRecord }>> {
  const { rows } = await sql<{
    version: number
    at: Temporal.Instant
    by_name: string
    why: string
    record: Buffer
    form: RecordForm
  }>`
    select v.version, v.at, v.by_name, v.why, v.record, v.form
    from catalog.bib b join catalog.bib_version v on v.bib_id = b.id and v.version = coalesce(${version ?? null}, b.version)
    where b.id = ${bib} and b.deleted_at is null`.execute(w.db)
  const [row] = rows
  if (!row)
    return version === undefined
      ? bibNotFound(bib)
      : notFound('version', `The record of title ${bib} has no version ${version}.`)
  return {
    version: row.version,
    at: row.at.toString(),
    by: row.by_name,
    why: row.why,
    record: storedRecord(row.record, row.form),
  }
}
