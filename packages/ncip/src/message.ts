import type { Problem } from './problem.ts'
import type { Notification } from './services.ts'

/** Who sends a message and for whom (InitiationHeader). */
export interface Header {
  readonly fromSystem?: string
  readonly fromSystemAuthentication?: string
  readonly fromAgency?: string
  readonly fromAgencyAuthentication?: string
  readonly onBehalfOf?: string
  readonly toSystem?: string
  readonly toAgency?: string
  readonly profile?: string
}

/** A number by which someone or something is known (UserId, ItemId, RequestId), as it was sent. */
export interface Identifier {
  readonly agency?: string
  readonly type?: string
  readonly value: string
}

/** One thing by which a user proves who they are: the data, and what it is, such as `Barcode Id` or `PIN`. */
export interface AuthenticationInput {
  readonly data: string
  readonly type: string
}

/** A title by the number of a record, or by an ISBN and the like. */
export interface BibliographicId {
  readonly kind: 'record' | 'item'
  readonly value: string
  readonly agency?: string
  /** Such as `ISBN`. */
  readonly code?: string
}

/** What is said of a title. */
export interface Description {
  readonly title?: string
  readonly author?: string
  readonly publisher?: string
  readonly year?: string
  readonly edition?: string
  readonly isbn?: string
  readonly medium?: string
  readonly callNumber?: string
}

/** A moment as it was sent: exact, or without a zone. */
export type SentDate =
  | { readonly exact: true; readonly instant: Temporal.Instant }
  | { readonly exact: false; readonly date: Temporal.PlainDate; readonly time: Temporal.PlainTime | null }

/** An amount as it was sent; the standard wants minor units, many send `1.00`. */
export interface SentAmount {
  readonly currency?: string
  readonly value: string
}

/** The user of a message: a number, or what proves who they are, or both. */
export interface OfUser {
  readonly user?: Identifier
  readonly authentication: readonly AuthenticationInput[]
}

/** What is to be told of an item and a user: names of element types, folded to lower case letters. */
export interface Wanted {
  readonly itemElements: ReadonlySet<string>
  readonly userElements: ReadonlySet<string>
}

interface Message<S extends string> {
  readonly service: S
  readonly header: Header
  /** What the reader could not make sense of and passed over. */
  readonly warnings: readonly string[]
}

export interface LookupUser extends Message<'LookupUser'>, OfUser, Wanted {
  readonly loans: boolean
  readonly requests: boolean
  readonly account: boolean
}
export interface LookupItem extends Message<'LookupItem'>, Wanted {
  readonly item?: Identifier
  readonly request?: Identifier
}
export interface LookupItemSet extends Message<'LookupItemSet'>, Wanted {
  readonly titles: readonly BibliographicId[]
  readonly items: readonly Identifier[]
  readonly most?: number
  readonly token?: string
}
export interface LookupRequest extends Message<'LookupRequest'>, OfUser, Wanted {
  readonly item?: Identifier
  readonly request?: Identifier
}
export interface LookupAgency extends Message<'LookupAgency'> {
  readonly agency: string
  readonly elements: ReadonlySet<string>
}
export interface AcceptItem extends Message<'AcceptItem'>, OfUser {
  readonly request: Identifier
  readonly action: string
  readonly item?: Identifier
  readonly description: Description
  readonly pickup?: string
  readonly pickupExpires?: SentDate
  readonly returnBy?: SentDate
}
export interface RequestItem extends Message<'RequestItem'>, OfUser, Wanted {
  readonly titles: readonly BibliographicId[]
  readonly items: readonly Identifier[]
  readonly request?: Identifier
  readonly requestType: string
  readonly scope: string
  readonly pickup?: string
  readonly neededFrom?: SentDate
  readonly neededBefore?: SentDate
}
export interface CancelRequestItem extends Message<'CancelRequestItem'>, OfUser {
  readonly item?: Identifier
  readonly request?: Identifier
}
export interface UpdateRequestItem extends Message<'UpdateRequestItem'>, OfUser {
  readonly item?: Identifier
  readonly request?: Identifier
  readonly requestType: string
  readonly pickup?: string
  readonly neededBefore?: SentDate
  /** Names of fields that are to be emptied (DeleteRequestFields), folded. */
  readonly cleared: ReadonlySet<string>
}
export interface CheckOutItem extends Message<'CheckOutItem'>, OfUser, Wanted {
  readonly item: Identifier
  readonly request?: Identifier
  readonly due?: SentDate
}
export interface CheckInItem extends Message<'CheckInItem'>, Wanted {
  readonly item: Identifier
}
export interface RenewItem extends Message<'RenewItem'>, OfUser, Wanted {
  readonly item: Identifier
  readonly due?: SentDate
}
export interface RecallItem extends Message<'RecallItem'>, Wanted {
  readonly item: Identifier
  readonly due?: SentDate
}
export interface UndoCheckOutItem extends Message<'UndoCheckOutItem'>, OfUser {
  readonly item: Identifier
  readonly request?: Identifier
}
export interface DeleteItem extends Message<'DeleteItem'> {
  readonly item: Identifier
}
export interface CreateUserFiscalTransaction extends Message<'CreateUserFiscalTransaction'>, OfUser {
  /** Such as `Add` or `Assess`. */
  readonly action: string
  /** Such as `Fine` or `Service Charge`. */
  readonly type: string
  readonly amount: SentAmount
  readonly description?: string
  /** The number that the partner gave it. */
  readonly reference?: string
  readonly request?: Identifier
  readonly item?: Identifier
}
/** A message that only tells what has happened. */
export interface Notice extends Message<Notification> {
  readonly user?: Identifier
  readonly item?: Identifier
  readonly request?: Identifier
}

/** A message that can be answered. */
export type NcipMessage =
  | LookupUser
  | LookupItem
  | LookupItemSet
  | LookupRequest
  | LookupAgency
  | AcceptItem
  | RequestItem
  | CancelRequestItem
  | UpdateRequestItem
  | CheckOutItem
  | CheckInItem
  | RenewItem
  | RecallItem
  | UndoCheckOutItem
  | DeleteItem
  | CreateUserFiscalTransaction
  | Notice

/** What came of reading a message; a broken one still tells its service and header where they could be read. */
export type NcipRead =
  | { readonly ok: true; readonly message: NcipMessage; readonly text: string }
  | {
      readonly ok: false
      readonly problems: readonly Problem[]
      readonly service: string | undefined
      readonly header: Header
      readonly text: string
    }
