import { parseQuery, queryLimits, type Filter, type Order, type Query, type SearchRequest } from '@carrel/search-index'
import { queryWords } from '@carrel/text'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { SearchAnswer, SearchHit, SearchQuery } from './contract.ts'
import { labelsFor, type FacetLabels } from './facet-labels.ts'
import { advancedQuery, type SearchLine } from './rules/advanced-query.ts'
import { queryOfCql } from './rules/cql-query.ts'
import { facetLabels } from './rules/facet-names.ts'
import { fieldPrefixes } from './rules/field-prefixes.ts'
import { searchFields } from './rules/search-fields.ts'
import { yearBuckets } from './rules/year-buckets.ts'
import type { AskOptions } from './search/client.ts'
import { askSearch } from './search/service.ts'
import { rankOf } from './rank-of.ts'

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
  const everything = typeof wanted.query !== 'string' && wanted.query.kind === 'all'
  const request: SearchRequest = {
    ...wanted,
    facets: Object.keys(facetLabels),
    facetLimit: 15,
    histograms: ['year'],
    // Everything there is has no best hit: the newest additions come first.
    order: orders[query.sort ?? (everything ? 'added' : 'relevance')],
    ...(query.group === 'work' && { group: 'work' }),
    offset,
    limit,
  }
  const found = await askSearch(w.platform, 'search', request, askOptions(w, query))
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
    ...(found.groups !== undefined && { works: found.groups }),
    rows: withEditions(rows, found.hits),
    facets: facetsOf(found.facets, wanted.filters, labels),
    years: yearsOf(found.histograms['year'] ?? []),
    corrected: found.corrected ?? null,
    relaxed: found.relaxed ?? null,
    words: queryWords([found.corrected ?? typed, ...(query.term ?? [])].join(' ')).flatMap(
      ({ alternatives }) => alternatives[0]?.[0] ?? [],
    ),
    sequence: found.sequence,
  }
}

/** All titles that a search finds, by their numbers in rising order: the whole result, not a page of it. */
export async function searchAllBibs(w: Work, query: WantedTitles): Promise<Outcome<readonly number[]>> {
  const wanted = wantedOf(w, query)
  if (isRefusal(wanted)) return wanted
  const ids = await askSearch(w.platform, 'allIds', wanted, askOptions(w, query))
  return isRefusal(ids) ? ids : Array.from(ids)
}

/** How urgent it is, and for those who change the catalogue which change must be there. */
function askOptions(w: Work, { atLeast, ...asked }: SearchQuery): AskOptions {
  const rank = rankOf(w.actor, asked)
  return { rank, ...(rank === 'staff' && atLeast !== undefined && { atLeast }) }
}

/** The part of a search that says which titles are wanted. */
type WantedTitles = Pick<
  SearchQuery,
  'q' | 'cql' | 'term' | 'field' | 'match' | 'join' | 'facet' | 'yearFrom' | 'yearTo' | 'atLeast'
>

function wantedOf(w: Work, query: WantedTitles) {
  const filters = filtersOf(w, query)
  if (isRefusal(filters)) return filters
  const typed = (query.q ?? '').trim()
  const parse = { prefixes: fieldPrefixes }
  const trees: Query[] = []
  const lines = advancedQuery(linesOf(query))
  if (lines !== null && 'unknownField' in lines) {
    return refuse({
      code: 'invalid-field',
      field: 'field',
      message: `"${lines.unknownField}" cannot be searched by itself. Choose any, ${Object.keys(searchFields).join(', ')}.`,
    })
  }
  if (lines !== null) trees.push(lines)
  if (query.cql !== undefined && query.cql.trim() !== '') {
    const cql = queryOfCql(query.cql)
    if (!cql.ok) return refuse({ code: 'invalid-cql', field: 'cql', message: cql.message })
    trees.push(cql.query)
  }
  if (trees.length === 0) return { query: typed === '' ? { kind: 'all' as const } : typed, parse, filters }
  if (typed !== '') trees.push(parseQuery(typed, parse))
  const [tree] = trees
  return { query: tree && trees.length === 1 ? tree : { kind: 'and' as const, of: trees }, parse, filters }
}

/** Lines of the advanced search from their columns; what is left out is what most people mean. */
function linesOf({ term, field, match, join }: WantedTitles): readonly SearchLine[] {
  return (term ?? []).map((text, n) => ({
    term: text,
    field: field?.[n] ?? 'any',
    match: match?.[n] ?? 'all',
    join: join?.[n] ?? 'and',
  }))
}

function withEditions(
  rows: readonly SearchHit[],
  hits: readonly { readonly id: number; readonly grouped?: number }[],
): SearchHit[] {
  const editions = new Map(hits.map(({ id, grouped }) => [id, grouped]))
  return rows.map((row) => {
    const count = editions.get(row.id)
    return count === undefined ? row : { ...row, editions: count }
  })
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
