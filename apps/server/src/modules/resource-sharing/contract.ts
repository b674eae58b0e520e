import { dialects, notifications, services } from '@carrel/ncip'
import { route } from '../../platform/route.ts'
import { Id, IdParams, Instant, List, Nullable, PageQuery, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What a partner may be allowed: the services of NCIP that are answered, and `Notifications` for all messages that only tell something. */
export const partnerServices = [...services, 'Notifications'] as const
export const PartnerService = oneOf(...partnerServices)
export type PartnerService = (typeof partnerServices)[number]
/** Messages that can be tried. */
export const triedServices = [...services, ...notifications] as const

/** `message`: a secret in the header of each message; `basic`: HTTP Basic; `bearer`: a token in the Authorization header; `address`: by its network alone. */
export const authentications = ['message', 'basic', 'bearer', 'address'] as const
export const Authentication = oneOf(...authentications)
export type Authentication = (typeof authentications)[number]

const fields = {
  /** The agency id that its messages carry. */
  code: Type.String({ minLength: 1, maxLength: 100 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  /** The id of its system, where one system speaks for many. */
  systemId: Type.String({ maxLength: 100 }),
  enabled: Type.Boolean(),
  /** Where it acts. */
  branch: Type.Integer(),
  /** Item type of what it lends to readers here. */
  itemType: Type.String(),
  /** The card of whoever borrows for readers of the partner that are not known here; empty: nobody. */
  borrower: Type.String({ maxLength: 40 }),
  authentication: Authentication,
  userName: Type.String({ maxLength: 100 }),
  /** Networks from which alone it is heard, `192.0.2.0/24` or `192.0.2.7`; none: everywhere. */
  addresses: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
  services: Type.Array(PartnerService),
  /** How answers are dressed. */
  dialect: oneOf(...dialects),
  /** Messages that are answered in a minute. */
  perMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
  note: Type.String({ maxLength: 2000 }),
}

/** A partner with which readers and items are shared. */
export const Agency = Type.Object({
  id: Id,
  ...fields,
  branchName: Type.String(),
  /** The last letters of the secret; empty: it has none yet. */
  secretHint: Type.String(),
  secretSince: Nullable(Instant),
  /** Requests that are not closed. */
  openRequests: Type.Integer(),
  /** The last message, if one is in the log. */
  lastHeard: Nullable(Instant),
  /** Messages of the log that were not done. */
  problems: Type.Integer(),
})
export type Agency = Static<typeof Agency>

export const ListAgencies = route({
  method: 'GET',
  path: '/resource-sharing/agencies',
  access: 'resource-sharing:read',
  summary: 'Partners with which readers and items are shared',
  response: List(Agency),
})
const NewAgency = Type.Object({
  code: fields.code,
  name: fields.name,
  branch: fields.branch,
  itemType: fields.itemType,
  systemId: Type.Optional(fields.systemId),
  enabled: Type.Optional(fields.enabled),
  borrower: Type.Optional(fields.borrower),
  authentication: Type.Optional(fields.authentication),
  userName: Type.Optional(fields.userName),
  addresses: Type.Optional(fields.addresses),
  services: Type.Optional(fields.services),
  dialect: Type.Optional(fields.dialect),
  perMinute: Type.Optional(fields.perMinute),
  note: Type.Optional(fields.note),
})
export type NewAgency = Static<typeof NewAgency>
const WithSecret = Type.Object({
  agency: Agency,
  /** Shown this once; null: nothing new, or none needed. */
  secret: Nullable(Type.String()),
})
export const CreateAgency = route({
  method: 'POST',
  path: '/resource-sharing/agencies',
  access: 'resource-sharing:agencies',
  summary: 'Add a partner; its secret is told once',
  body: NewAgency,
  response: WithSecret,
})
export const ChangeAgency = route({
  method: 'PATCH',
  path: '/resource-sharing/agencies/:id',
  access: 'resource-sharing:agencies',
  summary: 'Change a partner; what is not sent stays',
  params: IdParams,
  body: Type.Partial(NewAgency),
  response: Agency,
})
export const RenewAgencySecret = route({
  method: 'POST',
  path: '/resource-sharing/agencies/:id/secret',
  access: 'resource-sharing:agencies',
  summary: 'Give a partner a new secret; the old one ends at once',
  params: IdParams,
  response: WithSecret,
})

/** Where a request stands, read from its hold and its loan as they are now. */
export const requestStages = ['waiting', 'on-its-way', 'on-shelf', 'on-loan', 'back', 'closed', 'cancelled'] as const
export const RequestStage = oneOf(...requestStages)
export type RequestStage = (typeof requestStages)[number]

export const SharedRequest = Type.Object({
  id: Id,
  agency: Id,
  agencyName: Type.String(),
  /** `accepted`: theirs, for a reader here; `requested`: ours, for a reader of theirs. */
  kind: oneOf('accepted', 'requested'),
  number: Type.String(),
  stage: RequestStage,
  title: Type.String(),
  barcode: Nullable(Type.String()),
  bib: Nullable(Id),
  hold: Nullable(Id),
  patron: Nullable(Id),
  patronName: Nullable(Type.String()),
  pickupName: Nullable(Type.String()),
  /** When the reader has to bring it back. */
  due: Nullable(Instant),
  /** When the partner wants it back. */
  returnBy: Nullable(Instant),
  createdAt: Instant,
  endedAt: Nullable(Instant),
  steps: Type.Array(Type.Object({ at: Instant, service: Type.String(), text: Type.String(), by: Type.String() })),
})
export type SharedRequest = Static<typeof SharedRequest>
export const ListSharedRequests = route({
  method: 'GET',
  path: '/resource-sharing/requests',
  access: 'resource-sharing:read',
  summary: 'What partners lend to readers here and ask of our stock, latest first',
  query: Type.Object({
    agency: Type.Optional(Id),
    kind: Type.Optional(oneOf('accepted', 'requested')),
    open: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    ...PageQuery,
  }),
  response: List(SharedRequest),
})
export const CloseSharedRequest = route({
  method: 'POST',
  path: '/resource-sharing/requests/:id/close',
  access: 'resource-sharing:requests',
  summary:
    'Close a request whose item went back without a message: ends its hold, and takes the passing item and title out of the catalogue',
  params: IdParams,
  response: SharedRequest,
})

export const messageOutcomes = ['done', 'problem', 'refused', 'failed'] as const
export const MessageOutcome = oneOf(...messageOutcomes)
export type MessageOutcome = (typeof messageOutcomes)[number]
export const NcipLogEntry = Type.Object({
  id: Id,
  agency: Nullable(Id),
  agencyName: Nullable(Type.String()),
  at: Instant,
  address: Type.String(),
  service: Type.String(),
  outcome: MessageOutcome,
  problem: Type.String(),
  detail: Type.String(),
  warnings: Type.Array(Type.String()),
  request: Type.String(),
  answer: Type.String(),
  bytes: Type.Integer(),
  milliseconds: Type.Integer(),
})
export type NcipLogEntry = Static<typeof NcipLogEntry>
export const ListNcipMessages = route({
  method: 'GET',
  path: '/resource-sharing/messages',
  access: 'resource-sharing:log',
  summary: 'The last messages of partners with their answers, secrets masked, latest first',
  query: Type.Object({
    agency: Type.Optional(Id),
    /** Only those from nobody known. */
    unknown: Type.Optional(Type.Boolean()),
    outcome: Type.Optional(MessageOutcome),
    ...PageQuery,
  }),
  response: List(NcipLogEntry),
})

export const SampleNcipMessage = route({
  method: 'POST',
  path: '/resource-sharing/sample',
  access: 'resource-sharing:read',
  readOnly: true,
  summary: 'A message as a partner would send it, to look at and to try',
  body: Type.Object({
    agency: Id,
    service: oneOf(...triedServices),
    user: Type.Optional(Type.String({ maxLength: 100 })),
    item: Type.Optional(Type.String({ maxLength: 100 })),
    request: Type.Optional(Type.String({ maxLength: 100 })),
    pickup: Type.Optional(Type.String({ maxLength: 100 })),
    title: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  response: Type.Object({ message: Type.String() }),
})
export const TryNcipMessage = route({
  method: 'POST',
  path: '/resource-sharing/try',
  access: 'resource-sharing:try',
  readOnly: true,
  summary: 'What would be answered to a message of a partner; nothing of it is kept',
  body: Type.Object({ agency: Id, message: Type.String({ maxLength: 200_000 }) }),
  response: Type.Object({
    answer: Type.String(),
    outcome: MessageOutcome,
    problem: Type.String(),
    detail: Type.String(),
    /** Where the message departs from the standard. */
    warnings: Type.Array(Type.String()),
  }),
})
