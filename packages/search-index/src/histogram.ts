import type { DocList } from './facets.ts'
import { NO_NUMBER } from './segment.ts'

/** How many of the documents found have a number. */
export interface NumberCount {
  readonly value: number
  readonly count: number
}

/** Numbers that lie closer together than this, as years do, are counted in an array. */
const MAX_SPAN = 0x10000

/** Counts the values of a number over all segments, lowest first; for each segment the documents that count. */
export function countNumbers(columns: readonly Int32Array[], lists: readonly (readonly DocList[])[]): NumberCount[] {
  let least = Infinity
  let most = -Infinity
  forEachNumber(columns, lists, (value) => {
    if (value < least) least = value
    if (value > most) most = value
  })
  if (most < least) return []
  if (most - least >= MAX_SPAN) return countFarApart(columns, lists)
  const counts = new Uint32Array(most - least + 1)
  forEachNumber(columns, lists, (value) => counts[value - least]!++)
  const found: NumberCount[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push({ value: least + at, count })
  })
  return found
}

function countFarApart(columns: readonly Int32Array[], lists: readonly (readonly DocList[])[]): NumberCount[] {
  const counts = new Map<number, number>()
  forEachNumber(columns, lists, (value) => counts.set(value, (counts.get(value) ?? 0) + 1))
  return Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value)
}

function forEachNumber(
  columns: readonly Int32Array[],
  lists: readonly (readonly DocList[])[],
  use: (value: number) => void,
): void {
  columns.forEach((numbers, part) => {
    for (const { docs, length } of lists[part] ?? []) {
      for (let i = 0; i < length; i++) {
        const value = numbers[docs[i]!]!
        if (value !== NO_NUMBER) use(value)
      }
    }
  })
}
