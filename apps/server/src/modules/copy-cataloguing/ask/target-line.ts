import type { Received } from '../rules/received-record.ts'
import type { ReadyTerm } from '../rules/search-terms.ts'

/** What a target answered to a search. */
export interface TargetAnswer {
  readonly hits: number
  readonly records: readonly Received[]
  /** What else it said, such as why a record did not come; in sentences. */
  readonly notes: readonly string[]
}

/** A connection to a target. Everything that goes wrong is a {@link TargetProblem}. */
export interface TargetLine {
  /** What the other side calls itself, where it says so. */
  readonly implementation: string | undefined
  /** Searches and fetches at most `most` records; undefined when the target cannot be asked in this way. */
  search(terms: readonly ReadyTerm[], most: number): Promise<TargetAnswer | undefined>
  close(): Promise<void>
}

/** Why a target did not answer, in a sentence for the desk. */
export class TargetProblem extends Error {}
