import { gallop } from './doc-set.ts'
import { PlaceReader } from './places.ts'
import type { PlannedWord } from './planned-word.ts'
import type { Segment } from './segment.ts'

/** Finds where a word of a query stands in documents of one segment. Cheapest when the documents asked for ascend. */
export class PlacesOfWord {
  /** Places in the document last asked for, ascending; see {@link PlaceReader}. */
  readonly at: number[] = []
  readonly flags: number[] = []
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
  find(doc: number, mask = this.#mask): boolean {
    this.at.length = 0
    this.flags.length = 0
    this.mask = 0
    if (doc < this.#doc) this.#terms.forEach(({ from }, i) => (this.#next[i] = from))
    this.#doc = doc
    let found = 0
    for (let i = 0; i < this.#terms.length; i++) {
      const { to, reader } = this.#terms[i]!
      const posting = gallop(this.#segment.docs, this.#next[i]!, to, doc)
      this.#next[i] = posting
      if (posting === to || this.#segment.docs[posting] !== doc) continue
      this.mask |= this.#segment.masks[posting]! & this.#mask
      reader.read(posting, mask)
      if (reader.at.length === 0) continue
      found++
      for (let place = 0; place < reader.at.length; place++) {
        this.at.push(reader.at[place]!)
        this.flags.push(reader.flags[place]!)
      }
    }
    if (found > 1) this.#sort()
    return found > 0
  }

  /** Places of several terms, in order and each once. */
  #sort(): void {
    const byPlace = new Map(this.at.map((place, i) => [place, this.flags[i]!]))
    this.at.splice(0, this.at.length, ...[...byPlace.keys()].sort((a, b) => a - b))
    this.flags.splice(0, this.flags.length, ...this.at.map((place) => byPlace.get(place) ?? 0))
  }
}
