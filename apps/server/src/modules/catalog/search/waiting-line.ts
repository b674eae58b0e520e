/**
 * Who asks, by how long others may let them wait: staff and machines at work, patrons who have signed in, anyone who types
 * words, and last what robots do: walking through facets and pages without end.
 */
export const ranks = ['staff', 'patron', 'public', 'walking'] as const
export type Rank = (typeof ranks)[number]

/** Questions of each rank that may wait at once; more means that the machine is overrun, and a quick no helps everyone. */
export const longestLine: Readonly<Record<Rank, number>> = { staff: 300, patron: 120, public: 60, walking: 12 }

/** How long a question of each rank may wait for its answer, in milliseconds. */
export const patienceOf: Readonly<Record<Rank, number>> = { staff: 5000, patron: 5000, public: 3000, walking: 1500 }

/** Seconds after which it is worth asking again. */
export const retryAfterOf: Readonly<Record<Rank, number>> = { staff: 1, patron: 2, public: 5, walking: 30 }

/** Waits in one line for each rank, and is called in the order of ranks, each rank in the order in which it came. */
export class WaitingLine<T> {
  readonly #lines: Readonly<Record<Rank, Set<T>>> = {
    staff: new Set(),
    patron: new Set(),
    public: new Set(),
    walking: new Set(),
  }

  /** Puts something at the end of its line; false when that is too long. */
  join(rank: Rank, what: T): boolean {
    const line = this.#lines[rank]
    if (line.size >= longestLine[rank]) return false
    line.add(what)
    return true
  }

  /** The next one, which leaves its line; without those who walk where they shall wait longer. */
  next(withWalking = true): T | undefined {
    for (const rank of ranks) {
      if (rank === 'walking' && !withWalking) return undefined
      for (const what of this.#lines[rank]) {
        this.#lines[rank].delete(what)
        return what
      }
    }
    return undefined
  }

  /** Whether anything of a rank waits. */
  has(rank: Rank): boolean {
    return this.#lines[rank].size > 0
  }

  /** Leaves before its turn. */
  leave(rank: Rank, what: T): void {
    this.#lines[rank].delete(what)
  }
}
