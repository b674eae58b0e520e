import { countLive } from './count-live.ts'
import type { DocList } from './facets.ts'
import type { Query } from './query.ts'
import type { Found, SearchGround, SearchScope } from './search.ts'

/** A search that finds fewer documents is quick enough. */
const BROAD = 10_000
/** Documents of all searches kept, four bytes each; the one asked for longest ago goes first. */
const MOST = 1 << 23

interface Kept {
  readonly found: Found
  /** What was found in each segment, to count live facets anew. */
  readonly lists: readonly DocList[]
  live: Found['facets']
  /** Changes of live facets when they were counted. */
  changes: number
}

/**
 * What broad searches came to. The same few, such as everything or a common subject, are asked again and again; as long as no
 * document changes only their live facets are counted anew, and these only when they have changed.
 */
export class BroadSearches {
  readonly #kept = new Map<string, Kept>()
  #parts: SearchGround['parts'] = []
  #deleted = 0

  /** What this search came to, if it is known and still so. */
  find(query: Query, scope: SearchScope, ground: SearchGround): Found | undefined {
    this.#forgetOld(ground)
    const key = keyOf(query, scope)
    const kept = this.#kept.get(key)
    if (!kept) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const { changes } = ground.live
    if (kept.changes !== changes) {
      kept.live = countLiveAnew(scope, ground, kept.lists)
      kept.changes = changes
    }
    return { ...kept.found, facets: { ...kept.found.facets, ...kept.live } }
  }

  /** Keeps what a search came to, if it is broad and does not hang on a live facet. */
  keep(
    query: Query,
    scope: SearchScope,
    ground: SearchGround,
    { found, sets }: { readonly found: Found; readonly sets: readonly DocList[] },
  ): void {
    if (found.total < BROAD || found.total > MOST || hangsOnLive(query, scope, ground)) return
    this.#forgetOld(ground)
    const lists = sets.map(({ docs, length }) => ({ docs: docs.slice(0, length), length }))
    this.#kept.set(keyOf(query, scope), { found, lists, live: {}, changes: ground.live.changes })
    let documents = 0
    for (const { found: each } of this.#kept.values()) documents += each.total
    for (const [key, { found: each }] of this.#kept) {
      if (documents <= MOST) break
      this.#kept.delete(key)
      documents -= each.total
    }
  }

  /** Documents have changed when there are other segments, or more that are deleted in the same ones. */
  #forgetOld({ parts }: SearchGround): void {
    const deleted = parts.reduce((sum, part) => sum + part.deletedCount, 0)
    if (parts === this.#parts && deleted === this.#deleted) return
    this.#kept.clear()
    this.#parts = parts
    this.#deleted = deleted
  }
}

/** What is typed in capitals or not is the same search. */
const keyOf = (query: Query, scope: SearchScope): string =>
  JSON.stringify(query, (name, value: unknown) =>
    name === 'text' && typeof value === 'string' ? value.toLowerCase() : value,
  ) + JSON.stringify(scope)

function countLiveAnew({ facets, facetLimit }: SearchScope, { parts, live }: SearchGround, lists: readonly DocList[]) {
  const asked = [...new Set(facets)].filter((name) => live.has(name))
  return countLive(
    asked.map((facet) => ({ facet, limit: facetLimit, wanted: [], leftOut: [] })),
    live,
    parts,
    lists,
  )
}

/** Whether which documents are found depends on a live facet. */
function hangsOnLive(query: Query, { filters }: SearchScope, { live }: SearchGround): boolean {
  return filters.some((filter) => 'facet' in filter && live.has(filter.facet)) || asksLive(query)

  function asksLive(part: Query): boolean {
    if (part.kind === 'facet') return live.has(part.facet)
    if (part.kind === 'not') return asksLive(part.of)
    return 'of' in part && part.of.some(asksLive)
  }
}
