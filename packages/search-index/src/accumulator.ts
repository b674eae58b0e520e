import type { DocSet } from './doc-set.ts'
import type { SetRoom } from './set-room.ts'

/** Documents to a block, as a power of two. Only blocks that something was added to are looked at again. */
const BLOCK_SHIFT = 10

/** Unites lists of documents: a score and a count for each document of a segment. */
export class Accumulator {
  readonly #scores: Float32Array
  readonly #counts: Uint8Array
  readonly #blocks: Uint8Array
  /** How many documents have been added to. */
  #touched = 0

  constructor(documents: number) {
    this.#scores = new Float32Array(documents)
    this.#counts = new Uint8Array(documents)
    this.#blocks = new Uint8Array((documents >> BLOCK_SHIFT) + 1)
  }

  /** Counts a document once more and adds to its score. */
  add(doc: number, score: number): void {
    this.#scores[doc]! += score
    if (this.#counts[doc]!++ === 0) this.#touched++
    this.#blocks[doc >> BLOCK_SHIFT] = 1
  }

  /** Raises a document's score to at least this. */
  raise(doc: number, score: number): void {
    if (this.#scores[doc]! < score) this.#scores[doc] = score
    if (this.#counts[doc] === 0) this.#touched++
    this.#counts[doc] = 1
    this.#blocks[doc >> BLOCK_SHIFT] = 1
  }

  /** The documents counted at least `least` times. Clears everything. */
  take(least: number, room: SetRoom): DocSet {
    const set = room.set(this.#touched)
    const { docs, scores } = set
    this.#touched = 0
    let length = 0
    for (let block = 0; block < this.#blocks.length; block++) {
      if (this.#blocks[block] === 0) continue
      this.#blocks[block] = 0
      const to = Math.min((block + 1) << BLOCK_SHIFT, this.#counts.length)
      for (let doc = block << BLOCK_SHIFT; doc < to; doc++) {
        const count = this.#counts[doc]!
        if (count === 0) continue
        if (count >= least) {
          docs[length] = doc
          scores[length++] = this.#scores[doc]!
        }
        this.#counts[doc] = 0
        this.#scores[doc] = 0
      }
    }
    set.length = length
    return set
  }
}

/** Keeps accumulators for the next query. */
export class AccumulatorPool {
  readonly #documents: number
  readonly #free: Accumulator[] = []

  constructor(documents: number) {
    this.#documents = documents
  }

  /** Runs `use` with an accumulator that `use` leaves cleared. */
  with<T>(use: (accumulator: Accumulator) => T): T {
    const accumulator = this.#free.pop() ?? new Accumulator(this.#documents)
    const result = use(accumulator)
    if (this.#free.length < 4) this.#free.push(accumulator)
    return result
  }
}
