import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { RecordForm } from './rules/bib-draft.ts'

/** The stored record of one of several titles. */
export interface BibRecord {
  readonly bib: number
  readonly version: number
  /** The bytes as they came or were saved. */
  readonly bytes: Buffer
  /** How they are written; `storedRecord` reads them. */
  readonly form: RecordForm
}

/** The records of titles as they are stored, in the order of their numbers; titles that are gone are left out. */
export async function bibRecords(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<readonly BibRecord[]> {
  if (bibs.length === 0) return []
  const { rows } = await sql<BibRecord>`
    select b.id as bib, b.version, v.record as bytes, v.form
    from catalog.bib b join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
    where b.id = any(${bibs}::bigint[]) and b.deleted_at is null order by b.id`.execute(w.db)
  return rows
}
