import type { SruVersion } from './versions.ts'

/** What all requests have. */
interface AnyRequest {
  readonly version: SruVersion
  /** Address of a stylesheet that a browser is to use. */
  readonly stylesheet?: string
  /** Parameters of others (`x-…`), by their names. */
  readonly extra: Readonly<Record<string, string>>
}

/** One part of `facetLimit` (SRU 2.0): so many values of an index, or of each index that the server chooses. */
export interface WantedFacet {
  /** Undefined for those that the server chooses. */
  readonly index?: string
  readonly limit: number
}

/** A search and the records of it that are wanted. */
export interface SearchRequest extends AnyRequest {
  readonly operation: 'searchRetrieve'
  readonly query: string
  /** `cql`, `searchTerms` (SRU 2.0), or `pqf`: prefix notation, as clients of YAZ send it. */
  readonly queryType: string
  /** From 1. */
  readonly start: number
  /** Undefined where the server is to choose. */
  readonly count?: number
  readonly recordSchema?: string
  readonly packing: 'xml' | 'string'
  /** In the way of SRU 1.1. */
  readonly sortKeys?: string
  readonly resultSetTtl?: number
  /** What values of which indexes are to be counted (SRU 2.0); empty where nothing was asked. */
  readonly facets: readonly WantedFacet[]
}

/** Terms of an index. */
export interface ScanRequest extends AnyRequest {
  readonly operation: 'scan'
  readonly scanClause: string
  readonly position: number
  readonly count?: number
}

/** What the server says of itself. */
export interface ExplainRequest extends AnyRequest {
  readonly operation: 'explain'
  readonly packing: 'xml' | 'string'
}

export type SruRequest = SearchRequest | ScanRequest | ExplainRequest
