/** Records that have a key in common, by their numbers. */
export interface DuplicateGroup {
  /** In the order in which they came; at least two. */
  readonly numbers: readonly number[]
  /** The first key that brought two of them together. */
  readonly key: string
}

/** Brings together records that share a key, also by way of a third one. */
export interface Grouping {
  /** Takes a record with its keys. */
  add(number: number, keys: readonly string[]): void
  /** The groups of more than one record, in the order of their first records. */
  groups(): DuplicateGroup[]
}

/** Makes a grouping. It keeps every key once, and two numbers for each record. */
export function groupDuplicates(): Grouping {
  const numbers: number[] = []
  const parents: number[] = []
  const byKey = new Map<string, number>()
  const reasons = new Map<number, string>()
  const rootOf = (index: number): number => {
    let at = index
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  return {
    add(number, keys) {
      const index = numbers.push(number) - 1
      parents.push(index)
      for (const key of keys) {
        const other = byKey.get(key)
        if (other === undefined) {
          byKey.set(key, index)
          continue
        }
        const [left, right] = [rootOf(other), rootOf(index)]
        if (left === right) continue
        // The earlier record leads, so that groups come in the order of the file.
        const [lead, follow] = left < right ? [left, right] : [right, left]
        parents[follow] = lead
        const reason = reasons.get(lead) ?? reasons.get(follow) ?? key
        reasons.set(lead, reason)
      }
    },
    groups() {
      const members = new Map<number, number[]>()
      for (const index of numbers.keys()) {
        const root = rootOf(index)
        if (!reasons.has(root)) continue
        members.getOrInsertComputed(root, () => []).push(numbers[index]!)
      }
      return [...members].map(([root, own]) => ({ numbers: own, key: reasons.get(root) ?? '' }))
    },
  }
}
