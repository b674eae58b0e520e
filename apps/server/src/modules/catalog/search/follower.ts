import { setImmediate, setTimeout } from 'node:timers/promises'
import { createBuilder, type SearchIndex } from '@carrel/search-index'
import type { Kysely } from 'kysely'
import { changesSince, presentPosition, type Change, type Position } from './changes.ts'
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
/** Changes of so few titles are what people save: they come before those of imports. */
const atOnce = 20
/** Titles of large changes that one look takes on. */
const share = 1000
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
  /** Large changes that were found and are not wholly applied. */
  readonly #backlog: Change[] = []
  #merging = false
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

  /** True while an import or another large change is only partly read; the next look goes on with it. */
  get isBehind(): boolean {
    return this.#backlog.length > 0
  }

  /**
   * Reads and applies what is new: what people save at once, large changes a part at each look. A call while a look is
   * under way gives the one after it, because the running one may have begun before what the caller wants. False when the
   * changes are no longer all there.
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
    let looked = false
    while (!this.#seen.has(sequence) && Date.now() < until) {
      // Whoever asks has committed the change: a look begun after that has it, or one with a higher number.
      if (looked && sequence <= this.position.sequence && !this.#backlog.some((row) => row.sequence === sequence))
        return true
      const look = this.look().then(() => (looked = true))
      await Promise.race([look, setTimeout(20)])
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
    const small = changes.rows.filter(({ bibs }) => bibs.length <= atOnce)
    await this.#apply(small)
    this.#backlog.push(...changes.rows.filter(({ bibs }) => bibs.length > atOnce))
    this.position = changes.position
    for (let titles = 0; titles < share && this.#backlog.length > 0;) {
      const [row] = this.#backlog
      if (row) await this.#apply([row])
      this.#backlog.shift()
      titles += row?.bibs.length ?? 0
    }
    void this.#merge()
    return true
  }

  async #apply(rows: readonly Change[]): Promise<void> {
    const documents = new Set(rows.flatMap(({ kind, bibs }) => (kind === 'document' ? bibs : [])))
    for (const bibs of portions([...documents], batch)) await this.#readTitles(bibs)
    for (const bibs of portions([...new Set(rows.flatMap((row) => row.bibs))], batch)) {
      const found = new Map((await copiesOf(this.#db, bibs)).map((copies) => [copies.bib, copies]))
      for (const bib of bibs) this.#setCopies(found.get(bib) ?? { ...noCopies, bib })
    }
    this.changed += documents.size
    for (const { sequence } of rows) this.#seen.add(sequence)
    for (const sequence of this.#seen) {
      if (this.#seen.size <= remembered) break
      this.#seen.delete(sequence)
    }
  }

  async #readTitles(bibs: readonly number[]): Promise<void> {
    const found = await documentsOf(this.#db, bibs)
    const gone = new Set(bibs)
    for (const [place, document] of found.entries()) {
      gone.delete(document.id)
      this.index.add(document)
      if (place % slice === slice - 1) await setImmediate()
    }
    for (const bib of gone) this.index.remove(bib)
  }

  /** Puts small segments together, in slices between which questions get their turn. */
  async #merge(): Promise<void> {
    if (this.#merging) return
    this.#merging = true
    try {
      while (!this.index.mergeStep()) await setImmediate()
    } finally {
      this.#merging = false
    }
  }

  async #readAllCopies(): Promise<void> {
    const last = await lastTitleWithCopies(this.#db)
    for (let from = 0; from <= last; from += copiesBatch) {
      for (const copies of await copiesBetween(this.#db, from, from + copiesBatch)) this.#setCopies(copies)
      await setImmediate()
    }
  }

  #setCopies(copies: Copies): void {
    this.index.setLive(copies.bib, {
      available: copies.available ?? [],
      branch: copies.branches ?? [],
      location: copies.locations ?? [],
      'item-type': copies.types ?? [],
    })
  }
}

const noCopies = { available: null, branches: null, locations: null, types: null }

function* portions<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
