import { gallop } from './doc-set.ts'
import { PlaceReader } from './places.ts'
import type { PlannedWord } from './planned-word.ts'
import type { Segment } from './segment.ts'

/** Finds where a word of a query stands in documents of one segment. Cheapest when the documents asked for ascend. */
export class PlacesOfWord {
  /** Places in the document last asked for, ascending, of which `count` are valid; see {@link PlaceReader}. */
  at = new Int32Array(0)
  flags = new Uint8Array(0)
  count = 0
  /** Fields in which the word stands. */
  mask = 0
  readonly #segment: Segment
  readonly #mask: number
  readonly #terms: readonly { readonly from: number; readonly to: number; readonly reader: PlaceReader }[]
  readonly #next: number[]
  #doc = -1

  constructor(segment: Segment, word: PlannedWord, part: number) {
    this.#segment = segment
    this.#mask = word.mask
    this.#terms = (word.terms[part] ?? []).map(({ from, to }) => ({ from, to, reader: new PlaceReader(segment) }))
    this.#next = this.#terms.map(({ from }) => from)
  }

  /** Looks a document up; false when the word is not in it. */
  find(doc: number): boolean {
    const { docs, masks } = this.#segment
    this.count = 0
    this.mask = 0
    if (doc < this.#doc) this.#terms.forEach(({ from }, i) => (this.#next[i] = from))
    this.#doc = doc
    for (let i = 0; i < this.#terms.length; i++) {
      const { to, reader } = this.#terms[i]!
      const posting = gallop(docs, this.#next[i]!, to, doc)
      this.#next[i] = posting
      if (posting === to || docs[posting] !== doc) continue
      const mask = masks[posting]! & this.#mask
      if (mask === 0) continue
      this.mask |= mask
      reader.read(posting, this.#mask)
      if (this.count > 0) this.#join(reader)
      else {
        this.at = reader.at
        this.flags = reader.flags
        this.count = reader.count
      }
    }
    return this.count > 0
  }

  /** The number of a place among those found, or -1. */
  indexOf(place: number): number {
    for (let i = 0; i < this.count; i++) if (this.at[i] === place) return i
    return -1
  }

  /** Adds the places of another term, in order and each once. */
  #join(reader: PlaceReader): void {
    const flags = new Map<number, number>()
    for (let i = 0; i < this.count; i++) flags.set(this.at[i]!, this.flags[i]!)
    for (let i = 0; i < reader.count; i++) flags.set(reader.at[i]!, reader.flags[i]!)
    this.at = Int32Array.from(flags.keys()).sort()
    this.flags = Uint8Array.from(this.at, (place) => flags.get(place) ?? 0)
    this.count = this.at.length
  }
}
