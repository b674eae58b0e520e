import { route } from '../../platform/route.ts'
import {
  Empty,
  Id,
  IdParams,
  Instant,
  List,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** A letter of the print channel, as it goes into an envelope. */
export const Letter = Type.Object({
  id: Type.Integer(),
  patron: Nullable(Type.Integer()),
  patronName: Type.String(),
  address: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  branch: Nullable(Type.Integer()),
  createdAt: Instant,
  printedAt: Nullable(Instant),
})
export type Letter = Static<typeof Letter>
export const ListLetters = route({
  method: 'GET',
  path: '/letters',
  access: 'notifications:read',
  summary: 'Letters to print; with `printed`, those that were',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    printed: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(Letter),
})
export const MarkLettersPrinted = route({
  method: 'POST',
  path: '/letters/printed',
  access: 'notifications:send',
  summary: 'Say that letters were printed; `undo` puts them back',
  body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }), undo: Type.Optional(Type.Boolean()) }),
  response: Type.Object({ changed: Type.Integer() }),
})

export const BadAddress = Type.Object({
  id: Type.Integer(),
  channel: oneOf('email', 'sms'),
  address: Type.String(),
  reason: Type.String(),
  since: Instant,
  /** Who has this address now. */
  patrons: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
})
export type BadAddress = Static<typeof BadAddress>
export const ListBadAddresses = route({
  method: 'GET',
  path: '/undeliverable-addresses',
  access: 'notifications:read',
  summary: 'Addresses that do not work, with the patrons who have them',
  query: Type.Object(PageQuery),
  response: List(BadAddress),
})
export const ClearBadAddress = route({
  method: 'DELETE',
  path: '/undeliverable-addresses/:id',
  access: 'notifications:send',
  summary: 'Say that an address works again',
  params: IdParams,
  response: Empty,
})
export const ReportBounce = route({
  method: 'POST',
  path: '/mail-bounces',
  access: 'notifications:bounces',
  summary: 'Report that a message did not arrive',
  description:
    'Either `message`, a delivery status notification as it came (RFC 3464), or what a provider reports: the number of the mail or its address, a status code and the words of the other side. For good (status 5.x.x): the address is marked and the notices go another way. For a while (4.x.x): only noted.',
  body: Type.Object({
    message: Type.Optional(Type.String({ maxLength: 1_000_000 })),
    mail: Type.Optional(Type.Integer()),
    address: Type.Optional(Type.String({ maxLength: 320 })),
    /** Enhanced status code (RFC 3463), e.g. `5.1.1`. */
    status: Type.Optional(Type.String({ maxLength: 20 })),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  response: Type.Object({
    /** `bounced`: marked; `delayed`: noted only; `unknown`: no mail of ours is meant. */
    outcome: oneOf('bounced', 'delayed', 'unknown'),
    mails: Type.Array(Type.Integer()),
    address: Nullable(Type.String()),
  }),
})
