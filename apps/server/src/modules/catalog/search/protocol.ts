import type { Alike, ScanEntry, ScanTarget, SearchRequest, SearchResult, Suggestion } from '@carrel/search-index'
import type { Connection } from '../../../platform/db.ts'

/** What a search worker is started with. */
export interface WorkerStart {
  readonly connection: Connection
  /** Folder of the snapshot file. */
  readonly folder: string
}

/** Questions to the index, with their answers. */
export interface Questions {
  readonly search: {
    readonly ask: SearchRequest
    readonly answer: SearchResult & { readonly sequence: number }
  }
  /** All titles that a search finds, by their numbers. */
  readonly allIds: {
    readonly ask: Pick<SearchRequest, 'query' | 'parse' | 'filters'>
    readonly answer: Uint32Array
  }
  readonly suggest: {
    readonly ask: { readonly typed: string; readonly limit: number }
    readonly answer: readonly Suggestion[]
  }
  readonly scan: {
    readonly ask: {
      readonly target: ScanTarget
      readonly from: string
      readonly before?: number
      readonly limit?: number
    }
    readonly answer: readonly ScanEntry[]
  }
  /** The titles that have the same sort key as each of some titles. */
  readonly alike: {
    readonly ask: { readonly key: string; readonly ids: readonly number[]; readonly most: number }
    readonly answer: readonly Alike[]
  }
  readonly status: { readonly ask: null; readonly answer: SearchStatus }
}
export type QuestionName = keyof Questions

/** How the index of this process stands. */
export interface SearchStatus {
  readonly state: 'starting' | 'ready'
  /** Titles read so far and in all, while it is built. */
  readonly done: number
  readonly total: number
  readonly documents: number
  /** The last change that it has. */
  readonly sequence: number
  readonly bytes: number
}

/** From the process to its worker. */
export type ToWorker =
  | {
      readonly id: number
      readonly name: QuestionName
      readonly ask: unknown
      /** Not before the index has this change. */
      readonly atLeast?: number
      /** Milliseconds since 1970 after which nobody waits for the answer. */
      readonly until: number
    }
  | { readonly command: 'wake' | 'rebuild' | 'stop' }

/** From the worker to its process. */
export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: SearchFailure }
  | { readonly log: string; readonly detail?: string }

/** Why a question was not answered. */
export interface SearchFailure {
  readonly code: 'search-starting' | 'search-busy' | 'invalid-search' | 'search-failed'
  readonly message: string
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: number
}
