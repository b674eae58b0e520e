import { choice, optional, sequence } from '../ber/structures.ts'
import { boolean, explicit, implicit, integer, listOf, oid, type BerType } from '../ber/types.ts'
import { namedRecord, responseRecords, type NamedRecord, type ResponseRecords } from '../records/response-records.ts'
import {
  databaseName,
  elementSetNames,
  otherInfo,
  referenceId,
  resultSetId,
  specification,
  type CommonParts,
  type ElementSetNames,
  type Specification,
} from './common.ts'

/** What records are to look like where an element set does not say it (CompSpec). */
export interface CompSpec {
  readonly mayChooseOther: boolean
  readonly generic?: Specification
  readonly byDatabase?: readonly { readonly database: string; readonly specification: Specification }[]
  /** Record syntaxes in order of preference. */
  readonly syntaxes?: readonly string[]
}

/** Records of a result set from a place on, counted from 1 (Z39.50-2003, 3.2.3.1). */
export interface PresentRequest extends CommonParts {
  readonly resultSet: string
  readonly start: number
  readonly count: number
  readonly additionalRanges?: readonly { readonly start: number; readonly count: number }[]
  readonly composition?:
    | { readonly kind: 'simple'; readonly value: ElementSetNames }
    | { readonly kind: 'complex'; readonly value: CompSpec }
  /** Object identifier of the record syntax that is wanted. */
  readonly syntax?: string
  readonly maxSegments?: number
  readonly maxRecordSize?: number
  readonly maxSegmentSize?: number
}

/** The records. */
export interface PresentResponse extends CommonParts {
  readonly returned: number
  readonly nextPosition: number
  /** 0 success, 1 to 4 a part of the records, 5 failure. */
  readonly status: number
  readonly records?: ResponseRecords
}

/** A part of the records, before the response itself (3.2.3.3). */
export interface Segment extends CommonParts {
  readonly returned: number
  readonly records: readonly NamedRecord[]
}

const compSpec = sequence<CompSpec>('A composition', {
  mayChooseOther: implicit(1, boolean),
  generic: optional(implicit(2, specification)),
  byDatabase: optional(
    implicit(
      3,
      listOf(
        sequence<{ database: string; specification: Specification }>('A composition', {
          database: explicit(1, databaseName),
          specification: implicit(2, specification),
        }),
      ),
    ),
  ),
  syntaxes: optional(implicit(4, listOf(oid))),
})

/** PresentRequest. */
export const presentRequest: BerType<PresentRequest> = sequence<PresentRequest>('The present request', {
  referenceId,
  resultSet: resultSetId,
  start: implicit(30, integer),
  count: implicit(29, integer),
  additionalRanges: optional(
    implicit(
      212,
      listOf(
        sequence<{ start: number; count: number }>('A range', {
          start: implicit(1, integer),
          count: implicit(2, integer),
        }),
      ),
    ),
  ),
  composition: optional(
    choice<Exclude<PresentRequest['composition'], undefined>>('A composition', {
      simple: explicit(19, elementSetNames),
      complex: implicit(209, compSpec),
    }),
  ),
  syntax: optional(implicit(104, oid)),
  maxSegments: optional(implicit(204, integer)),
  maxRecordSize: optional(implicit(206, integer)),
  maxSegmentSize: optional(implicit(207, integer)),
  otherInfo,
})

/** PresentResponse. */
export const presentResponse: BerType<PresentResponse> = sequence<PresentResponse>('The present response', {
  referenceId,
  returned: implicit(24, integer),
  nextPosition: implicit(25, integer),
  status: implicit(27, integer),
  records: optional(responseRecords),
  otherInfo,
})

/** Segment. */
export const segment: BerType<Segment> = sequence<Segment>('The segment', {
  referenceId,
  returned: implicit(24, integer),
  records: implicit(0, listOf(namedRecord)),
  otherInfo,
})
