import { optional, sequence } from '../ber/structures.ts'
import { boolean, explicit, implicit, integer, internationalString, listOf, oid, type BerType } from '../ber/types.ts'
import { query, type Query } from '../query/rpn-codec.ts'
import { responseRecords, type ResponseRecords } from '../records/response-records.ts'
import {
  databaseName,
  elementSetNames,
  otherInfo,
  otherInformationList,
  referenceId,
  type CommonParts,
  type ElementSetNames,
  type OtherInformation,
} from './common.ts'

/** A search (Z39.50-2003, 3.2.2.1). Small sets come with the answer whole, medium ones with their first records. */
export interface SearchRequest extends CommonParts {
  readonly smallSetUpperBound: number
  readonly largeSetLowerBound: number
  readonly mediumSetPresentNumber: number
  /** Whether a result set of the same name is replaced. */
  readonly replace: boolean
  readonly resultSetName: string
  readonly databases: readonly string[]
  readonly smallSetElements?: ElementSetNames
  readonly mediumSetElements?: ElementSetNames
  /** Object identifier of the record syntax that is wanted. */
  readonly syntax?: string
  readonly query: Query
  readonly additionalSearchInfo?: readonly OtherInformation[]
}

/** What became of a search. */
export interface SearchResponse extends CommonParts {
  readonly resultCount: number
  readonly returned: number
  readonly nextPosition: number
  /** False when the search failed. */
  readonly ok: boolean
  /** 1 a part of the records, 2 an interim set, 3 none. */
  readonly resultSetStatus?: number
  /** 0 success, 1 to 4 a part of the records, 5 failure. */
  readonly presentStatus?: number
  readonly records?: ResponseRecords
  readonly additionalSearchInfo?: readonly OtherInformation[]
}

const additionalSearchInfo = optional(implicit(203, otherInformationList))

/** SearchRequest. */
export const searchRequest: BerType<SearchRequest> = sequence<SearchRequest>('The search request', {
  referenceId,
  smallSetUpperBound: implicit(13, integer),
  largeSetLowerBound: implicit(14, integer),
  mediumSetPresentNumber: implicit(15, integer),
  replace: implicit(16, boolean),
  resultSetName: implicit(17, internationalString),
  databases: implicit(18, listOf(databaseName)),
  smallSetElements: optional(explicit(100, elementSetNames)),
  mediumSetElements: optional(explicit(101, elementSetNames)),
  syntax: optional(implicit(104, oid)),
  query: explicit(21, query),
  additionalSearchInfo,
  otherInfo,
})

/** SearchResponse. */
export const searchResponse: BerType<SearchResponse> = sequence<SearchResponse>('The search response', {
  referenceId,
  resultCount: implicit(23, integer),
  returned: implicit(24, integer),
  nextPosition: implicit(25, integer),
  ok: implicit(22, boolean),
  resultSetStatus: optional(implicit(26, integer)),
  presentStatus: optional(implicit(27, integer)),
  records: optional(responseRecords),
  additionalSearchInfo,
  otherInfo,
})
