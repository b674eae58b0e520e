import { GrowingBytes, GrowingUint32 } from './bytes.ts'
import { DictionaryWriter } from './dictionary.ts'
import { DictionaryMerger } from './merge-dictionaries.ts'
import type { MergedDocuments } from './merge-documents.ts'
import { GONE } from './merge-documents.ts'
import { fieldCount, SKIP_SHIFT, skipChains } from './places.ts'
import type { Segment } from './segment.ts'

/** The arrays of a segment that hold its postings. */
export type Postings = Pick<Segment, 'terms' | 'starts' | 'docs' | 'weights' | 'masks' | 'places' | 'placeSkips'>

/** Puts the postings of several segments together, one term at a time. */
export class PostingsMerger {
  /** Postings read so far. */
  done = 0
  readonly #segments: readonly Segment[]
  readonly #renumbered: readonly Uint32Array[]
  readonly #merger: DictionaryMerger
  /** Next posting of each segment. All are read from first to last, so their places are too. */
  readonly #next: number[]
  readonly #end: number[]
  readonly #placeAt: number[]

  readonly #terms: DictionaryWriter
  readonly #starts: GrowingUint32
  readonly #docs: Uint32Array
  readonly #weights: Uint8Array
  readonly #masks: Uint16Array
  readonly #places: GrowingBytes
  readonly #placeSkips: GrowingUint32
  #size = 0

  constructor(segments: readonly Segment[], documents: MergedDocuments) {
    const sum = (count: (segment: Segment) => number): number => segments.reduce((all, one) => all + count(one), 0)
    this.#segments = segments
    this.#renumbered = documents.renumbered
    this.#merger = new DictionaryMerger(segments.map((segment) => segment.terms))
    this.#next = segments.map(() => 0)
    this.#end = segments.map(() => 0)
    this.#placeAt = segments.map(() => 0)
    const total = sum((segment) => segment.docs.length)
    this.#terms = new DictionaryWriter(sum((segment) => segment.terms.bytes.length))
    this.#starts = new GrowingUint32(sum((segment) => segment.terms.size) + 1)
    this.#docs = new Uint32Array(total)
    this.#weights = new Uint8Array(total)
    this.#masks = new Uint16Array(total)
    this.#places = new GrowingBytes(sum((segment) => segment.places.length))
    this.#placeSkips = new GrowingUint32((total >> SKIP_SHIFT) + 1)
  }

  /** Merges the next term; false when there is none left. */
  mergeTerm(): boolean {
    const merger = this.#merger
    if (!merger.next()) return false
    const first = this.#size
    for (let i = 0; i < merger.count; i++) {
      const source = merger.sources[i]!
      this.#end[source] = this.#segments[source]!.starts[merger.ordinal(source) + 1]!
    }
    for (let source = this.#nearest(); source >= 0; source = this.#nearest()) this.#take(source)
    if (this.#size > first) {
      this.#starts.push(first)
      this.#terms.add(merger.key, merger.length)
    }
    return true
  }

  finish(): Postings {
    const size = this.#size
    this.#starts.push(size)
    const whole = size === this.#docs.length
    return {
      terms: this.#terms.finish(),
      starts: this.#starts.finish(),
      docs: whole ? this.#docs : this.#docs.slice(0, size),
      weights: whole ? this.#weights : this.#weights.slice(0, size),
      masks: whole ? this.#masks : this.#masks.slice(0, size),
      places: this.#places.finish(),
      placeSkips: this.#placeSkips.finish(),
    }
  }

  /** The segment whose next posting of the present term comes first; a deleted one at once, for it hides those behind. */
  #nearest(): number {
    let nearest = -1
    let nearestDoc = GONE
    for (let i = 0; i < this.#merger.count; i++) {
      const source = this.#merger.sources[i]!
      const posting = this.#next[source]!
      if (posting === this.#end[source]) continue
      const doc = this.#renumbered[source]![this.#segments[source]!.docs[posting]!]!
      if (doc === GONE) return source
      if (doc < nearestDoc) {
        nearest = source
        nearestDoc = doc
      }
    }
    return nearest
  }

  #take(source: number): void {
    const segment = this.#segments[source]!
    const posting = this.#next[source]!++
    const mask = segment.masks[posting]!
    const from = this.#placeAt[source]!
    const to = skipChains(segment.places, from, fieldCount(mask))
    this.#placeAt[source] = to
    this.done++
    const doc = this.#renumbered[source]![segment.docs[posting]!]!
    if (doc === GONE) return
    const size = this.#size++
    if (size % (1 << SKIP_SHIFT) === 0) this.#placeSkips.push(this.#places.length)
    this.#docs[size] = doc
    this.#weights[size] = segment.weights[posting]!
    this.#masks[size] = mask
    this.#places.append(segment.places, from, to)
  }
}
