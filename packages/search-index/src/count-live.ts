import type { DocList, FacetCount, FacetToCount } from './facets.ts'
import { LiveFacet } from './live-facet.ts'
import type { Segment } from './segment.ts'

/** A live facet to count. */
export interface LiveToCount extends Pick<FacetToCount, 'limit' | 'wanted' | 'leftOut'> {
  readonly name: string
  readonly facet: LiveFacet
}

/** Counts live facets over all segments; `found` has the documents of each that count for every facet. */
export function countLive(
  asked: readonly LiveToCount[],
  parts: readonly { readonly segment: Segment }[],
  found: readonly DocList[],
): Record<string, readonly FacetCount[]> {
  const facets = asked.map(({ facet }) => facet)
  parts.forEach(({ segment: { ids } }, part) => {
    LiveFacet.tally(facets, ids, found[part]!)
    for (const { facet, leftOut } of asked) for (const list of leftOut[part] ?? []) LiveFacet.tally([facet], ids, list)
  })
  return Object.fromEntries(asked.map((one) => [one.name, one.facet.counted(one)]))
}
