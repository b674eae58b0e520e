import type { DocList } from './facets.ts'
import { NO_NUMBER } from './segment.ts'

/** How many of the documents found have a number. */
export interface NumberCount {
  readonly value: number
  readonly count: number
}

/** Numbers from -SPAN to SPAN - 1 are counted in an array: years, days of this era's last two centuries. */
const SPAN = 0x8000

/** Counts the values of a number over all segments, lowest first. `lists` as for facets. */
export function countNumbers(columns: readonly Int32Array[], lists: readonly (readonly DocList[])[]): NumberCount[] {
  const near = new Uint32Array(2 * SPAN)
  const far = new Map<number, number>()
  columns.forEach((numbers, part) => {
    for (const { docs, length } of lists[part] ?? []) {
      for (let i = 0; i < length; i++) {
        const value = numbers[docs[i]!]!
        const at = value + SPAN
        if (at >= 0 && at < near.length) near[at]!++
        else if (value !== NO_NUMBER) far.set(value, (far.get(value) ?? 0) + 1)
      }
    }
  })
  const counts = [...far].map(([value, count]) => ({ value, count }))
  near.forEach((count, at) => {
    if (count > 0) counts.push({ value: at - SPAN, count })
  })
  return counts.sort((a, b) => a.value - b.value)
}
