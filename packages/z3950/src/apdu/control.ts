import { choice, optional, sequence } from '../ber/structures.ts'
import {
  boolean,
  explicit,
  implicit,
  integer,
  internationalString,
  octets,
  oid,
  opaque,
  type BerType,
} from '../ber/types.ts'
import { diagnosticRecord, type Diagnostic } from '../records/diagnostic.ts'
import { external, type External } from '../records/external.ts'
import { otherInfo, referenceId, type CommonParts } from './common.ts'

/** Something that is asked, or answered, about who someone is. */
export type Challenge =
  | { readonly kind: 'simple'; readonly value: Uint8Array }
  | { readonly kind: 'external'; readonly value: External }

/** The server asks in the middle of the session who is there (Z39.50-2003, 3.2.5.1). */
export interface AccessControlRequest extends CommonParts {
  readonly challenge: Challenge
}

/** The answer to it. */
export interface AccessControlResponse extends CommonParts {
  readonly answer?: Challenge
  readonly diagnostic?: Diagnostic
}

/** The server says what a search costs, and asks whether it should go on (3.2.6.1). */
export interface ResourceControlRequest extends CommonParts {
  readonly suspended?: boolean
  /** The report, as it came. */
  readonly report?: Uint8Array
  readonly partialResults?: number
  readonly responseRequired: boolean
  readonly triggered?: boolean
}

/** The answer to it. */
export interface ResourceControlResponse extends CommonParts {
  readonly continue: boolean
  readonly resultSetWanted?: boolean
}

/** The client asks for a report or wants to stop (3.2.6.2): 1 report, 2 control, 3 cancel. */
export interface TriggerResourceControlRequest extends CommonParts {
  readonly action: number
  readonly reportFormat?: string
  readonly resultSetWanted?: boolean
}

/** The client asks what something has cost (3.2.6.3). */
export interface ResourceReportRequest extends CommonParts {
  readonly operation?: Uint8Array
  readonly reportFormat?: string
}

/** The answer to it. */
export interface ResourceReportResponse extends CommonParts {
  readonly status: number
  readonly report?: Uint8Array
}

/** The end of a session (3.2.11.1). */
export interface Close extends CommonParts {
  /** The number of the reason; {@link closeReasons} has the words. */
  readonly reason: number
  readonly message?: string
  readonly reportFormat?: string
  readonly report?: Uint8Array
}

/** Why a session was ended, by the number of the reason. */
export const closeReasons = [
  'finished',
  'the server is being shut down',
  'a fault of the system',
  'the limit of costs is reached',
  'a lack of resources',
  'a violation of security',
  'an error in the protocol',
  'nothing was asked for too long',
  'the other side has broken off',
  'no reason that was named',
] as const

/** AccessControlRequest. */
export const accessControlRequest: BerType<AccessControlRequest> = sequence<AccessControlRequest>(
  'The access control request',
  {
    referenceId,
    challenge: choice<Challenge>('A challenge', { simple: implicit(37, octets), external: explicit(0, external) }),
    otherInfo,
  },
)

/** AccessControlResponse. */
export const accessControlResponse: BerType<AccessControlResponse> = sequence<AccessControlResponse>(
  'The access control response',
  {
    referenceId,
    answer: optional(choice<Challenge>('An answer', { simple: implicit(38, octets), external: explicit(0, external) })),
    diagnostic: optional(explicit(223, diagnosticRecord)),
    otherInfo,
  },
)

/** ResourceControlRequest. */
export const resourceControlRequest: BerType<ResourceControlRequest> = sequence<ResourceControlRequest>(
  'The resource control request',
  {
    referenceId,
    suspended: optional(implicit(39, boolean)),
    report: optional(implicit(40, opaque)),
    partialResults: optional(implicit(41, integer)),
    responseRequired: implicit(42, boolean),
    triggered: optional(implicit(43, boolean)),
    otherInfo,
  },
)

/** ResourceControlResponse. */
export const resourceControlResponse: BerType<ResourceControlResponse> = sequence<ResourceControlResponse>(
  'The resource control response',
  { referenceId, continue: implicit(44, boolean), resultSetWanted: optional(implicit(45, boolean)), otherInfo },
)

/** TriggerResourceControlRequest. */
export const triggerResourceControlRequest: BerType<TriggerResourceControlRequest> =
  sequence<TriggerResourceControlRequest>('The trigger of resource control', {
    referenceId,
    action: implicit(46, integer),
    reportFormat: optional(implicit(47, oid)),
    resultSetWanted: optional(implicit(48, boolean)),
    otherInfo,
  })

/** ResourceReportRequest. */
export const resourceReportRequest: BerType<ResourceReportRequest> = sequence<ResourceReportRequest>(
  'The resource report request',
  {
    referenceId,
    operation: optional(implicit(210, octets)),
    reportFormat: optional(implicit(49, oid)),
    otherInfo,
  },
)

/** ResourceReportResponse. */
export const resourceReportResponse: BerType<ResourceReportResponse> = sequence<ResourceReportResponse>(
  'The resource report response',
  { referenceId, status: implicit(50, integer), report: optional(implicit(51, opaque)), otherInfo },
)

/** Close. */
export const close: BerType<Close> = sequence<Close>('The close', {
  referenceId,
  reason: implicit(211, integer),
  message: optional(implicit(3, internationalString)),
  reportFormat: optional(implicit(4, oid)),
  report: optional(implicit(5, opaque)),
  otherInfo,
})
