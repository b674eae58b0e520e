import type { DocList, FacetCount } from './facets.ts'

const PAGE = 12
const PAGE_SIZE = 1 << PAGE
/** The page of ids that have no values. */
const nothing = new Uint32Array(PAGE_SIZE)

/**
 * A facet whose values change far more often than the documents do, such as where a copy is on the shelf. It is kept
 * beside the segments by document id: a change costs a few look-ups and rewrites no document. Not part of snapshots.
 *
 * Documents share few different sets of values, so each id holds the number of its set, and counting tallies sets.
 */
export class LiveFacet {
  readonly #values: string[] = []
  readonly #ordinals = new Map<string, number>()
  /** The ordinals of each set; set 0 is the empty one. */
  readonly #sets: (readonly number[])[] = [[]]
  readonly #setNumbers = new Map<string, number>([['', 0]])
  /** Set numbers by id, in pages, because ids may be far apart. */
  readonly #pages = new Map<number, Uint32Array>()
  #tally = new Uint32Array(64)
  #changes = 0

  /** How often it was changed. */
  get changes(): number {
    return this.#changes
  }

  /** Gives a document its values; they replace those that it had, and stay when the document is written anew. */
  set(id: number, values: readonly string[]): void {
    this.#changes++
    const page = id >>> PAGE
    let numbers = this.#pages.get(page)
    if (!numbers) {
      if (values.length === 0) return
      this.#pages.set(page, (numbers = new Uint32Array(PAGE_SIZE)))
    }
    numbers[id & (PAGE_SIZE - 1)] = this.#setOf(values)
  }

  /** Forgets all values. */
  clear(): void {
    this.#changes++
    this.#pages.clear()
  }

  /** Whether a document has any of the values; asked of ids in ascending order it is fastest. */
  test(values: readonly string[]): (id: number) => boolean {
    const wanted = new Set(values.map((value) => this.#ordinals.get(value)))
    const fits = this.#sets.map((ordinals) => ordinals.some((ordinal) => wanted.has(ordinal)))
    const setAt = this.#reader()
    return (id) => fits[setAt(id)] === true
  }

  /**
   * Adds documents to the tallies of several facets, run by run of documents whose ids lie on one page: what is found stays
   * in the processor's cache while one facet after the other looks at it.
   */
  static tally(facets: readonly LiveFacet[], ids: Uint32Array, { docs, length }: DocList): void {
    for (const facet of facets)
      if (facet.#tally.length < facet.#sets.length) facet.#tally = new Uint32Array(facet.#sets.length * 2)
    for (let from = 0, to = 0; from < length; from = to) {
      const page = ids[docs[from]!]! >>> PAGE
      while (to < length && ids[docs[to]!]! >>> PAGE === page) to++
      for (const facet of facets) {
        const tally = facet.#tally
        const numbers = facet.#pages.get(page)
        if (!numbers) {
          tally[0]! += to - from
          continue
        }
        for (let i = from; i < to; i++) tally[numbers[ids[docs[i]!]! & (PAGE_SIZE - 1)]!]!++
      }
    }
  }

  /** The values of the documents tallied, most first. The tally is empty then. */
  counted(options: { readonly limit: number; readonly wanted: readonly string[] }): FacetCount[] {
    const tally = this.#tally
    const counts = new Map<string, number>(options.wanted.map((value) => [value, 0]))
    this.#sets.forEach((ordinals, set) => {
      const count = tally[set]!
      tally[set] = 0
      if (count === 0) return
      for (const ordinal of ordinals)
        counts.set(this.#values[ordinal]!, (counts.get(this.#values[ordinal]!) ?? 0) + count)
    })
    const ordered = Array.from(counts, ([value, count]) => ({ value, count })).sort(
      (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
    )
    return ordered.filter(({ value }, place) => place < options.limit || options.wanted.includes(value))
  }

  #setOf(values: readonly string[]): number {
    const ordinals = [...new Set(values.map((value) => this.#ordinalOf(value)))].sort((a, b) => a - b)
    const key = ordinals.join()
    let number = this.#setNumbers.get(key)
    if (number === undefined) {
      number = this.#sets.length
      this.#sets.push(ordinals)
      this.#setNumbers.set(key, number)
    }
    return number
  }

  #ordinalOf(value: string): number {
    let ordinal = this.#ordinals.get(value)
    if (ordinal === undefined) {
      ordinal = this.#values.length
      this.#values.push(value)
      this.#ordinals.set(value, ordinal)
    }
    return ordinal
  }

  #reader(): (id: number) => number {
    let current = -1
    let numbers: Uint32Array = nothing
    return (id) => {
      if (id >>> PAGE !== current) {
        current = id >>> PAGE
        numbers = this.#pages.get(current) ?? nothing
      }
      return numbers[id & (PAGE_SIZE - 1)]!
    }
  }
}
