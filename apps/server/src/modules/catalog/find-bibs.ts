import { queryLimits, type Filter, type Order, type Query } from '@carrel/search-index'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { BibRecord } from './bib-records.ts'
import { rankOf } from './rank-of.ts'
import { askSearch } from './search/service.ts'

/** By what titles are ordered; each can be turned round. */
export const bibOrders = ['relevance', 'title', 'author', 'date', 'call-number', 'added'] as const
export type BibOrder = (typeof bibOrders)[number]

/** A search by a query tree, as protocols ask. */
export interface BibSearch {
  readonly query: Query
  readonly order?: { readonly by: BibOrder; readonly descending?: boolean }
  readonly offset: number
  readonly limit: number
  /** Facets to count, and how many values of each at most. */
  readonly facets?: readonly string[]
  readonly facetLimit?: number
}

/** Titles found, and where facets were asked for their most frequent values. */
export interface FoundBibs {
  readonly total: number
  readonly bibs: readonly number[]
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
}

/** How many titles can be fetched of one result. */
export const mostFetched = queryLimits.hits

/** Titles that a query tree finds, by their numbers; suppressed ones are never among them. */
export async function findBibs(
  w: Work,
  { query, order = { by: 'relevance' }, offset, limit, facets = [], facetLimit = 0 }: BibSearch,
): Promise<Outcome<FoundBibs>> {
  if (offset + limit > queryLimits.hits)
    return refuse({
      code: 'invalid-offset',
      message: `Only the first ${queryLimits.hits.toLocaleString('en')} titles of a result can be fetched.`,
    })
  const found = await askSearch(
    w.platform,
    'search',
    { query, order: orderOf(order), filters: open, offset, limit, facets, facetLimit },
    { rank: rankOf(w.actor, { offset }) },
  )
  return isRefusal(found) ? found : { total: found.total, bibs: found.hits.map(({ id }) => id), facets: found.facets }
}

// Protocols are for other libraries and programs: nobody is shown there what is hidden from the public.
const open: readonly Filter[] = [{ facet: 'visibility', values: ['public'] }]

function orderOf({ by, descending = false }: { readonly by: BibOrder; readonly descending?: boolean }): Order {
  const turned = descending ? { descending } : {}
  switch (by) {
    case 'relevance':
      return { by: 'relevance' }
    case 'date':
      return { by: 'number', number: 'year', ...turned }
    case 'added':
      return { by: 'number', number: 'added', ...turned }
    default:
      return { by: 'key', key: by, ...turned }
  }
}

/** The stored records of titles that everybody may see, by their numbers; others are left out. */
export async function publicRecords(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, BibRecord>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<BibRecord>`
    select b.id as bib, b.version, v.record as bytes, v.form
    from catalog.bib b join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
    where b.id = any(${bibs}::bigint[]) and b.deleted_at is null and not b.suppressed`.execute(w.db)
  return new Map(rows.map((row) => [row.bib, row]))
}
