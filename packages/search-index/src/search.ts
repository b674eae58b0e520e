import type { DocSet } from './doc-set.ts'
import { evaluate } from './evaluate.ts'
import type { DocList, FacetCount } from './facets.ts'
import { countFacet } from './facets.ts'
import type { Filter } from './filters.ts'
import { applyFilters, filterTests } from './filters.ts'
import type { NumberCount } from './histogram.ts'
import { countNumbers } from './histogram.ts'
import type { LiveFacet } from './live-facet.ts'
import type { Part } from './merge-documents.ts'
import type { Hit, Order } from './order.ts'
import { orderHits } from './order.ts'
import type { Plan } from './plan.ts'
import type { Schema } from './schema.ts'
import type { Scratch } from './scratch.ts'

/** What to give back of what a plan finds. */
export interface SearchScope {
  readonly filters: readonly Filter[]
  readonly facets: readonly string[]
  readonly facetLimit: number
  readonly histograms: readonly string[]
  readonly order: Order
  readonly offset: number
  readonly limit: number
}

/** Where to look. */
export interface SearchGround {
  readonly schema: Schema
  readonly parts: readonly (Part & { readonly deletedCount: number })[]
  readonly scratch: Scratch
  /** Facets that are kept beside the segments. */
  readonly live: ReadonlyMap<string, LiveFacet>
}

/** What a plan finds. */
export interface Found {
  readonly total: number
  readonly hits: readonly Hit[]
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  readonly histograms: Readonly<Record<string, readonly NumberCount[]>>
}

/** How many documents a plan finds with the filters. */
export function countMatches(plan: Plan, scope: SearchScope, ground: SearchGround): number {
  return filteredSets(plan, scope.filters, ground).reduce((sum, { kept }) => sum + kept.length, 0)
}

/** Runs a plan over all segments. */
export function runSearch(plan: Plan, scope: SearchScope, ground: SearchGround): Found {
  const { schema, parts, scratch, live } = ground
  const sets = filteredSets(plan, scope.filters, ground)
  const segments = parts.map((part) => part.segment)
  // A facet's own filter does not narrow its counts.
  const listsFor = (isOwn: (filter: Filter) => boolean): DocList[][] =>
    sets.map(({ kept, leftOut }) => [kept, ...leftOut.filter((_, i) => isOwn(scope.filters[i]!))])
  const facets: Record<string, readonly FacetCount[]> = {}
  for (const name of scope.facets) {
    const isOwn = (filter: Filter): boolean => 'facet' in filter && filter.facet === name
    const wanted = scope.filters.flatMap((filter) => ('facet' in filter && filter.facet === name ? filter.values : []))
    const lists = listsFor(isOwn)
    const options = { limit: scope.facetLimit, wanted, scratch }
    const beside = live.get(name)
    if (beside) {
      const found = segments.map(({ ids }, part) => ({ ids, lists: lists[part]! }))
      facets[name] = beside.count(found, options)
      continue
    }
    const place = placeIn(schema.facets, name, 'facet')
    const columns = segments.map((segment) => segment.facets[place]!)
    facets[name] = countFacet(columns, lists, options)
  }
  const histograms: Record<string, readonly NumberCount[]> = {}
  for (const name of scope.histograms) {
    const place = placeIn(schema.numbers, name, 'number')
    const lists = listsFor((filter) => 'number' in filter && filter.number === name)
    histograms[name] = countNumbers(
      segments.map((segment) => segment.numbers[place]!),
      lists,
    )
  }
  const kept = sets.map((set) => set.kept)
  const total = kept.reduce((sum, set) => sum + set.length, 0)
  return { total, hits: orderHits(kept, plan, scope, ground), facets, histograms }
}

function filteredSets(
  plan: Plan,
  filters: readonly Filter[],
  { schema, parts, scratch, live }: SearchGround,
): { kept: DocSet; leftOut: readonly DocList[] }[] {
  return parts.map(({ segment, deleted, deletedCount }, part) => {
    const set = evaluate(plan, { segment, part, pool: scratch.pool(segment) })
    return applyFilters(set, filterTests(filters, schema, segment, live), deletedCount > 0 ? deleted : undefined)
  })
}

function placeIn(names: readonly string[], name: string, what: string): number {
  const place = names.indexOf(name)
  if (place < 0) throw new RangeError(`The index has no ${what} "${name}".`)
  return place
}
