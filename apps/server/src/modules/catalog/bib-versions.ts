import { tablesOf, type Work } from '../../platform/work.ts'
import type { Outcome } from '../../platform/refusal.ts'
import { bibNotFound } from './get-bib.ts'
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
