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

/** An event that can be subscribed to, with an example of what is sent. */
export const WebhookEvent = Type.Object({
  type: Type.String(),
  group: oneOf('loans', 'holds', 'patrons', 'titles', 'items', 'money', 'curbside'),
  text: Type.String(),
  sample: Type.Unknown(),
})
export type WebhookEvent = Static<typeof WebhookEvent>

const access = 'webhooks:manage'

export const ListWebhookEvents = route({
  method: 'GET',
  path: '/webhook-events',
  access,
  summary: 'What programs outside can be told of, with an example of each message',
  response: List(WebhookEvent),
})

/** An address that is told what happens. */
export const Webhook = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  branch: Nullable(Type.Integer()),
  /** Names, cards and addresses of patrons go along. */
  personal: Type.Boolean(),
  /** Values are shown hidden; a hidden value that is sent back stays as it was. */
  headers: Type.Record(Type.String(), Type.String()),
  note: Type.String(),
  /** Who is told by e-mail when it is paused. */
  tell: Type.String(),
  state: oneOf('active', 'paused', 'inactive'),
  pausedAt: Nullable(Instant),
  pausedBy: Nullable(Type.String()),
  pausedWhy: Nullable(Type.String()),
  /** Attempts in a row that failed, and since when. */
  failures: Type.Integer(),
  failingSince: Nullable(Instant),
  retryAt: Nullable(Instant),
  deliveredAt: Nullable(Instant),
  /** Until when messages are signed with the old secret too. */
  previousUntil: Nullable(Instant),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
})
export type Webhook = Static<typeof Webhook>

const content = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  events: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100 }),
}
const terms = {
  /** Only what happens at this branch or below it; titles belong to no branch and are always told. */
  branch: Type.Optional(Nullable(Id)),
  personal: Type.Optional(Type.Boolean()),
  headers: Type.Optional(
    Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 4000 }), { maxProperties: 20 }),
  ),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  tell: Type.Optional(Type.String({ maxLength: 200 })),
}
const Secret = Type.String({ description: 'Shown only now: `whsec_` and base64' })

export const ListWebhooks = route({
  method: 'GET',
  path: '/webhooks',
  access,
  summary: 'Webhooks, with how they are doing',
  response: List(Webhook),
})
export const GetWebhook = route({
  method: 'GET',
  path: '/webhooks/:id',
  access,
  summary: 'One webhook',
  params: IdParams,
  response: Webhook,
})
export const CreateWebhook = route({
  method: 'POST',
  path: '/webhooks',
  access,
  summary: 'Tell an address what happens; the secret for its signatures is shown only now',
  description: 'With `personal`, this needs the permission `patrons:read` too.',
  body: Type.Object({ ...content, ...terms }),
  response: Type.Object({ webhook: Webhook, secret: Secret }),
})
export const ChangeWebhook = route({
  method: 'PATCH',
  path: '/webhooks/:id',
  access,
  summary: 'Change a webhook; what is not sent stays',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(content.name),
    url: Type.Optional(content.url),
    events: Type.Optional(content.events),
    ...terms,
  }),
  response: Webhook,
})
export const DeleteWebhook = route({
  method: 'DELETE',
  path: '/webhooks/:id',
  access,
  summary: 'End a webhook; what waits for it is dropped',
  params: IdParams,
  response: Empty,
})
export const SetWebhookState = route({
  method: 'POST',
  path: '/webhooks/:id/state',
  access,
  summary: 'Pause a webhook, let it go on, or switch it off',
  description:
    'What happens waits while a webhook is paused and goes out in order when it is active again; what happens while it is inactive is never sent. With `drop`, what waits is dropped.',
  params: IdParams,
  body: Type.Object({
    state: oneOf('active', 'paused', 'inactive'),
    why: Type.Optional(Type.String({ maxLength: 500 })),
    drop: Type.Optional(Type.Boolean()),
  }),
  response: Webhook,
})
export const RotateWebhookSecret = route({
  method: 'POST',
  path: '/webhooks/:id/secret',
  access,
  summary: 'Give a webhook a new secret; messages are signed with both for some days',
  params: IdParams,
  body: Type.Object({ overlapDays: Type.Integer({ minimum: 0, maximum: 90 }) }),
  response: Type.Object({ webhook: Webhook, secret: Secret }),
})

const deliveryStates = ['waiting', 'delivered', 'failed', 'dropped'] as const

/** A message on its way to an address, or arrived. */
export const Delivery = Type.Object({
  id: Type.Integer(),
  hook: Type.Integer(),
  hookName: Type.String(),
  event: Type.String(),
  type: Type.String(),
  test: Type.Boolean(),
  at: Instant,
  state: oneOf(...deliveryStates),
  attempts: Type.Integer(),
  /** When it is tried again, while it waits. */
  nextAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  status: Nullable(Type.Integer()),
  failure: Nullable(Type.String()),
})
export type Delivery = Static<typeof Delivery>

/** A delivery with what was sent and what was answered each time. */
export const DeliveryDetail = Type.Object({
  ...Delivery.properties,
  url: Type.String(),
  /** What is sent, but for the personal data of patrons, which are kept nowhere. */
  body: Type.Unknown(),
  personal: Type.Boolean(),
  tries: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      milliseconds: Type.Integer(),
      status: Nullable(Type.Integer()),
      failure: Nullable(Type.String()),
      /** The first kilobyte of what was answered. */
      answer: Type.String(),
      /** Who sent it out of turn. */
      by: Nullable(Type.String()),
    }),
  ),
})
export type DeliveryDetail = Static<typeof DeliveryDetail>

export const ListDeliveries = route({
  method: 'GET',
  path: '/webhook-deliveries',
  access,
  summary: 'The log of deliveries, latest first',
  query: Type.Object({
    hook: Type.Optional(Id),
    state: Type.Optional(oneOf(...deliveryStates)),
    type: Type.Optional(Type.String({ maxLength: 60 })),
    ...PageQuery,
  }),
  response: List(Delivery),
})
export const GetDelivery = route({
  method: 'GET',
  path: '/webhook-deliveries/:id',
  access,
  summary: 'One delivery with every attempt',
  params: IdParams,
  response: DeliveryDetail,
})
export const SendAgain = route({
  method: 'POST',
  path: '/webhook-deliveries/:id/sending',
  access,
  summary: 'Send a message again, now, with the same name',
  description: 'Answers when the receiver has answered, or after the time that webhooks wait.',
  params: IdParams,
  response: DeliveryDetail,
})
export const SendFailedAgain = route({
  method: 'POST',
  path: '/webhooks/:id/failed/sending',
  access,
  summary: 'Queue again, in order, everything that was given up',
  params: IdParams,
  response: Type.Object({ queued: Type.Integer() }),
})
export const SendTest = route({
  method: 'POST',
  path: '/webhooks/:id/test',
  access,
  summary: 'Send an example of an event, marked as a test, now',
  description: 'Answers when the receiver has answered. It goes out even while the webhook is paused or inactive.',
  params: IdParams,
  body: Type.Object({ type: Type.String({ maxLength: 60 }) }),
  response: DeliveryDetail,
})
