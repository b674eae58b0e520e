import type { DocSet } from './doc-set.ts'
import type { ValueGround } from './facet-test.ts'
import { facetTest, rangeTest } from './facet-test.ts'
import type { FilterMemory } from './filter-memory.ts'
import type { DocList } from './facets.ts'
import { isMarked } from './segment.ts'

/** What is chosen beside the query: values of a facet (any of them), or a span of a number. */
export type Filter =
  | { readonly facet: string; readonly values: readonly string[] }
  | { readonly number: string; readonly from?: number; readonly to?: number }

/** A set after the filters, and what each filter alone left out. */
export interface Filtered {
  readonly kept: DocSet
  /** By filter: documents that all other filters let through. The filter's own facet counts them too. */
  readonly leftOut: readonly DocList[]
}

/** How a filter is decided in one segment. */
export interface FilterTest {
  readonly passes: (doc: number) => boolean
  /** All documents that pass, as a bitmap, where that is known. */
  readonly marks: Uint8Array | undefined
  /** Whether somebody asks what this filter alone left out. */
  readonly isCounted: boolean
}

/** Takes deleted documents and those that a filter leaves out from a set. */
export function applyFilters(set: DocSet, tests: readonly FilterTest[], deleted: Uint8Array | undefined): Filtered {
  const leftOut = tests.map(() => ({ docs: new Uint32Array(64), length: 0 }))
  if (deleted !== undefined) keepMarked(set, deleted, 0)
  // A bitmap that nobody asks more of is the quickest, and goes first.
  for (const { marks, isCounted } of tests) if (marks !== undefined && !isCounted) keepMarked(set, marks, 1)
  const others = tests.map((test, place) => ({ ...test, place })).filter(({ marks, isCounted }) => !marks || isCounted)
  if (others.length === 0) return { kept: set, leftOut }
  let out = 0
  for (let i = 0; i < set.length; i++) {
    const doc = set.docs[i]!
    let failed = -1
    let failures = 0
    for (let at = 0; at < others.length && failures < 2; at++) {
      if (others[at]!.passes(doc)) continue
      failed = at
      failures++
    }
    if (failures === 0) {
      set.docs[out] = doc
      set.scores[out++] = set.scores[i]!
    } else if (failures === 1 && others[failed]!.isCounted) append(leftOut[others[failed]!.place]!, doc)
  }
  set.length = out
  return { kept: set, leftOut }
}

/**
 * The tests of filters in one segment; `counted` has the facets and numbers that are counted.
 *
 * @throws RangeError for a facet or number that the schema does not have.
 */
export function filterTests(
  filters: readonly Filter[],
  counted: ReadonlySet<string>,
  ground: ValueGround,
  memory: FilterMemory,
): FilterTest[] {
  return filters.map((filter) => {
    if (!('facet' in filter)) {
      const passes = rangeTest(filter.number, filter.from, filter.to, ground)
      return { passes, marks: undefined, isCounted: counted.has(filter.number) }
    }
    const test = facetTest(filter.facet, filter.values, ground)
    const marks = ground.live.has(filter.facet)
      ? undefined
      : memory.remember(ground.segment, JSON.stringify([filter.facet, ...filter.values]), test)
    const passes = marks === undefined ? test : (doc: number) => isMarked(marks, doc)
    return { passes, marks, isCounted: counted.has(filter.facet) }
  })
}

/** Keeps the documents whose mark in a bitmap is as wanted. */
function keepMarked(set: DocSet, marks: Uint8Array, wanted: 0 | 1): void {
  const { docs, scores, length } = set
  let out = 0
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!
    docs[out] = doc
    scores[out] = scores[i]!
    if (((marks[doc >> 3]! >> (doc & 7)) & 1) === wanted) out++
  }
  set.length = out
}

function append(list: { docs: Uint32Array; length: number }, doc: number): void {
  if (list.length === list.docs.length) {
    const larger = new Uint32Array(list.length * 2)
    larger.set(list.docs)
    list.docs = larger
  }
  list.docs[list.length++] = doc
}
