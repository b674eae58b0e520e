import type { DocList, FacetCount, FacetToCount } from './facets.ts'
import type { LiveFacets } from './live-facets.ts'
import type { Segment } from './segment.ts'

/** A live facet to count. */
export interface LiveToCount extends Pick<FacetToCount, 'limit' | 'wanted' | 'leftOut'> {
  readonly facet: string
}

/** Counts live facets over all segments; `found` has the documents of each that count for every facet. */
export function countLive(
  asked: readonly LiveToCount[],
  live: LiveFacets,
  parts: readonly { readonly segment: Segment }[],
  found: readonly DocList[],
): Record<string, readonly FacetCount[]> {
  if (asked.length === 0) return {}
  const counts = asked.map(({ facet }) => live.noCounts(facet))
  const tally = (lists: (part: number) => readonly DocList[]): void =>
    parts.forEach(({ segment }, part) => lists(part).forEach((list) => live.tally(segment.ids, list)))
  tally((part) => [found[part]!])
  live.drain(counts)
  asked.forEach(({ leftOut }, i) => {
    tally((part) => leftOut[part] ?? [])
    live.drain([counts[i]!])
  })
  return Object.fromEntries(
    asked.map(({ facet, limit, wanted }, i) => [facet, live.best(counts[i]!, limit, wanted)] as const),
  )
}
