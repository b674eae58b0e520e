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

/** Takes deleted documents and those that a filter leaves out from a set. */
export function applyFilters(
  set: DocSet,
  tests: readonly ((doc: number) => boolean)[],
  deleted: Uint8Array | undefined,
): Filtered {
  const leftOut = tests.map(() => ({ docs: new Uint32Array(64), length: 0 }))
  if (tests.length === 0 && deleted === undefined) return { kept: set, leftOut }
  let out = 0
  for (let i = 0; i < set.length; i++) {
    const doc = set.docs[i]!
    if (deleted !== undefined && isMarked(deleted, doc)) continue
    let failed = -1
    let failures = 0
    for (let test = 0; test < tests.length && failures < 2; test++) {
      if (tests[test]!(doc)) continue
      failed = test
      failures++
    }
    if (failures === 0) {
      set.docs[out] = doc
      set.scores[out++] = set.scores[i]!
    } else if (failures === 1) append(leftOut[failed]!, doc)
  }
  set.length = out
  return { kept: set, leftOut }
}

/**
 * The tests of filters in one segment.
 *
 * @throws RangeError for a facet or number that the schema does not have.
 */
export function filterTests(
  filters: readonly Filter[],
  ground: ValueGround,
  memory: FilterMemory,
): ((doc: number) => boolean)[] {
  return filters.map((filter) => {
    if (!('facet' in filter)) return rangeTest(filter.number, filter.from, filter.to, ground)
    const test = facetTest(filter.facet, filter.values, ground)
    if (ground.live.has(filter.facet)) return test
    return memory.remember(ground.segment, JSON.stringify([filter.facet, ...filter.values]), test)
  })
}

function append(list: { docs: Uint32Array; length: number }, doc: number): void {
  if (list.length === list.docs.length) {
    const larger = new Uint32Array(list.length * 2)
    larger.set(list.docs)
    list.docs = larger
  }
  list.docs[list.length++] = doc
}
