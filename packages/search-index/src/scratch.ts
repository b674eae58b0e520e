import { AccumulatorPool } from './accumulator.ts'
import { keyAt, ordinalOf, prefixRange } from './dictionary.ts'
import { FilterMemory } from './filter-memory.ts'
import { facetStart } from './keys.ts'
import { SetRoom } from './set-room.ts'
import type { Column, Segment } from './segment.ts'
import { NO_NUMBER } from './segment.ts'

/** Room to count the values of a column. All counts are 0 between two uses. */
export interface Tally {
  readonly counts: Uint32Array
  /** The numbers whose count is above 0; the first `size` entries are valid. */
  readonly touched: Uint32Array
  size: number
}

/** Memory that searches use again and again, kept for as long as the segments it belongs to. */
export class Scratch {
  readonly filters = new FilterMemory()
  readonly room = new SetRoom()
  readonly #pools = new WeakMap<Segment, AccumulatorPool>()
  readonly #tallies = new WeakMap<Column, Tally>()
  readonly #totals = new WeakMap<Column, Uint32Array>()
  readonly #numberRanges = new WeakMap<Int32Array, { readonly least: number; readonly most: number }>()
  readonly #facetRanges = new WeakMap<Column, { readonly from: number; readonly to: number }[]>()
  readonly #facetOf = new WeakMap<Column, Uint8Array>()
  readonly #translations = new WeakMap<Column, { readonly base: Column; readonly numbers: Int32Array }>()

  pool(segment: Segment): AccumulatorPool {
    let pool = this.#pools.get(segment)
    if (!pool) this.#pools.set(segment, (pool = new AccumulatorPool(segment.ids.length)))
    return pool
  }

  /** Lends a tally and clears it afterwards. */
  withTally<T>(column: Column, use: (tally: Tally) => T): T {
    let tally = this.#tallies.get(column)
    if (!tally) {
      tally = { counts: new Uint32Array(column.keys.size), touched: new Uint32Array(column.keys.size), size: 0 }
      this.#tallies.set(column, tally)
    }
    try {
      return use(tally)
    } finally {
      for (let i = 0; i < tally.size; i++) tally.counts[tally.touched[i]!] = 0
      tally.size = 0
    }
  }

  /** How many documents of the whole column have each value. */
  totals(column: Column): Uint32Array {
    let totals = this.#totals.get(column)
    if (!totals) {
      totals = new Uint32Array(column.keys.size)
      for (const ordinal of column.ordinals) totals[ordinal]!++
      this.#totals.set(column, totals)
    }
    return totals
  }

  /** The lowest and the highest number of a column; from infinity to minus infinity when it has none. */
  numberRange(numbers: Int32Array): { readonly least: number; readonly most: number } {
    let range = this.#numberRanges.get(numbers)
    if (!range) {
      let least = Infinity
      let most = -Infinity
      for (const value of numbers) {
        if (value === NO_NUMBER) continue
        if (value < least) least = value
        if (value > most) most = value
      }
      this.#numberRanges.set(numbers, (range = { least, most }))
    }
    return range
  }

  /** The numbers of a facet's values in the dictionary of a facet column. */
  facetRange(column: Column, facet: number): { readonly from: number; readonly to: number } {
    let ranges = this.#facetRanges.get(column)
    if (!ranges) this.#facetRanges.set(column, (ranges = []))
    return (ranges[facet] ??= prefixRange(column.keys, facetStart(facet)))
  }

  /** The facet of each value in the dictionary of a facet column. */
  facetOf(column: Column): Uint8Array {
    let facetOf = this.#facetOf.get(column)
    if (!facetOf) {
      facetOf = new Uint8Array(column.keys.size)
      for (let facet = 0, done = 0; done < facetOf.length; facet++) {
        const { from, to } = this.facetRange(column, facet)
        facetOf.fill(facet, from, to)
        done = to
      }
      this.#facetOf.set(column, facetOf)
    }
    return facetOf
  }

  /** For each number of a small column the number of the same value in the base column, or -1. */
  translation(base: Column, column: Column): Int32Array {
    const known = this.#translations.get(column)
    if (known?.base === base) return known.numbers
    const numbers = new Int32Array(column.keys.size)
    for (let ordinal = 0; ordinal < numbers.length; ordinal++) {
      numbers[ordinal] = ordinalOf(base.keys, keyAt(column.keys, ordinal))
    }
    this.#translations.set(column, { base, numbers })
    return numbers
  }
}
