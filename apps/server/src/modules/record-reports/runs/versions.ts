import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { BibRecord } from '../../catalog/index.ts'

/** The stored records of some versions of titles. */
export async function versionsOf(
  w: Pick<Work, 'db'>,
  wanted: readonly { readonly bib: number; readonly version: number }[],
): Promise<readonly BibRecord[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<BibRecord>`
    select v.bib_id as bib, v.version, v.record as bytes, v.form
    from unnest(${wanted.map(({ bib }) => bib)}::bigint[], ${wanted.map(({ version }) => version)}::integer[])
      as wanted(bib, version)
    join catalog.record_version_view v on v.bib_id = wanted.bib and v.version = wanted.version`.execute(w.db)
  return rows
}

/** Which version of a title was the current one at two moments; null where it was not there. */
export interface TwoVersions {
  readonly bib: number
  readonly before: number | null
  readonly after: number | null
}

/** The versions of titles at two moments. A title that was deleted before the second has none there. */
export async function versionsAt(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly TwoVersions[]> {
  const { rows } = await sql<TwoVersions>`
    select b.id as bib,
      (select max(v.version) from catalog.bib_version_view v
        where v.bib_id = b.id and v.at <= ${from} and (b.deleted_at is null or b.deleted_at > ${from})) as before,
      (select max(v.version) from catalog.bib_version_view v
        where v.bib_id = b.id and v.at <= ${to} and (b.deleted_at is null or b.deleted_at > ${to})) as after
    from catalog.bib_history_view b where b.id = any(${bibs}::bigint[]) order by b.id`.execute(w.db)
  return rows
}
