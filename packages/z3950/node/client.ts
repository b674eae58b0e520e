import type { RpnAttribute, RpnQuery, RpnTerm, SessionOption } from '../src/index.ts'
import type { PresentedRecord } from './records.ts'

/** In which form records are wanted. */
export interface RecordForm {
  /** Record syntax by name (`usmarc`, `unimarc`, `xml`, `sutrs`, `opac`) or object identifier; `usmarc` unless given. */
  readonly syntax?: string | undefined
  /** `F` for full records, which is what is asked for unless given, `B` for brief ones; empty for what the server likes. */
  readonly elementSet?: string | undefined
}

/** What a search found. */
export interface Z3950Hits {
  /** Records found. */
  readonly hits: number
  /** False when the server says that there may be more than it could find. */
  readonly complete: boolean
}

/** A term of an index, as a scan gives it. */
export interface ScannedIndexTerm {
  readonly term: string
  /** As people should see it, where the server says so. */
  readonly display: string | undefined
  /** Records with it; undefined where the server does not say. */
  readonly occurrences: number | undefined
}

/** The terms around the given one. */
export interface ScanResult {
  readonly terms: readonly ScannedIndexTerm[]
  /** Where the given term stands, or would stand, among them: 1 first. */
  readonly position: number | undefined
}

/** What to scan by. */
export interface ScanStart {
  readonly attributes: readonly RpnAttribute[]
  readonly term: RpnTerm
  /** bib-1 unless given; an object identifier. */
  readonly attributeSet?: string | undefined
}

/** One key to sort by. */
export interface SortBySpec {
  /** A field that the server knows by name, or attributes of bib-1 such as Use 4. */
  readonly by: string | readonly RpnAttribute[]
  readonly descending?: boolean | undefined
  readonly caseSensitive?: boolean | undefined
}

/** A session with a server. One thing is asked after the other, in the order of the calls; every call may throw a `Z3950Failure`. */
export interface Z3950Connection {
  /** What the server says of itself. */
  readonly implementation: { readonly id?: string; readonly name?: string; readonly version?: string }
  /** What it says that it can do. */
  readonly options: ReadonlySet<SessionOption>
  /** Whether it agreed to speak UTF-8. */
  readonly utf8: boolean
  /** Searches; the result is what `present` and `sort` work on from then. */
  readonly search: (query: RpnQuery, form?: RecordForm) => Promise<Z3950Hits>
  /**
   * Records from a place on, counted from 1; fewer than `count` where the result ends. The form is that of the search unless given.
   * A record that the server cannot give is a diagnostic in its place.
   */
  readonly present: (start: number, count: number, form?: RecordForm) => Promise<readonly PresentedRecord[]>
  /** Terms of an index around one; `position` says where among them it is to stand, 1 first. */
  readonly scan: (start: ScanStart, count: number, position?: number) => Promise<ScanResult>
  /** Sorts the result of the last search. */
  readonly sort: (keys: readonly SortBySpec[]) => Promise<void>
  /** Says good-bye and ends the connection; never throws. */
  readonly close: () => Promise<void>
}
