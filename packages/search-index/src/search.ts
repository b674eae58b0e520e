import { countLive, type LiveToCount } from './count-live.ts'
import type { DocSet } from './doc-set.ts'
import { evaluate } from './evaluate.ts'
import type { DocList, FacetCount, FacetToCount } from './facets.ts'
import { countFacets } from './facets.ts'
import type { Filter } from './filters.ts'
import { applyFilters, filterTests } from './filters.ts'
import type { NumberCount } from './histogram.ts'
import { countNumbers } from './histogram.ts'
import type { LiveFacets } from './live-facets.ts'
import type { Part } from './merge-documents.ts'
import { groupDocuments } from './group.ts'
import type { Hit, Order } from './order.ts'
import { orderHits } from './order.ts'
import type { Plan } from './plan.ts'
import type { Schema } from './schema.ts'
import { placeOf } from './schema.ts'
import type { Scratch } from './scratch.ts'

/** What to give back of what a plan finds. */
export interface SearchScope {
  readonly filters: readonly Filter[]
  readonly facets: readonly string[]
  readonly facetLimit: number
  readonly histograms: readonly string[]
  readonly order: Order
  /** The sort key whose equals are one hit. */
  readonly group: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Where to look. */
export interface SearchGround {
  readonly schema: Schema
  readonly parts: readonly (Part & { readonly deletedCount: number })[]
  readonly scratch: Scratch
  /** Facets that are kept beside the segments. */
  readonly live: LiveFacets
}

/** What a plan finds. */
export interface Found {
  readonly total: number
  /** Where hits are grouped: how many different groups there are. */
  readonly groups?: number
  readonly hits: readonly Hit[]
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  readonly histograms: Readonly<Record<string, readonly NumberCount[]>>
}

/** How many documents a plan finds with the filters. */
export function countMatches(plan: Plan, scope: SearchScope, ground: SearchGround): number {
  return filteredSets(plan, scope, ground).reduce((sum, { kept }) => sum + kept.length, 0)
}

/** The ids of all documents that a plan finds with the filters, ascending. */
export function matchingIds(plan: Plan, scope: SearchScope, ground: SearchGround): Uint32Array {
  const sets = filteredSets(plan, scope, ground)
  const ids = new Uint32Array(sets.reduce((sum, { kept }) => sum + kept.length, 0))
  let at = 0
  sets.forEach(({ kept }, part) => {
    const { segment } = ground.parts[part]!
    for (let i = 0; i < kept.length; i++) ids[at++] = segment.ids[kept.docs[i]!]!
  })
  return ids.sort()
}

/**
 * Runs a plan over all segments. `look` sees what was found in each segment, which is gone with the next search.
 */
export function runSearch(
  plan: Plan,
  scope: SearchScope,
  ground: SearchGround,
  look?: (sets: readonly DocList[]) => void,
): Found {
  const { schema, parts, scratch } = ground
  const sets = filteredSets(plan, scope, ground)
  const found = sets.map((set) => set.kept)
  // What only the filter of a facet or number left out counts for that facet or number.
  const leftOutBy = (isOwn: (filter: Filter) => boolean): DocList[][] =>
    sets.map(({ leftOut }) => leftOut.filter((_, i) => isOwn(scope.filters[i]!)))
  const histograms: Record<string, readonly NumberCount[]> = {}
  for (const name of scope.histograms) {
    const place = placeOf(schema.numbers, name, 'number')
    const leftOut = leftOutBy((filter) => 'number' in filter && filter.number === name)
    const columns = parts.map(({ segment }) => segment.numbers[place]!)
    histograms[name] = countNumbers(
      columns,
      found.map((set, part) => [set, ...leftOut[part]!]),
      scratch,
    )
  }
  look?.(found)
  const groups =
    scope.group === undefined ? undefined : groupDocuments(found, placeOf(schema.sorts, scope.group, 'sort key'), parts)
  return {
    total: found.reduce((sum, set) => sum + set.length, 0),
    ...(groups !== undefined && { groups: groups.count }),
    hits: orderHits(found, plan, scope, ground, groups),
    facets: countAllFacets(found, leftOutBy, scope, ground),
    histograms,
  }
}

function countAllFacets(
  found: readonly DocSet[],
  leftOutBy: (isOwn: (filter: Filter) => boolean) => DocList[][],
  { filters, facets, facetLimit: limit }: SearchScope,
  { schema, parts, scratch, live }: SearchGround,
): Record<string, readonly FacetCount[]> {
  const counts: Record<string, readonly FacetCount[]> = {}
  const inDocuments: FacetToCount[] = []
  const besides: LiveToCount[] = []
  for (const name of new Set(facets)) {
    const wanted = filters.flatMap((filter) => ('facet' in filter && filter.facet === name ? filter.values : []))
    const asked = { limit, wanted, leftOut: leftOutBy((filter) => 'facet' in filter && filter.facet === name) }
    counts[name] = []
    if (live.has(name)) besides.push({ facet: name, ...asked })
    else inDocuments.push({ facet: placeOf(schema.facets, name, 'facet'), ...asked })
  }
  Object.assign(counts, countLive(besides, live, parts, found))
  if (inDocuments.length === 0) return counts
  const columns = parts.map(({ segment }) => segment.facets)
  countFacets(columns, found, inDocuments, scratch).forEach((list, i) => {
    counts[schema.facets[inDocuments[i]!.facet]!] = list
  })
  return counts
}

function filteredSets(
  plan: Plan,
  { filters, facets, histograms }: Pick<SearchScope, 'filters' | 'facets' | 'histograms'>,
  { schema, parts, scratch, live }: SearchGround,
): { kept: DocSet; leftOut: readonly DocList[] }[] {
  const { room } = scratch
  room.clear()
  const counted = new Set([...facets, ...histograms])
  return parts.map(({ segment, deleted, deletedCount }, part) => {
    const set = evaluate(plan, { schema, segment, part, live, room, pool: scratch.pool(segment) })
    const tests = filterTests(filters, counted, { schema, segment, live }, scratch.filters)
    return applyFilters(set, tests, deletedCount > 0 ? deleted : undefined)
  })
}
