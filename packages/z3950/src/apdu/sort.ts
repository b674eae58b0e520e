import { choice, optional, sequence } from '../ber/structures.ts'
import {
  explicit,
  implicit,
  integer,
  internationalString,
  listOf,
  nothing,
  octets,
  oid,
  type BerType,
} from '../ber/types.ts'
import { attributeList } from '../query/rpn-codec.ts'
import type { RpnAttribute } from '../query/rpn.ts'
import { diagnosticRecord, type Diagnostic } from '../records/diagnostic.ts'
import { databaseName, otherInfo, referenceId, specification, type CommonParts, type Specification } from './common.ts'

/** What is sorted by: a field by its name, an element, or attributes (SortKey). */
export type SortBy =
  | { readonly kind: 'field'; readonly value: string }
  | { readonly kind: 'element'; readonly value: Specification }
  | { readonly kind: 'attributes'; readonly value: { readonly set: string; readonly list: readonly RpnAttribute[] } }

/** One key of a sort (SortKeySpec). */
export interface SortKey {
  readonly element:
    | { readonly kind: 'generic'; readonly value: SortBy }
    | { readonly kind: 'byDatabase'; readonly value: readonly { readonly database: string; readonly by: SortBy }[] }
  /** 0 ascending, 1 descending, 3 and 4 by frequency. */
  readonly relation: number
  /** 0 case matters, 1 it does not. */
  readonly caseSensitivity: number
  readonly missing?:
    | { readonly kind: 'abort' | 'null'; readonly value: true }
    | { readonly kind: 'data'; readonly value: Uint8Array }
}

/** Sorts result sets into one (Z39.50-2003, 3.2.7.1). */
export interface SortRequest extends CommonParts {
  readonly inputs: readonly string[]
  readonly output: string
  readonly keys: readonly SortKey[]
}

/** What became of a sort. */
export interface SortResponse extends CommonParts {
  /** 0 success, 1 in part, 2 failure. */
  readonly status: number
  /** 1 empty, 2 interim, 3 unchanged, 4 none. */
  readonly resultSetStatus?: number
  readonly diagnostics?: readonly Diagnostic[]
  readonly resultCount?: number
}

const sortBy = choice<SortBy>('A sort key', {
  field: implicit(0, internationalString),
  element: implicit(1, specification),
  attributes: implicit(
    2,
    sequence<{ set: string; list: readonly RpnAttribute[] }>('A sort key', { set: oid, list: attributeList }),
  ),
})

const sortKey = sequence<SortKey>('A sort key', {
  element: choice<SortKey['element']>('A sort key', {
    generic: explicit(1, sortBy),
    byDatabase: implicit(
      2,
      listOf(sequence<{ database: string; by: SortBy }>('A sort key', { database: databaseName, by: sortBy })),
    ),
  }),
  relation: implicit(1, integer),
  caseSensitivity: implicit(2, integer),
  missing: optional(
    explicit(
      3,
      choice<Exclude<SortKey['missing'], undefined>>('What is done without a value', {
        abort: implicit(1, nothing),
        null: implicit(2, nothing),
        data: implicit(3, octets),
      }),
    ),
  ),
})

/** SortRequest. */
export const sortRequest: BerType<SortRequest> = sequence<SortRequest>('The sort request', {
  referenceId,
  inputs: implicit(3, listOf(internationalString)),
  output: implicit(4, internationalString),
  keys: implicit(5, listOf(sortKey)),
  otherInfo,
})

/** SortResponse. */
export const sortResponse: BerType<SortResponse> = sequence<SortResponse>('The sort response', {
  referenceId,
  status: implicit(3, integer),
  resultSetStatus: optional(implicit(4, integer)),
  diagnostics: optional(implicit(5, listOf(diagnosticRecord))),
  resultCount: optional(implicit(6, integer)),
  otherInfo,
})
