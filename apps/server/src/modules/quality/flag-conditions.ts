import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { FlagFilters } from './contract.ts'
import { profileInForce } from './profile.ts'

/** The conditions of a list of flags as SQL over `quality.finding f`; rules that are switched off are left out. */
export async function flagConditions(w: Work, filters: FlagFilters): Promise<RawBuilder<unknown>> {
  const { off } = await profileInForce.get(w, 'all')
  const { code, severity, bib, format, branch, savedBy, since } = filters
  const parts = [
    filters.dismissed === true ? sql`f.dismissed` : sql`not f.dismissed`,
    code === undefined ? sql`f.code <> all(${off}::text[])` : off.includes(code) ? sql`false` : sql`f.code = ${code}`,
  ]
  if (severity !== undefined) parts.push(sql`f.severity = ${severity}`)
  if (bib !== undefined) parts.push(sql`f.bib_id = any(${bib}::bigint[])`)
  if (since !== undefined) parts.push(sql`f.found_at >= ${since}::timestamptz`)
  if (format !== undefined)
    parts.push(sql`exists (select from catalog.bib_view b where b.id = f.bib_id and b.format = ${format})`)
  if (branch !== undefined)
    parts.push(sql`exists (select from catalog.item_view i where i.bib_id = f.bib_id and i.branch_id = ${branch})`)
  if (filters.import !== undefined)
    parts.push(sql`f.bib_id in (select bib_id from loading.import_bib_view where import_id = ${filters.import})`)
  if (savedBy !== undefined)
    parts.push(sql`exists (select from catalog.bib_view b join catalog.bib_version_view v
      on v.bib_id = b.id and v.version = b.version where b.id = f.bib_id and v.by_name = ${savedBy})`)
  return sql.join(parts, sql` and `)
}
