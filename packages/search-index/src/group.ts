import { keyAt, ordinalOf } from './dictionary.ts'
import type { DocSet } from './doc-set.ts'
import type { Part } from './merge-documents.ts'
import type { SortColumn } from './segment.ts'

/** The documents found, put together by one of their sort keys: editions by their work. */
export interface Groups {
  /** Different groups among the documents found; one without the key is a group by itself. */
  readonly count: number
  /** The number of a document's group; -1 when it has no key. */
  groupOf(part: number, doc: number): number
  /** How many of the documents found are in the group of a document. */
  sizeOf(part: number, doc: number): number
}

/**
 * Counts groups over all segments. The keys of the segment with the most of them have their numbers there; what another
 * segment has beside is numbered on.
 */
export function groupDocuments(sets: readonly DocSet[], place: number, parts: readonly Part[]): Groups {
  const columns = parts.map(({ segment }) => segment.sorts[place]!)
  const base = columns.reduce<SortColumn | undefined>(
    (most, column) => (most === undefined || column.keys.size > most.keys.size ? column : most),
    undefined,
  )
  const sizes = new Uint32Array(base?.keys.size ?? 0)
  const others = new Map<string, number>()
  const otherSizes: number[] = []
  const numbers = columns.map((column) => (column === base ? undefined : new Map<number, number>()))

  const groupOf = (part: number, doc: number): number => {
    const column = columns[part]!
    const ordinal = column.ordinals[doc]!
    if (ordinal === column.keys.size) return -1
    const known = numbers[part]
    if (known === undefined || base === undefined) return ordinal
    let group = known.get(ordinal)
    if (group === undefined) known.set(ordinal, (group = numberOf(keyAt(column.keys, ordinal), base, others)))
    return group
  }
  const add = (group: number): number =>
    group < sizes.length
      ? sizes[group]!++
      : (otherSizes[group - sizes.length] = (otherSizes[group - sizes.length] ?? 0) + 1) - 1

  let count = 0
  sets.forEach((set, part) => {
    const column = columns[part]!
    if (column === base) count += countKeys(set, column, sizes)
    else
      for (let i = 0; i < set.length; i++) {
        const group = groupOf(part, set.docs[i]!)
        if (group < 0 || add(group) === 0) count++
      }
  })
  return {
    count,
    groupOf,
    sizeOf: (part, doc) => {
      const group = groupOf(part, doc)
      if (group < 0) return 1
      return group < sizes.length ? sizes[group]! : (otherSizes[group - sizes.length] ?? 1)
    },
  }
}

/** Counts the documents of each key; gives the keys counted for the first time, with the documents that have none. */
function countKeys({ docs, length }: DocSet, { keys, ordinals }: SortColumn, sizes: Uint32Array): number {
  const none = keys.size
  let count = 0
  for (let i = 0; i < length; i++) {
    const ordinal = ordinals[docs[i]!]!
    if (ordinal === none || sizes[ordinal]!++ === 0) count++
  }
  return count
}

function numberOf(key: string, base: SortColumn, others: Map<string, number>): number {
  const ordinal = ordinalOf(base.keys, key)
  if (ordinal >= 0) return ordinal
  const known = others.get(key)
  if (known !== undefined) return known
  const next = base.keys.size + others.size
  others.set(key, next)
  return next
}

/** The first document of each group, in the order given. */
export function firstOfEach<T extends { readonly part: number; readonly doc: number }>(
  ordered: readonly T[],
  groups: Groups,
): T[] {
  const seen = new Set<number>()
  return ordered.filter(({ part, doc }) => {
    const group = groups.groupOf(part, doc)
    if (group < 0) return true
    if (seen.has(group)) return false
    seen.add(group)
    return true
  })
}
