import { compareCodePoints } from './bytes.ts'
import { keyAt, ordinalOf } from './dictionary.ts'
import { facetKey, facetStart, valueOfKey } from './keys.ts'
import type { Scratch, Tally } from './scratch.ts'
import type { Column } from './segment.ts'
import { Top } from './top.ts'

/** How many of the documents found have a value. */
export interface FacetCount {
  readonly value: string
  readonly count: number
}

/** Documents of one segment; the first `length` count. */
export interface DocList {
  readonly docs: Uint32Array
  readonly length: number
}

/** A facet to count. */
export interface FacetToCount {
  /** Its place in the schema. */
  readonly facet: number
  /** How many values to give: those with the most documents. */
  readonly limit: number
  /** Values to give in any case. */
  readonly wanted: readonly string[]
  /** By segment, documents that only this facet's own filter left out: they count for it alone. */
  readonly leftOut: readonly (readonly DocList[])[]
}

/**
 * Counts facets over all segments. A document's values of all facets stand together, so one pass counts them all. The
 * numbers of the first segment's dictionary, by far the largest, serve for all; a value that it does not know is counted
 * by its key.
 *
 * @param columns the facet column of each segment.
 * @param found for each segment the documents that count for every facet.
 * @returns the counts of each facet, most first, in the order of `facets`.
 */
export function countFacets(
  columns: readonly Column[],
  found: readonly DocList[],
  facets: readonly FacetToCount[],
  scratch: Scratch,
): FacetCount[][] {
  const [base] = columns
  if (base === undefined) return facets.map(({ wanted }) => wanted.map((value) => ({ value, count: 0 })))
  return scratch.withTally(base, (tally) => {
    const others = new Map<string, number>()
    columns.forEach((column, part) => {
      const lists = facets.flatMap(({ leftOut }) => leftOut[part] ?? [])
      if (part > 0 && found[part]!.length === 0 && lists.every((list) => list.length === 0)) return
      const count = (into: Tally): void => {
        if (found[part]!.length * 2 > column.offsets.length)
          tallyAllBut(column, found[part]!, scratch.totals(column), into)
        else tallyList(column, found[part]!, into)
        for (const { facet, leftOut } of facets) {
          const { from, to } = scratch.facetRange(column, facet)
          for (const list of leftOut[part] ?? []) tallyBetween(column, list, into, from, to)
        }
      }
      if (part === 0) return count(tally)
      scratch.withTally(column, (small) => {
        count(small)
        addByValue(small, column, scratch.translation(base, column), tally, others)
      })
    })
    const tops = topValues(base, tally, facets, scratch)
    return facets.map((facet, i) => facetCounts(base, tally, others, facet, tops[i]!))
  })
}

/** Adds the counts of a small segment to those of the first. */
function addByValue(
  small: Tally,
  column: Column,
  numbers: Int32Array,
  tally: Tally,
  others: Map<string, number>,
): void {
  for (let i = 0; i < small.size; i++) {
    const ordinal = small.touched[i]!
    const count = small.counts[ordinal]!
    const known = numbers[ordinal]!
    if (known >= 0) {
      if (tally.counts[known] === 0) tally.touched[tally.size++] = known
      tally.counts[known]! += count
    } else {
      const key = keyAt(column.keys, ordinal)
      others.set(key, (others.get(key) ?? 0) + count)
    }
  }
}

/** For each facet the values of the base dictionary with the most documents. */
function topValues(base: Column, tally: Tally, facets: readonly FacetToCount[], scratch: Scratch): Top[] {
  const tops = facets.map(({ limit }) => new Top(limit))
  const topOfFacet: Top[] = []
  facets.forEach(({ facet }, i) => (topOfFacet[facet] = tops[i]!))
  const facetOf = scratch.facetOf(base)
  for (let i = 0; i < tally.size; i++) {
    const ordinal = tally.touched[i]!
    topOfFacet[facetOf[ordinal]!]?.offer(tally.counts[ordinal]!, ordinal)
  }
  return tops
}

function facetCounts(
  base: Column,
  tally: Tally,
  others: ReadonlyMap<string, number>,
  { facet, limit, wanted }: FacetToCount,
  top: Top,
): FacetCount[] {
  const start = facetStart(facet)
  const found = [...others].filter(([key]) => key.startsWith(start))
  for (const { value, number } of top.sorted()) found.push([keyAt(base.keys, number), value])
  const order = ([a, m]: [string, number], [b, n]: [string, number]): number => n - m || compareCodePoints(a, b)
  const chosen = new Map(found.sort(order).slice(0, limit))
  for (const value of wanted) {
    const key = facetKey(value, facet)
    const ordinal = ordinalOf(base.keys, key)
    chosen.set(key, ordinal >= 0 ? tally.counts[ordinal]! : (others.get(key) ?? 0))
  }
  return [...chosen].sort(order).map(([key, count]) => ({ value: valueOfKey(key), count }))
}

/** Counts all values of documents, in a tally that is empty. */
function tallyList(column: Column, list: DocList, tally: Tally): void {
  // Of many documents it is quicker to look for the counts afterwards than to note each first one.
  if (list.length * 4 > tally.counts.length) {
    addValues(column, list, tally.counts)
    findTouched(tally)
    return
  }
  const { offsets, ordinals } = column
  const { counts, touched } = tally
  for (let i = 0; i < list.length; i++) {
    const doc = list.docs[i]!
    const to = offsets[doc + 1]!
    for (let at = offsets[doc]!; at < to; at++) {
      const ordinal = ordinals[at]!
      if (counts[ordinal]!++ === 0) touched[tally.size++] = ordinal
    }
  }
}

function addValues({ offsets, ordinals }: Column, { docs, length }: DocList, counts: Uint32Array): void {
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!
    const to = offsets[doc + 1]!
    for (let at = offsets[doc]!; at < to; at++) counts[ordinals[at]!]!++
  }
}

function findTouched(tally: Tally): void {
  const { counts, touched } = tally
  let size = 0
  for (let ordinal = 0; ordinal < counts.length; ordinal++) if (counts[ordinal]! > 0) touched[size++] = ordinal
  tally.size = size
}

/** As {@link tallyList} for more than half of the documents: what all have, less what the others have. */
function tallyAllBut(
  { offsets, ordinals }: Column,
  { docs, length }: DocList,
  totals: Uint32Array,
  tally: Tally,
): void {
  const { counts } = tally
  counts.set(totals)
  let next = 0
  for (let doc = 0; doc < offsets.length - 1; doc++) {
    if (next < length && docs[next] === doc) {
      next++
      continue
    }
    const to = offsets[doc + 1]!
    for (let at = offsets[doc]!; at < to; at++) counts[ordinals[at]!]!--
  }
  findTouched(tally)
}

function tallyBetween(
  { offsets, ordinals }: Column,
  { docs, length }: DocList,
  tally: Tally,
  from: number,
  end: number,
): void {
  const { counts, touched } = tally
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!
    const to = offsets[doc + 1]!
    for (let at = offsets[doc]!; at < to; at++) {
      const ordinal = ordinals[at]!
      if (ordinal >= from && ordinal < end && counts[ordinal]!++ === 0) touched[tally.size++] = ordinal
    }
  }
}
