/** Someone who waits, and the free copies that would do for them. */
export interface WaitingFor {
  readonly copies: readonly number[]
  /** The loan that is asked about would serve them; others only take copies away. */
  readonly needed: boolean
}

/**
 * True when everyone whom a loan would serve can have a free copy instead: a copy serves one of them only
 * (a matching in a bipartite graph, by augmenting paths; those whom the loan would not serve come first).
 */
export function copiesSuffice(waiting: readonly WaitingFor[]): boolean {
  const taken = new Map<number, WaitingFor>()
  const serve = (one: WaitingFor, tried: Set<number>): boolean =>
    one.copies.some((copy) => {
      if (tried.has(copy)) return false
      tried.add(copy)
      const other = taken.get(copy)
      if (other && !serve(other, tried)) return false
      taken.set(copy, one)
      return true
    })
  for (const one of waiting.filter(({ needed }) => !needed)) serve(one, new Set())
  return waiting.filter(({ needed }) => needed).every((one) => serve(one, new Set()))
}
