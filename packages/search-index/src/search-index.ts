import { documentsAlike, type Alike } from './alike.ts'
import type { Analyzer } from './analyze.ts'
import { createAnalyzer } from './analyze.ts'
import { BroadSearches } from './broad-searches.ts'
import { SegmentBuilder } from './build-segment.ts'
import type { DocList, FacetCount } from './facets.ts'
import type { Filter } from './filters.ts'
import type { NumberCount } from './histogram.ts'
import { LiveFacets } from './live-facets.ts'
import type { Hit, Order } from './order.ts'
import { asNumber, parseQuery, type ParseOptions } from './parse-query.ts'
import { Parts } from './parts.ts'
import { planQuery } from './plan.ts'
import type { Query } from './query.ts'
import { checkQuerySize, queryLimits } from './query.ts'
import type { Relaxation } from './relax.ts'
import { relaxations } from './relax.ts'
import type { ScanEntry, ScanTarget } from './scan.ts'
import { scanKeys } from './scan.ts'
import type { Schema, SearchDocument, Suggestion } from './schema.ts'
import { Scratch } from './scratch.ts'
import type { Found, SearchGround, SearchScope } from './search.ts'
import { countMatches, matchingIds, runSearch } from './search.ts'
import { arraysOf } from './segment.ts'
import type { Correction } from './similar-query.ts'
import { correctQuery, correctText } from './similar-query.ts'
import type { SnapshotProblem } from './snapshot.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { contextOf, suggestHeadings } from './suggest.ts'

/** One search. Everything but the query may be left out. */
export interface SearchRequest {
  /** What was typed, or a query tree. */
  readonly query: Query | string
  /** How a typed query is read. */
  readonly parse?: ParseOptions
  /** At most one for each facet and each number; values of one facet are alternatives. */
  readonly filters?: readonly Filter[]
  /** Facets to count. */
  readonly facets?: readonly string[]
  /** Values given for each facet; 20 when left out. */
  readonly facetLimit?: number
  /** Numbers to count value by value. */
  readonly histograms?: readonly string[]
  readonly order?: Order
  /** A sort key: documents with the same one, such as editions of one work, are one hit, the best of them. */
  readonly group?: string
  readonly offset?: number
  /** Hits wanted; 20 when left out. */
  readonly limit?: number
  /** Correct and relax a query that finds nothing. Left out: yes when it was typed, no when it is a tree. */
  readonly forgiving?: boolean
}

/** What a search found. */
export interface SearchResult {
  /** All documents found. */
  readonly total: number
  /** Where hits are grouped: the groups found. Facets count documents all the same. */
  readonly groups?: number
  readonly hits: readonly Hit[]
  /** Exact counts over all documents found. A facet's own filter does not narrow its counts. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  readonly histograms: Readonly<Record<string, readonly NumberCount[]>>
  /** What was searched for instead, when what was typed finds nothing. */
  readonly corrected?: string
  readonly corrections?: readonly Correction[]
  /** How the query was taken less strictly, because it finds nothing as it is. */
  readonly relaxed?: Relaxation
}

/** What an index holds. */
export interface IndexCounts {
  readonly documents: number
  readonly segments: number
  /** Deleted documents that still take room. */
  readonly deleted: number
  /** Postings: different words of each document added up. */
  readonly postings: number
  /** Bytes of all segments. */
  readonly bytes: number
}

/** Documents that are collected before a segment is made of them without a search asking for it. */
const COLLECT = { documents: 500, postings: 50_000 }

/** A search index in memory. Made by `createIndex`, `createBuilder` or `restoreIndex`. */
export class SearchIndex {
  readonly schema: Schema
  readonly #analyzer: Analyzer
  readonly #parts: Parts
  readonly #scratch = new Scratch()
  readonly #broad = new BroadSearches()
  readonly #live: LiveFacets
  readonly #numberFields: readonly string[]
  readonly #collect: { readonly documents: number; readonly postings: number }
  #builder: SegmentBuilder | undefined

  constructor(schema: Schema, parts = new Parts(schema), collect = COLLECT) {
    this.schema = schema
    this.#parts = parts
    this.#collect = collect
    this.#analyzer = createAnalyzer(schema.languages)
    this.#numberFields = schema.fields.filter(({ kind }) => kind === 'identifier').map(({ name }) => name)
    this.#live = new LiveFacets(schema.liveFacets)
  }

  /** Adds a document, or puts it in the place of the one with the same id. The next search finds it. */
  add(document: SearchDocument): void {
    if (!Number.isInteger(document.id) || document.id < 0 || document.id >= 0xffffffff) {
      throw new RangeError(`A document's id is a whole number from 0 to 2^32 - 2, not ${document.id}.`)
    }
    this.#parts.delete(document.id)
    this.#builder ??= new SegmentBuilder(this.schema, this.#analyzer)
    this.#builder.add(document)
    if (this.#builder.size >= this.#collect.documents || this.#builder.postings >= this.#collect.postings) this.#flush()
  }

  /** Removes a document; false when there is none with this id. */
  remove(id: number): boolean {
    const collected = this.#builder?.remove(id) === true
    return this.#parts.delete(id) || collected
  }

  /**
   * Gives a document its values of some live facets. They replace those that it had of these, cost no rewriting of the
   * document, stay when it is added anew, and are not part of a snapshot.
   *
   * @throws RangeError for a facet that the schema does not list as live.
   */
  setLive(id: number, values: Readonly<Record<string, readonly string[]>>): void {
    this.#live.set(id, values)
  }

  /** Whether there is a document with this id. */
  has(id: number): boolean {
    return this.#builder?.has(id) === true || this.#parts.has(id)
  }

  /**
   * Searches. A typed query never fails; one that finds nothing is corrected or taken less strictly, and the result
   * says so.
   *
   * @throws RangeError for a tree that is too large, for names that the schema does not have, and for hits beyond 10,000.
   */
  search(request: SearchRequest): SearchResult {
    const ground = this.#ground()
    const scope = scopeOf(request)
    const typed = typeof request.query === 'string' ? request.query : undefined
    const query = typeof request.query === 'string' ? parseQuery(request.query, request.parse) : request.query
    checkQuerySize(query)
    const run = (wanted: Query): Found => this.#run(wanted, scope, ground)
    const found = run(query)
    if (found.total > 0 || !(request.forgiving ?? typed !== undefined)) return found

    const count = (wanted: Query): number => countMatches(planQuery(wanted, contextOf(ground)), scope, ground)
    const number = typed === undefined ? undefined : asNumber(typed, query, this.#numberFields)
    if (number && count(number) > 0) return run(number)
    const corrected = correctQuery(query, contextOf(ground).segments, count)
    if (corrected) {
      const { corrections } = corrected
      const text = typed === undefined ? {} : { corrected: correctText(typed, corrections) }
      return { ...run(corrected.query), corrections, ...text }
    }
    for (const { query: wanted, relaxed } of relaxations(query)) {
      const less = run(wanted)
      if (less.total > 0) return { ...less, relaxed }
    }
    return found
  }

  /**
   * The ids of all documents that a search finds, ascending, for whoever wants its whole result and not a page of it. What
   * finds nothing as it was typed is corrected or taken less strictly as {@link SearchIndex.search} does.
   *
   * @throws RangeError for a tree that is too large, and for names that the schema does not have.
   */
  allIds(request: Pick<SearchRequest, 'query' | 'parse' | 'filters' | 'forgiving'>): Uint32Array {
    const ground = this.#ground()
    const scope = scopeOf(request)
    const typed = typeof request.query === 'string' ? request.query : undefined
    const query = typeof request.query === 'string' ? parseQuery(request.query, request.parse) : request.query
    checkQuerySize(query)
    const ids = (wanted: Query): Uint32Array => matchingIds(planQuery(wanted, contextOf(ground)), scope, ground)
    const found = ids(query)
    if (found.length > 0 || !(request.forgiving ?? typed !== undefined)) return found
    const count = (wanted: Query): number => countMatches(planQuery(wanted, contextOf(ground)), scope, ground)
    const number = typed === undefined ? undefined : asNumber(typed, query, this.#numberFields)
    if (number && count(number) > 0) return ids(number)
    const corrected = correctQuery(query, contextOf(ground).segments, count)
    if (corrected) return ids(corrected.query)
    for (const { query: wanted } of relaxations(query)) {
      const less = ids(wanted)
      if (less.length > 0) return less
    }
    return found
  }

  /** Headings to offer for what was typed so far, best first. */
  suggest(typed: string, limit = 10): Suggestion[] {
    return suggestHeadings(typed.slice(0, 200), Math.min(limit, 100), this.#ground())
  }

  /**
   * A part of a browse list: up to `before` entries that stand before `from`, then up to `limit` from there on.
   *
   * @throws RangeError for a field, facet or sort key that the schema does not have.
   */
  scan(
    target: ScanTarget,
    from: string,
    size: { readonly before?: number; readonly limit?: number } = {},
  ): ScanEntry[] {
    const bounded = { before: Math.min(size.before ?? 0, 200), limit: Math.min(size.limit ?? 20, 200) }
    return scanKeys(target, from.slice(0, 500), bounded, this.#ground())
  }

  /**
   * The documents that share a sort key with each of some documents, such as all editions of their works; at most 200
   * documents are asked for, and at most `most` ids given for each.
   *
   * @throws RangeError for a sort key that the schema does not have.
   */
  alike(key: string, ids: readonly number[], most = 50): Alike[] {
    return documentsAlike(key, ids.slice(0, 200), most, this.#ground())
  }

  /** Sizes, for a status page and for deciding when to merge. */
  counts(): IndexCounts {
    const { parts } = this.#ground()
    const sum = (count: (part: (typeof parts)[number]) => number): number =>
      parts.reduce((all, part) => all + count(part), 0)
    return {
      documents: this.#parts.documents,
      segments: parts.length,
      deleted: sum((part) => part.deletedCount),
      postings: sum((part) => part.segment.docs.length),
      bytes: sum((part) => arraysOf(part.segment).reduce((bytes, array) => bytes + array.byteLength, 0)),
    }
  }

  /** Puts everything into one segment. May take seconds; see {@link SearchIndex.mergeStep}. */
  merge(): void {
    this.#flush()
    this.#parts.mergeAll()
  }

  /**
   * Does a slice of the merging that is due, some `budget` postings long (a million take some 100 ms); true when none is
   * left. Searches and changes may come between two slices.
   */
  mergeStep(budget = 100_000): boolean {
    this.#flush()
    return this.#parts.mergeStep(budget)
  }

  /**
   * The pieces of a snapshot file, to be written one after the other. They are the index's own memory: do not change them.
   * The index may change meanwhile; they stay as they are.
   *
   * @param note comes back from `restoreIndex`: how far the index has followed its source.
   */
  snapshot(note = ''): Uint8Array[] {
    return writeSnapshot(this.schema, this.#ground().parts, note)
  }

  #run(query: Query, scope: SearchScope, ground: SearchGround): Found {
    const known = this.#broad.find(query, scope, ground)
    if (known) return known
    let sets: readonly DocList[] = []
    const found = runSearch(planQuery(query, contextOf(ground)), scope, ground, (seen) => (sets = seen))
    this.#broad.keep(query, scope, ground, { found, sets })
    return found
  }

  #flush(): void {
    const segment = this.#builder?.finish()
    this.#builder = undefined
    if (segment) this.#parts.add(segment)
  }

  #ground(): SearchGround {
    this.#flush()
    return { schema: this.schema, parts: this.#parts.live, scratch: this.#scratch, live: this.#live }
  }
}

/** An empty index. */
export function createIndex(schema: Schema): SearchIndex {
  return new SearchIndex(schema)
}

/** Fills a new index with many documents at once: add them all, best in the order of their ids, then `finish`. */
export function createBuilder(schema: Schema): { add(document: SearchDocument): void; finish(): SearchIndex } {
  const parts = new Parts(schema)
  const bulk = new SearchIndex(schema, parts, { documents: 200_000, postings: 4_000_000 })
  return {
    add: (document) => bulk.add(document),
    finish: () => {
      bulk.merge()
      return new SearchIndex(schema, parts)
    },
  }
}

/**
 * The index of a snapshot file, or why it is not taken. Memory of the file is used as it is where it begins at a multiple
 * of 8 bytes, so threads that share it share the index.
 */
export function restoreIndex(
  schema: Schema,
  file: Uint8Array,
):
  | { readonly ok: true; readonly index: SearchIndex; readonly note: string }
  | { readonly ok: false; readonly problem: SnapshotProblem } {
  const read = readSnapshot(schema, file)
  if (!read.ok) return read
  const parts = new Parts(schema)
  for (const { segment, deleted } of read.parts) parts.add(segment, deleted)
  return { ok: true, index: new SearchIndex(schema, parts), note: read.note }
}

function scopeOf(request: SearchRequest): SearchScope {
  const offset = Math.max(0, Math.trunc(request.offset ?? 0))
  const limit = Math.max(0, Math.trunc(request.limit ?? 20))
  if (offset + limit > queryLimits.hits) throw new RangeError(`Only the first ${queryLimits.hits} hits can be shown.`)
  return {
    filters: request.filters ?? [],
    facets: request.facets ?? [],
    facetLimit: Math.max(0, Math.min(1000, request.facetLimit ?? 20)),
    histograms: request.histograms ?? [],
    order: request.order ?? { by: 'relevance' },
    group: request.group,
    offset,
    limit,
  }
}
