import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import type { Work } from '../../platform/work.ts'
import { audienceName, formatName, languageName } from './rules/facet-names.ts'

/** What a value of a facet is called. */
export type FacetLabels = (facet: string, value: string) => string

interface Labels {
  readonly from: number
  readonly labels: Promise<FacetLabels>
}

/** So long names are kept, in milliseconds: a new name stands in searches within a second. */
const kept = 1000
const byPlatform = new WeakMap<Platform, Labels>()

/** Names of branches, shelving locations and item types, asked once a second at most; languages and formats by their codes. */
export function labelsFor({ platform, db }: Pick<Work, 'platform' | 'db'>): Promise<FacetLabels> {
  const last = byPlatform.get(platform)
  if (last && performance.now() - last.from < kept) return last.labels
  const labels = askLabels(db)
  byPlatform.set(platform, { from: performance.now(), labels })
  labels.catch(() => byPlatform.delete(platform))
  return labels
}

async function askLabels(db: Work['db']): Promise<FacetLabels> {
  const { rows } = await sql<{ facet: string; value: string; name: string }>`
    select 'branch' as facet, id::text as value, name from org.branch_view
    union all select 'location', id::text, name from org.shelving_location_view
    union all select 'item-type', code, name from catalog.item_type`.execute(db)
  const names = new Map(rows.map(({ facet, value, name }) => [`${facet}:${value}`, name]))
  return (facet, value) => {
    if (facet === 'format') return formatName(value)
    if (facet === 'audience') return audienceName(value)
    if (facet === 'language') return languageName(value)
    return names.get(`${facet === 'available' ? 'branch' : facet}:${value}`) ?? value
  }
}
