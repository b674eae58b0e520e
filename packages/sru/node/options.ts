import type { SruVersion } from '../src/index.ts'

/** How a server is reached. */
export interface SruServer {
  /** Address without parameters, or with those that the server wants in every request. */
  readonly baseUrl: string
  /** 1.1 unless given, which nearly all servers speak. */
  readonly version?: SruVersion | undefined
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** Milliseconds for the whole answer; 30,000 unless given. */
  readonly timeoutMs?: number | undefined
  /** Bytes of an answer at most; 16 MiB unless given. */
  readonly maxBytes?: number | undefined
  /** Parameters of this server beside those of SRU (`x-collection` and the like). */
  readonly parameters?: Readonly<Record<string, string>> | undefined
  /** Fetches in the place of the global `fetch`; for those who let certain addresses through only. It is told not to follow redirects. */
  readonly fetch?: typeof fetch | undefined
  /** Ends everything when it is aborted. */
  readonly signal?: AbortSignal | undefined
}

/** What is searched for, and which records of the result are wanted. */
export interface SruSearch extends SruServer {
  /** In CQL, unless `queryType` says otherwise. */
  readonly query: string
  /** Place of the first record, from 1. */
  readonly start?: number | undefined
  /** Records at most; 10 unless given. */
  readonly count?: number | undefined
  /** Name or identifier of the schema; `marcxml` unless given, empty for what the server likes. */
  readonly recordSchema?: string | undefined
  /** Keys to sort by in the way of SRU 1.1 (`title,,1`); later versions sort in the query. */
  readonly sortKeys?: string | undefined
  /** SRU 2.0: `cql` or `searchTerms`. */
  readonly queryType?: string | undefined
}

/** Around which term the list of terms is wanted. */
export interface SruScan extends SruServer {
  /** Index, relation and term in CQL: `dc.title = walden`. */
  readonly scanClause: string
  /** Terms at most; 20 unless given. */
  readonly count?: number | undefined
  /** Where among them the given term is to stand: 1 first. */
  readonly position?: number | undefined
}

export const usualTimeout = 30_000
export const usualMaxBytes = 16 * 1024 * 1024
