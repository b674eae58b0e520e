import type { DocList, FacetCount } from './facets.ts'
import { SharedNumbers } from './shared-numbers.ts'

const PAGE = 12
const PAGE_SIZE = 1 << PAGE
/** The page of ids that have no values. */
const nothing = new Uint32Array(PAGE_SIZE)

/** The different values of one facet, and the sets of them that documents have. */
interface LiveFacet {
  readonly name: string
  readonly values: string[]
  readonly ordinals: Map<string, number>
  readonly sets: SharedNumbers<readonly number[]>
}

/**
 * Facets whose values change far more often than the documents do, such as where a copy is on the shelf. They are kept
 * beside the segments by document id: a change costs a few look-ups and rewrites no document. Not part of snapshots.
 *
 * Documents share few different combinations of values, so each id holds one number that stands for its values of all these
 * facets, and counting tallies combinations.
 */
export class LiveFacets {
  readonly #facets: readonly LiveFacet[]
  readonly #places: ReadonlyMap<string, number>
  /** For each combination the number of the set of each facet. */
  readonly #combinations: SharedNumbers<readonly number[]>
  /** Combinations by id, in pages, because ids may be far apart. */
  readonly #pages = new Map<number, Uint32Array>()
  #tally = new Uint32Array(64)
  /** The combinations whose tally is above 0; the first `#size` entries are valid. */
  #touched = new Uint32Array(64)
  #size = 0
  #changes = 0

  constructor(names: readonly string[]) {
    this.#facets = names.map((name) => ({
      name,
      values: [],
      ordinals: new Map<string, number>(),
      sets: new SharedNumbers<readonly number[]>('', []),
    }))
    this.#places = new Map(names.map((name, place) => [name, place]))
    const empty = names.map(() => 0)
    this.#combinations = new SharedNumbers<readonly number[]>(empty.join(), empty)
  }

  /** How often anything was changed. */
  get changes(): number {
    return this.#changes
  }

  /** Different combinations that documents have, or had at the same time. */
  get combinations(): number {
    return this.#combinations.size
  }

  /** Whether this is one of the facets. */
  has(facet: string): boolean {
    return this.#places.has(facet)
  }

  /**
   * Gives a document its values of some of the facets, in the place of those that it had; they stay when it is written anew.
   *
   * @throws RangeError for a facet that is not one of these.
   */
  set(id: number, values: Readonly<Record<string, readonly string[]>>): void {
    for (const name of Object.keys(values)) {
      if (!this.has(name)) throw new RangeError(`The index has no live facet "${name}".`)
    }
    let page = this.#pages.get(id >>> PAGE)
    const before = page?.[id & (PAGE_SIZE - 1)] ?? 0
    const had = this.#combinations.at(before)
    const sets = this.#facets.map(({ name, sets }, place) => {
      const given = values[name]
      const ordinals = given ? this.#ordinalsOf(place, given) : sets.at(had[place]!)
      return sets.take(ordinals.join(), ordinals).number
    })
    const { number, isNew } = this.#combinations.take(sets.join(), sets)
    // A combination holds its sets, however many documents have it.
    if (!isNew) this.#releaseSets(sets)
    this.#releaseSets(this.#combinations.release(before) ?? [])
    if (number === before) return
    this.#changes++
    if (!page) this.#pages.set(id >>> PAGE, (page = new Uint32Array(PAGE_SIZE)))
    page[id & (PAGE_SIZE - 1)] = number
  }

  /**
   * Whether a document has any of the values of a facet; asked of ids in ascending order it is fastest. Undefined for a
   * facet that is not one of these.
   */
  test(facet: string, values: readonly string[]): ((id: number) => boolean) | undefined {
    const place = this.#places.get(facet)
    if (place === undefined) return undefined
    const { ordinals, sets } = this.#facets[place]!
    const wanted = new Set(values.map((value) => ordinals.get(value)))
    /** By combination: 0 while it is not known, then 1 when it fits, else 2. */
    const known = new Uint8Array(this.#combinations.size)
    const combinationOf = this.#reader()
    return (id) => {
      const combination = combinationOf(id)
      if (known[combination] === 0) {
        const set = sets.at(this.#combinations.at(combination)[place]!)
        known[combination] = set.some((ordinal) => wanted.has(ordinal)) ? 1 : 2
      }
      return known[combination] === 1
    }
  }

  /** Tallies documents of a segment, run by run of documents whose ids lie on one page. */
  tally(ids: Uint32Array, { docs, length }: DocList): void {
    if (this.#tally.length < this.#combinations.size) {
      this.#tally = new Uint32Array(this.#combinations.size * 2)
      this.#touched = new Uint32Array(this.#combinations.size * 2)
    }
    const tally = this.#tally
    const touched = this.#touched
    let size = this.#size
    for (let from = 0, to = 0; from < length; from = to) {
      const page = ids[docs[from]!]! >>> PAGE
      while (to < length && ids[docs[to]!]! >>> PAGE === page) to++
      const combinations = this.#pages.get(page) ?? nothing
      for (let i = from; i < to; i++) {
        const combination = combinations[ids[docs[i]!]! & (PAGE_SIZE - 1)]!
        if (tally[combination]!++ === 0) touched[size++] = combination
      }
    }
    this.#size = size
  }

  /** Adds what was tallied to the counts of the values of some facets, and empties the tally. */
  drain(into: readonly ValueCounts[]): void {
    const wanted = into.map(({ facet, counts }) => {
      const place = this.#places.get(facet)!
      return { place, sets: this.#facets[place]!.sets, counts }
    })
    for (let i = 0; i < this.#size; i++) {
      const combination = this.#touched[i]!
      const count = this.#tally[combination]!
      this.#tally[combination] = 0
      const sets = this.#combinations.at(combination)
      for (const { place, sets: all, counts } of wanted)
        for (const ordinal of all.at(sets[place]!)) counts[ordinal]! += count
    }
    this.#size = 0
  }

  /** Counts of the values of a facet, all 0. */
  noCounts(facet: string): ValueCounts {
    return { facet, counts: new Uint32Array(this.#facets[this.#places.get(facet)!]!.values.length) }
  }

  /** The values with the highest counts, most first, and those wanted in any case. */
  best({ facet, counts }: ValueCounts, limit: number, wanted: readonly string[]): FacetCount[] {
    const found = new Map<string, number>(wanted.map((value) => [value, 0]))
    this.#facets[this.#places.get(facet)!]!.values.forEach((value, ordinal) => {
      if (counts[ordinal]! > 0) found.set(value, counts[ordinal]!)
    })
    return Array.from(found, ([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .filter(({ value }, place) => place < limit || wanted.includes(value))
  }

  #ordinalsOf(place: number, given: readonly string[]): readonly number[] {
    const { values, ordinals } = this.#facets[place]!
    const found = given.map((value) => {
      let ordinal = ordinals.get(value)
      if (ordinal === undefined) ordinals.set(value, (ordinal = values.push(value) - 1))
      return ordinal
    })
    return [...new Set(found)].sort((a, b) => a - b)
  }

  #releaseSets(numbers: readonly number[]): void {
    numbers.forEach((number, place) => this.#facets[place]!.sets.release(number))
  }

  #reader(): (id: number) => number {
    let current = -1
    let combinations: Uint32Array = nothing
    return (id) => {
      if (id >>> PAGE !== current) {
        current = id >>> PAGE
        combinations = this.#pages.get(current) ?? nothing
      }
      return combinations[id & (PAGE_SIZE - 1)]!
    }
  }
}

/** How many documents have each value of a live facet, by the number of the value. */
export interface ValueCounts {
  readonly facet: string
  readonly counts: Uint32Array
}
