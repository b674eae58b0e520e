import { queryLimits, type Filter, type Order, type SearchRequest } from '@carrel/search-index'
import { queryWords } from '@carrel/text'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { SearchAnswer, SearchHit, SearchQuery } from './contract.ts'
import { labelsFor, type FacetLabels } from './facet-labels.ts'
import { facetLabels } from './rules/facet-names.ts'
import { yearBuckets } from './rules/year-buckets.ts'
import { askSearch } from './search/service.ts'

/** What may stand before a colon in what people type. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'other-title'],
  author: ['author', 'author-variant'],
  subject: ['subject', 'subject-variant'],
  series: ['series'],
  isbn: ['identifier'],
  issn: ['identifier'],
  lccn: ['identifier'],
  number: ['identifier'],
  publisher: ['publisher'],
  call: ['call-number'],
  note: ['note'],
}

const orders: Readonly<Record<NonNullable<SearchQuery['sort']>, Order>> = {
  relevance: { by: 'relevance' },
  title: { by: 'key', key: 'title' },
  author: { by: 'key', key: 'author' },
  newest: { by: 'number', number: 'year', descending: true },
  oldest: { by: 'number', number: 'year' },
  added: { by: 'number', number: 'added', descending: true },
  'call-number': { by: 'key', key: 'call-number' },
}

/** Searches the catalogue: hits with their brief titles and where they are on the shelf, facets, years, a correction. */
export async function searchCatalog(w: Work, query: SearchQuery): Promise<Outcome<SearchAnswer>> {
  const limit = query.limit ?? 20
  const offset = query.offset ?? 0
  if (offset + limit > queryLimits.hits) {
    return refuse({
      code: 'invalid-offset',
      field: 'offset',
      message: `Only the first ${queryLimits.hits.toLocaleString('en')} titles can be paged through. Narrow the search.`,
    })
  }
  const typed = (query.q ?? '').trim()
  const wanted = wantedOf(w, query)
  if (isRefusal(wanted)) return wanted
  const request: SearchRequest = {
    ...wanted,
    facets: Object.keys(facetLabels),
    facetLimit: 15,
    histograms: ['year'],
    // Everything there is has no best hit: the newest additions come first.
    order: orders[query.sort ?? (typed === '' ? 'added' : 'relevance')],
    offset,
    limit,
  }
  const found = await askSearch(
    w.platform,
    'search',
    request,
    query.atLeast === undefined ? {} : { atLeast: query.atLeast },
  )
  if (isRefusal(found)) return found
  const [rows, labels] = await Promise.all([
    hitsOf(
      w,
      found.hits.map(({ id }) => id),
    ),
    labelsFor(w),
  ])
  return {
    total: found.total,
    rows: [...rows],
    facets: facetsOf(found.facets, wanted.filters, labels),
    years: yearsOf(found.histograms['year'] ?? []),
    corrected: found.corrected ?? null,
    relaxed: found.relaxed ?? null,
    words: queryWords(found.corrected ?? typed).flatMap(({ alternatives }) => alternatives[0]?.[0] ?? []),
    sequence: found.sequence,
  }
}

/** All titles that a search finds, by their numbers in rising order: the whole result, not a page of it. */
export async function searchAllBibs(w: Work, query: WantedTitles): Promise<Outcome<readonly number[]>> {
  const wanted = wantedOf(w, query)
  if (isRefusal(wanted)) return wanted
  const { atLeast } = query
  const ids = await askSearch(w.platform, 'allIds', wanted, atLeast === undefined ? {} : { atLeast })
  return isRefusal(ids) ? ids : Array.from(ids)
}

/** The part of a search that says which titles are wanted. */
type WantedTitles = Pick<SearchQuery, 'q' | 'facet' | 'yearFrom' | 'yearTo' | 'atLeast'>

function wantedOf(w: Work, query: WantedTitles) {
  const filters = filtersOf(w, query)
  if (isRefusal(filters)) return filters
  const typed = (query.q ?? '').trim()
  return { query: typed === '' ? { kind: 'all' as const } : typed, parse: { prefixes }, filters }
}

function filtersOf(w: Work, query: WantedTitles): Outcome<readonly Filter[]> {
  const chosen = new Map<string, string[]>()
  for (const facet of query.facet ?? []) {
    const colon = facet.indexOf(':')
    const name = facet.slice(0, Math.max(0, colon))
    if (!Object.hasOwn(facetLabels, name)) {
      return refuse({
        code: 'invalid-facet',
        field: 'facet',
        message: `"${facet}" is no facet. Write name:value with one of the names ${Object.keys(facetLabels).join(', ')}.`,
      })
    }
    chosen.set(name, [...(chosen.get(name) ?? []), facet.slice(colon + 1)])
  }
  const filters: Filter[] = Array.from(chosen, ([facet, values]) => ({ facet, values }))
  const { yearFrom, yearTo } = query
  if (yearFrom !== undefined || yearTo !== undefined) {
    filters.push({
      number: 'year',
      ...(yearFrom !== undefined && { from: yearFrom }),
      ...(yearTo !== undefined && { to: yearTo }),
    })
  }
  const sees = w.actor.kind === 'anonymous' || w.actor.kind === 'patron' ? ['public'] : undefined
  if (sees) filters.push({ facet: 'visibility', values: sees })
  return filters
}

function facetsOf(
  counts: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>,
  filters: readonly Filter[],
  labels: FacetLabels,
): SearchAnswer['facets'] {
  return Object.entries(facetLabels).flatMap(([name, label]) => {
    const chosen = filters.flatMap((filter) => ('facet' in filter && filter.facet === name ? filter.values : []))
    const values = (counts[name] ?? []).map(({ value, count }) => ({
      value,
      label: labels(name, value),
      count,
      selected: chosen.includes(value),
    }))
    return values.length === 0 ? [] : [{ name, label, values }]
  })
}

function yearsOf(counts: readonly { readonly value: number; readonly count: number }[]): SearchAnswer['years'] {
  const years = yearBuckets(counts)
  return years && { ...years, buckets: years.buckets.map((bucket) => ({ ...bucket })) }
}

/** The titles of hits in their order. One that was deleted a moment ago is left out. */
export async function hitsOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<readonly SearchHit[]> {
  if (bibs.length === 0) return []
  const { rows } = await sql<SearchHit>`
    select b.id, b.title, b.original_title as "originalTitle", b.author, b.original_author as "originalAuthor", b.year,
      b.format, b.language, b.isbn, b.class_number as "classNumber", b.summary, c.items,
      coalesce(c."availableAt", '{}') as "availableAt"
    from unnest(${bibs}::bigint[]) with ordinality as wanted(id, place)
      join catalog.bib b using (id)
      left join lateral (
        select count(*) as items, array_agg(distinct i.holding_branch_id) filter (where i.status = 'available') as "availableAt"
        from catalog.item i where i.bib_id = b.id and i.deleted_at is null and i.status <> 'withdrawn') c on true
    where b.deleted_at is null order by wanted.place`.execute(w.db)
  return rows
}
