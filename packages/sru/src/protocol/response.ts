import type { SruDiagnostic } from './diagnostic.ts'

/** A record as it was sent. */
export interface SruRecord {
  /** Identifier or name of its schema, such as `info:srw/schema/1/marcxml-v1.1`. */
  readonly schema: string
  /** Whether it was sent as XML or as a string that holds it. */
  readonly packing: 'xml' | 'string'
  /** The record by itself, with all declarations of namespaces that it needs. */
  readonly xml: string
  /** Its place in the result, from 1, where the server says it. */
  readonly position?: number
  /** Its own identifier, where the server gives one (SRU 1.2 and later). */
  readonly identifier?: string
}

/** Values of an index, the most frequent first (SRU 2.0). */
export interface SruFacet {
  /** The name of the index in queries: `dc.subject`. */
  readonly index: string
  readonly label?: string
  readonly terms: readonly { readonly term: string; readonly query?: string; readonly count: number }[]
}

/** The answer to a search. */
export interface SearchResponse {
  readonly kind: 'search'
  readonly version: string
  /** Records found. */
  readonly hits: number
  /** How sure the number is (SRU 2.0): `exact`, `unknown`, `estimate`, `maximum`, `minimum`, `current`. */
  readonly precision?: string
  readonly resultSetId?: string
  /** Seconds for which the server keeps the result. */
  readonly idleSeconds?: number
  readonly records: readonly SruRecord[]
  /** Values of indexes with the records that have them (SRU 2.0). */
  readonly facets?: readonly SruFacet[]
  /** Where the next records begin; undefined where there are none, or the server does not say. */
  readonly nextPosition?: number
  /** What the server could not do: as a whole, or with a position a single record. */
  readonly diagnostics: readonly SruDiagnostic[]
}

/** A term of an index. */
export interface SruTerm {
  readonly value: string
  readonly display?: string
  readonly records?: number
  /** `first`, `last`, `only` or `inner`. */
  readonly place?: string
}

/** The answer to a scan. */
export interface ScanResponse {
  readonly kind: 'scan'
  readonly version: string
  readonly terms: readonly SruTerm[]
  readonly diagnostics: readonly SruDiagnostic[]
}

/** The answer to an explain. */
export interface ExplainResponse {
  readonly kind: 'explain'
  readonly version: string
  readonly record: SruRecord | undefined
  readonly diagnostics: readonly SruDiagnostic[]
}

export type SruResponse = SearchResponse | ScanResponse | ExplainResponse
