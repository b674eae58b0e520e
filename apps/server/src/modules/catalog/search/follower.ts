import { setImmediate, setTimeout } from 'node:timers/promises'
import { createBuilder, type SearchIndex } from '@carrel/search-index'
import type { Kysely } from 'kysely'
import { changesSince, presentPosition, type Changes, type Position } from './changes.ts'
import {
  copiesBetween,
  copiesOf,
  documentsAfter,
  documentsOf,
  lastTitleWithCopies,
  roughTitleCount,
  type Copies,
} from './documents.ts'
import { catalogSchema } from './schema.ts'

/** Titles that are read at once, and those that are indexed before questions get their turn. */
const batch = 500
const slice = 40
const rebuildBatch = 2000
const copiesBatch = 20_000
/** Sequence numbers that are remembered one by one; a question about an older one costs a look at the database. */
const remembered = 10_000

/** An index that follows the database. It lives in a worker; nothing here is shared. */
export class Follower {
  index: SearchIndex
  position: Position
  /** Titles indexed since the last snapshot file. */
  changed = 0
  readonly #db: Kysely<unknown>
  readonly #seen = new Set<number>()
  #looking: Promise<boolean> | undefined
  #next: Promise<boolean> | undefined

  private constructor(db: Kysely<unknown>, index: SearchIndex, position: Position) {
    this.#db = db
    this.index = index
    this.position = position
  }

  /** Takes up an index where it left off; undefined when the database has moved too far from it. */
  static async resume(db: Kysely<unknown>, index: SearchIndex, position: Position): Promise<Follower | undefined> {
    const follower = new Follower(db, index, position)
    await follower.#readAllCopies()
    return (await follower.look()) ? follower : undefined
  }

  /** Builds the index from all documents. `progress` hears how many were read and about how many there are. */
  static async build(db: Kysely<unknown>, progress: (done: number, total: number) => void): Promise<Follower> {
    const position = await presentPosition(db)
    const total = await roughTitleCount(db)
    const builder = createBuilder(catalogSchema)
    let last = 0
    let done = 0
    for (;;) {
      const documents = await documentsAfter(db, last, rebuildBatch)
      for (const document of documents) builder.add(document)
      last = documents.at(-1)?.id ?? last
      done += documents.length
      progress(done, Math.max(total, done))
      if (documents.length < rebuildBatch) break
    }
    const follower = new Follower(db, builder.finish(), position)
    follower.changed = done
    await follower.#readAllCopies()
    return follower
  }

  /**
   * Reads and applies what is new. A call while a look is under way gives the one after it, because the running one may
   * have begun before what the caller wants. False when the changes are no longer all there.
   */
  look(): Promise<boolean> {
    if (!this.#looking) return this.#begin()
    this.#next ??= this.#looking.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  /** True once the index has a change; waits no longer than `until` (milliseconds since 1970). */
  async reach(sequence: number, until: number): Promise<boolean> {
    while (!this.#seen.has(sequence) && Date.now() < until) {
      await this.look()
      // Whoever asks has committed the change: a look begun after that has it, or one with a higher number.
      if (sequence <= this.position.sequence) return true
      await setTimeout(20)
    }
    return this.#seen.has(sequence)
  }

  #begin(): Promise<boolean> {
    this.#next = undefined
    this.#looking = this.#lookOnce().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #lookOnce(): Promise<boolean> {
    const changes = await changesSince(this.#db, this.position)
    if (!changes) return false
    await this.#apply(changes)
    this.position = changes.position
    for (const sequence of changes.sequences) this.#seen.add(sequence)
    for (const sequence of this.#seen) {
      if (this.#seen.size <= remembered) break
      this.#seen.delete(sequence)
    }
    return true
  }

  async #apply({ documents, availability }: Changes): Promise<void> {
    for (const bibs of portions([...documents], batch)) {
      const found = await documentsOf(this.#db, bibs)
      const gone = new Set(bibs)
      for (const [place, document] of found.entries()) {
        gone.delete(document.id)
        this.index.add(document)
        if (place % slice === slice - 1) await setImmediate()
      }
      for (const bib of gone) this.index.remove(bib)
    }
    for (const bibs of portions([...new Set([...availability, ...documents])], batch)) {
      const found = new Map((await copiesOf(this.#db, bibs)).map((copies) => [copies.bib, copies]))
      for (const bib of bibs) this.#setCopies(found.get(bib) ?? { ...noCopies, bib })
    }
    this.changed += documents.size
    // Merging in slices keeps each question's wait short.
    while (!this.index.mergeStep()) await setImmediate()
  }

  async #readAllCopies(): Promise<void> {
    const last = await lastTitleWithCopies(this.#db)
    for (let from = 0; from <= last; from += copiesBatch) {
      for (const copies of await copiesBetween(this.#db, from, from + copiesBatch)) this.#setCopies(copies)
      await setImmediate()
    }
  }

  #setCopies(copies: Copies): void {
    this.index.setLive(copies.bib, 'available', copies.available ?? [])
    this.index.setLive(copies.bib, 'branch', copies.branches ?? [])
    this.index.setLive(copies.bib, 'location', copies.locations ?? [])
    this.index.setLive(copies.bib, 'item-type', copies.types ?? [])
  }
}

const noCopies = { available: null, branches: null, locations: null, types: null }

function* portions<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
