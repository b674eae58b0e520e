import { optional, sequence } from '../ber/structures.ts'
import { implicit, integer, internationalString, listOf, type BerType } from '../ber/types.ts'
import { otherInfo, referenceId, resultSetId, type CommonParts } from './common.ts'

/** Result sets that are no longer wanted (Z39.50-2003, 3.2.4.1). */
export interface DeleteRequest extends CommonParts {
  /** 0 those that are named, 1 all. */
  readonly function: number
  readonly resultSets?: readonly string[]
}

/** What became of one: 0 deleted, 1 there was none, 3 a fault, 4 not allowed, 10 in use … */
export interface DeleteStatus {
  readonly resultSet: string
  readonly status: number
}

/** What became of them. */
export interface DeleteResponse extends CommonParts {
  readonly status: number
  readonly statuses?: readonly DeleteStatus[]
  readonly notDeleted?: number
  readonly bulkStatuses?: readonly DeleteStatus[]
  readonly message?: string
}

const statuses = listOf(sequence<DeleteStatus>('A status', { resultSet: resultSetId, status: implicit(33, integer) }))

/** DeleteResultSetRequest. */
export const deleteRequest: BerType<DeleteRequest> = sequence<DeleteRequest>('The delete request', {
  referenceId,
  function: implicit(32, integer),
  resultSets: optional(listOf(resultSetId)),
  otherInfo,
})

/** DeleteResultSetResponse. */
export const deleteResponse: BerType<DeleteResponse> = sequence<DeleteResponse>('The delete response', {
  referenceId,
  status: implicit(0, integer),
  statuses: optional(implicit(1, statuses)),
  notDeleted: optional(implicit(34, integer)),
  bulkStatuses: optional(implicit(35, statuses)),
  message: optional(implicit(36, internationalString)),
  otherInfo,
})
