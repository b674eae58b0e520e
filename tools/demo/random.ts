/** A 32-bit number that is always the same for the same text (FNV-1a over UTF-16 units). */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index)
    value = Math.imul(value, 0x01000193)
  }
  // One more round of mixing: texts that differ in the last letter only must not land side by side.
  value ^= value >>> 16
  value = Math.imul(value, 0x7feb352d)
  value ^= value >>> 15
  return value >>> 0
}

/** A source of chance that repeats itself exactly when it is begun again with the same seed. */
export interface Chance {
  /** From 0 inclusive to 1 exclusive. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** A copy of the list in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** Chance from a seed (mulberry32). */
export function chance(seed: number | string): Chance {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (list) => {
      const chosen = list[between(0, list.length - 1)]
      if (chosen === undefined) throw new Error('nothing to pick from')
      return chosen
    },
    shuffled: (list) => {
      const order = list.map((item) => ({ item, weight: next() }))
      return order.sort((one, other) => one.weight - other.weight).map(({ item }) => item)
    },
  }
}
