import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { audienceName, formatName, languageName } from './rules/facet-names.ts'

/** What a value of a facet is called. */
export type FacetLabels = (facet: string, value: string) => string

/** Names of branches, shelving locations and item types, in one query; languages and formats by their codes. */
export async function labelsFor(w: Pick<Work, 'db'>): Promise<FacetLabels> {
  const { rows } = await sql<{ facet: string; value: string; name: string }>`
    select 'branch' as facet, id::text as value, name from org.branch_view
    union all select 'location', id::text, name from org.shelving_location_view
    union all select 'item-type', code, name from catalog.item_type`.execute(w.db)
  const names = new Map(rows.map(({ facet, value, name }) => [`${facet}:${value}`, name]))
  return (facet, value) => {
    if (facet === 'format') return formatName(value)
    if (facet === 'audience') return audienceName(value)
    if (facet === 'language') return languageName(value)
    return names.get(`${facet === 'available' ? 'branch' : facet}:${value}`) ?? value
  }
}
