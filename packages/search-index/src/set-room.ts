import type { DocSet } from './doc-set.ts'

const FIRST = 1 << 16
/** Eight million entries, 64 MB: sets beyond that are made anew. */
const MOST = 1 << 23

/** Room for the sets of one search, used again by the next: large arrays made anew each time keep the collector busy. */
export class SetRoom {
  #docs = new Uint32Array(FIRST)
  #scores = new Float32Array(FIRST)
  #used = 0
  #wanted = 0

  /** All sets that were given out end. */
  clear(): void {
    if (this.#wanted > this.#docs.length && this.#docs.length < MOST) {
      const size = Math.min(MOST, 2 ** Math.ceil(Math.log2(this.#wanted)))
      this.#docs = new Uint32Array(size)
      this.#scores = new Float32Array(size)
    }
    this.#used = 0
    this.#wanted = 0
  }

  /** A set of no documents with room for so many; what stands in the room is left from another. */
  set(capacity: number): DocSet {
    this.#wanted += capacity
    const end = this.#used + capacity
    if (end > this.#docs.length) {
      return { docs: new Uint32Array(capacity), scores: new Float32Array(capacity), length: 0 }
    }
    const docs = this.#docs.subarray(this.#used, end)
    const scores = this.#scores.subarray(this.#used, end)
    this.#used = end
    return { docs, scores, length: 0 }
  }
}
