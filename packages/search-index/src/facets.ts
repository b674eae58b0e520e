import { compareCodePoints } from './bytes.ts'
import { shownKey } from './column.ts'
import { keyAt, ordinalOf } from './dictionary.ts'
import type { Scratch, Tally } from './scratch.ts'
import type { Column } from './segment.ts'
import { KEY_END } from './segment.ts'
import { Top } from './top.ts'

/** How many of the documents found have a value. */
export interface FacetCount {
  readonly value: string
  readonly count: number
}

/** Lists of documents of one segment; the first `length` of each count. */
export interface DocList {
  readonly docs: Uint32Array
  readonly length: number
}

/**
 * Counts the values of one facet over all segments. The numbers of the first segment's dictionary, which is by far the
 * largest, serve for all; a value that it does not know is counted by name.
 *
 * @param lists for each segment the lists whose documents count; no document may be in two.
 * @param limit how many values to give: those with the most documents.
 * @param wanted values to give in any case.
 */
export function countFacet(
  columns: readonly Column[],
  lists: readonly (readonly DocList[])[],
  options: { readonly limit: number; readonly wanted: readonly string[]; readonly scratch: Scratch },
): FacetCount[] {
  const [base] = columns
  if (base === undefined) return options.wanted.map((value) => ({ value, count: 0 }))
  return options.scratch.withTally(base, (tally) => {
    const others = new Map<string, number>()
    columns.forEach((column, part) => {
      if (part === 0) for (const list of lists[part] ?? []) tallyList(column, list, tally)
      else countByName(columns, part, lists[part] ?? [], { tally, others, scratch: options.scratch })
    })
    return mostFrequent(base, tally, others, options)
  })
}

function countByName(
  columns: readonly Column[],
  part: number,
  lists: readonly DocList[],
  into: { readonly tally: Tally; readonly others: Map<string, number>; readonly scratch: Scratch },
): void {
  if (lists.every((list) => list.length === 0)) return
  const column = columns[part]!
  const base = into.tally
  into.scratch.withTally(column, (tally) => {
    for (const list of lists) tallyList(column, list, tally)
    const numbers = into.scratch.translation(columns[0]!, column)
    for (let i = 0; i < tally.size; i++) {
      const ordinal = tally.touched[i]!
      const count = tally.counts[ordinal]!
      const known = numbers[ordinal]!
      if (known >= 0) {
        if (base.counts[known] === 0) base.touched[base.size++] = known
        base.counts[known]! += count
      } else {
        const key = keyAt(column.keys, ordinal)
        into.others.set(key, (into.others.get(key) ?? 0) + count)
      }
    }
  })
}

function mostFrequent(
  base: Column,
  tally: Tally,
  others: ReadonlyMap<string, number>,
  { limit, wanted }: { readonly limit: number; readonly wanted: readonly string[] },
): FacetCount[] {
  const top = new Top(limit)
  for (let i = 0; i < tally.size; i++) top.offer(tally.counts[tally.touched[i]!]!, tally.touched[i]!)
  const found = new Map(others)
  for (const { value, number } of top.sorted()) found.set(keyAt(base.keys, number), value)
  const order = ([a, m]: [string, number], [b, n]: [string, number]): number => n - m || compareCodePoints(a, b)
  const chosen = new Map([...found].sort(order).slice(0, limit))
  for (const value of wanted) {
    const key = shownKey(value)
    const ordinal = ordinalOf(base.keys, key)
    chosen.set(key, ordinal >= 0 ? tally.counts[ordinal]! : (others.get(key) ?? 0))
  }
  return [...chosen].sort(order).map(([key, count]) => ({ value: key.slice(key.indexOf(KEY_END) + 1), count }))
}

function tallyList({ offsets, ordinals, keys }: Column, { docs, length }: DocList, tally: Tally): void {
  const { counts, touched } = tally
  let size = tally.size
  if (offsets) {
    for (let i = 0; i < length; i++) {
      const doc = docs[i]!
      const to = offsets[doc + 1]!
      for (let at = offsets[doc]!; at < to; at++) {
        const ordinal = ordinals[at]!
        if (counts[ordinal]!++ === 0) touched[size++] = ordinal
      }
    }
  } else {
    const none = keys.size
    for (let i = 0; i < length; i++) {
      const ordinal = ordinals[docs[i]!]!
      if (ordinal < none && counts[ordinal]!++ === 0) touched[size++] = ordinal
    }
  }
  tally.size = size
}
