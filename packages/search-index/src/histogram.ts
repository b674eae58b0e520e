import type { DocList } from './facets.ts'
import type { Scratch } from './scratch.ts'
import { NO_NUMBER } from './segment.ts'

/** How many of the documents found have a number. */
export interface NumberCount {
  readonly value: number
  readonly count: number
}

/** Numbers that lie closer together than this, as years do, are counted in an array. */
const MAX_SPAN = 0x10000

/** Counts the values of a number over all segments, lowest first; for each segment the documents that count. */
export function countNumbers(
  columns: readonly Int32Array[],
  lists: readonly (readonly DocList[])[],
  scratch: Scratch,
): NumberCount[] {
  const ranges = columns.map((column) => scratch.numberRange(column))
  const least = Math.min(...ranges.map((range) => range.least))
  const span = Math.max(...ranges.map((range) => range.most)) - least + 1
  if (!(span > 0)) return []
  if (span > MAX_SPAN) return countFarApart(columns, lists)
  const counts = new Uint32Array(span)
  columns.forEach((numbers, part) => {
    for (const list of lists[part] ?? []) tallyNumbers(numbers, list, least, counts)
  })
  const found: NumberCount[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push({ value: least + at, count })
  })
  return found
}

function tallyNumbers(numbers: Int32Array, { docs, length }: DocList, least: number, counts: Uint32Array): void {
  for (let i = 0; i < length; i++) {
    const value = numbers[docs[i]!]!
    if (value !== NO_NUMBER) counts[value - least]!++
  }
}

function countFarApart(columns: readonly Int32Array[], lists: readonly (readonly DocList[])[]): NumberCount[] {
  const counts = new Map<number, number>()
  columns.forEach((numbers, part) => {
    for (const { docs, length } of lists[part] ?? []) {
      for (let i = 0; i < length; i++) {
        const value = numbers[docs[i]!]!
        if (value !== NO_NUMBER) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
    }
  })
  return Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value)
}
