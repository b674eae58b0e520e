import { ordinalOf, prefixRange } from './dictionary.ts'
import { facetKey, facetStart } from './keys.ts'
import type { LiveFacets } from './live-facets.ts'
import type { Schema } from './schema.ts'
import { placeOf } from './schema.ts'
import type { Segment } from './segment.ts'
import { NO_NUMBER } from './segment.ts'

/** Where the values of documents are: a segment and the facets kept beside it. */
export interface ValueGround {
  readonly schema: Schema
  readonly segment: Segment
  readonly live: LiveFacets
}

/**
 * A test whether a document of a segment has any of the values of a facet.
 *
 * @throws RangeError for a facet that the schema does not have.
 */
export function facetTest(
  name: string,
  values: readonly string[],
  { schema, segment, live }: ValueGround,
): (doc: number) => boolean {
  const test = live.test(name, values)
  if (test) return (doc) => test(segment.ids[doc]!)
  const facet = placeOf(schema.facets, name, 'facet')
  const { keys, offsets, ordinals } = segment.facets
  const wanted = new Set(values.map((value) => ordinalOf(keys, facetKey(value, facet))))
  wanted.delete(-1)
  if (wanted.size === 0) return () => false
  // A document's facets stand in the order of the dictionary; what comes after this one need not be read.
  const endOfFacet = prefixRange(keys, facetStart(facet)).to
  const least = Math.min(...wanted)
  return (doc) => {
    const to = offsets[doc + 1]!
    for (let at = offsets[doc]!; at < to; at++) {
      const ordinal = ordinals[at]!
      if (ordinal < least) continue
      if (ordinal >= endOfFacet) return false
      if (ordinal === least || wanted.has(ordinal)) return true
    }
    return false
  }
}

/**
 * A test whether a number of a document lies between two, both included.
 *
 * @throws RangeError for a number that the schema does not have.
 */
export function rangeTest(
  name: string,
  from = -Infinity,
  to = Infinity,
  { schema, segment }: ValueGround,
): (doc: number) => boolean {
  const numbers = segment.numbers[placeOf(schema.numbers, name, 'number')]!
  return (doc) => numbers[doc] !== NO_NUMBER && numbers[doc]! >= from && numbers[doc]! <= to
}
