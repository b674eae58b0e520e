import { route } from './route.ts'
import { Empty, IdParams, Instant, List, Nullable, PageQuery, oneOf, Type, type Static } from './schemas.ts'

export const JobView = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  title: Type.String(),
  state: oneOf('waiting', 'running', 'done', 'failed', 'cancelled'),
  done: Type.Integer(),
  /** Null while it is not known how much there is. */
  total: Nullable(Type.Integer()),
  message: Nullable(Type.String()),
  error: Nullable(Type.String()),
  result: Type.Unknown(),
  by: Type.String(),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
})
export type JobView = Static<typeof JobView>

export const ListJobs = route({
  method: 'GET',
  path: '/jobs',
  access: 'staff',
  summary: 'Long work, newest first',
  query: Type.Object(PageQuery),
  response: List(JobView),
})
export const GetJob = route({
  method: 'GET',
  path: '/jobs/:id',
  access: 'staff',
  summary: 'One job with its progress',
  description: 'Progress as it happens: the event stream `/api/v1/events`, topic `job`.',
  params: IdParams,
  response: JobView,
})
export const CancelJob = route({
  method: 'POST',
  path: '/jobs/:id/cancel',
  access: 'staff',
  summary: 'Ask a job to stop after the row it is at',
  params: IdParams,
  response: JobView,
})

export const ApiKeyView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  permissions: Type.Array(Type.String()),
  branch: Nullable(Type.Integer()),
  /** The last characters of the token, by which it is known again. */
  tokenEnd: Type.String(),
  /** From where it may call; none: from anywhere. */
  addresses: Type.Array(Type.String()),
  perMinute: Nullable(Type.Integer()),
  expiresAt: Nullable(Instant),
  expired: Type.Boolean(),
  createdAt: Instant,
  createdBy: Type.String(),
  rotatedAt: Nullable(Instant),
  /** Until when the token before the present one is good, while it is. */
  previousUntil: Nullable(Instant),
  /** Written every half minute. */
  usedAt: Nullable(Instant),
  usedFrom: Nullable(Type.String()),
  revokedAt: Nullable(Instant),
})
export type ApiKeyView = Static<typeof ApiKeyView>

const KeyTerms = {
  permissions: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 500 }),
  branch: Type.Optional(Nullable(Type.Integer())),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  /** From this moment on it is refused; null: it stays good. */
  expiresAt: Type.Optional(Nullable(Instant)),
  /** Addresses (`192.0.2.7`) and ranges (`192.0.2.0/24`) from which it may call; none: from anywhere. */
  addresses: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 })),
  /** Requests a minute, beyond which the answer is 429 with `Retry-After`; null: no limit. */
  perMinute: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }))),
}
/** A token, shown this once. */
const KeyToken = Type.Object({ id: Type.Integer(), token: Type.String() })
export const ListApiKeys = route({
  method: 'GET',
  path: '/api-keys',
  access: 'platform:api-keys',
  summary: 'API keys and what they may do',
  response: List(ApiKeyView),
})
export const CreateApiKey = route({
  method: 'POST',
  path: '/api-keys',
  access: 'platform:api-keys',
  summary: 'Make an API key; its token is shown only now',
  description: 'Nobody can give a key more than they may do themselves.',
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), ...KeyTerms }),
  response: KeyToken,
})
export const ChangeApiKey = route({
  method: 'PATCH',
  path: '/api-keys/:id',
  access: 'platform:api-keys',
  summary: 'Change what an API key may do, from where and how often; its token stays',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    ...KeyTerms,
    permissions: Type.Optional(KeyTerms.permissions),
  }),
  response: ApiKeyView,
})
export const RotateApiKey = route({
  method: 'POST',
  path: '/api-keys/:id/rotation',
  access: 'platform:api-keys',
  summary: 'Give an API key a new token; the old one stays good for some days',
  params: IdParams,
  body: Type.Object({ overlapDays: Type.Integer({ minimum: 0, maximum: 90 }) }),
  response: KeyToken,
})
export const EndOldToken = route({
  method: 'DELETE',
  path: '/api-keys/:id/old-token',
  access: 'platform:api-keys',
  summary: 'End the old token of a rotated API key at once',
  params: IdParams,
  response: Empty,
})
export const RevokeApiKey = route({
  method: 'DELETE',
  path: '/api-keys/:id',
  access: 'platform:api-keys',
  summary: 'End an API key',
  params: IdParams,
  response: Empty,
})

export const AuditLine = Type.Object({
  id: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  actorKind: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  reason: Nullable(Type.String()),
  detail: Type.Unknown(),
})
export const ListAudit = route({
  method: 'GET',
  path: '/audit',
  access: 'platform:audit',
  summary: 'The audit log, newest first',
  query: Type.Object({
    subject: Type.Optional(Type.String()),
    action: Type.Optional(Type.String()),
    actor: Type.Optional(Type.String()),
    ...PageQuery,
  }),
  response: List(AuditLine),
})
export const VerifyAudit = route({
  method: 'POST',
  path: '/audit/verification',
  access: 'platform:audit',
  summary: 'Check that no line of the audit log was changed',
  readOnly: true,
  response: Type.Object({ intact: Type.Boolean(), firstChanged: Nullable(Type.Integer()) }),
})

/** A message in the outbox: e-mail, text message or letter. */
export const MailView = Type.Object({
  id: Type.Integer(),
  channel: oneOf('email', 'sms', 'print'),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Nullable(Type.String()),
  patron: Nullable(Type.Integer()),
  /** `queued`, `sending`, `sent` (a letter: printed), `kept` (nothing leaves this library yet), `failed`, `bounced`, `stopped`. */
  state: oneOf('queued', 'sending', 'sent', 'kept', 'failed', 'bounced', 'stopped'),
  attempts: Type.Integer(),
  createdAt: Instant,
  sentAt: Nullable(Instant),
  /** When it is tried again. */
  nextAt: Nullable(Instant),
  failure: Nullable(Type.String()),
  /** Of a text message: how it travels and how many parts are charged for. */
  sms: Nullable(Type.Object({ encoding: oneOf('gsm-7', 'ucs-2'), units: Type.Integer(), segments: Type.Integer() })),
})
export type MailView = Static<typeof MailView>
export const ListMail = route({
  method: 'GET',
  path: '/mail',
  access: 'platform:mail',
  summary: 'The outbox: e-mails, text messages and letters that were or would be sent, newest first',
  query: Type.Object({
    channel: Type.Optional(MailView.properties.channel),
    state: Type.Optional(MailView.properties.state),
    patron: Type.Optional(Type.Integer()),
    /** A part of the address. */
    to: Type.Optional(Type.String({ maxLength: 200 })),
    ...PageQuery,
  }),
  response: List(MailView),
})
export const GetMail = route({
  method: 'GET',
  path: '/mail/:id',
  access: 'platform:mail',
  summary: 'One message of the outbox',
  params: IdParams,
  response: MailView,
})
export const RetryMail = route({
  method: 'POST',
  path: '/mail/:id/retry',
  access: 'platform:mail-send',
  summary: 'Send a message that failed again, now',
  params: IdParams,
  response: MailView,
})
export const StopMail = route({
  method: 'POST',
  path: '/mail/:id/stop',
  access: 'platform:mail-send',
  summary: 'Keep a message that waits from being sent',
  params: IdParams,
  body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: MailView,
})

/** The gateway for text messages; `{to}`, `{text}`, `{from}` and `{id}` stand for what is sent. */
export const SmsGateway = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  method: oneOf('GET', 'POST', 'PUT'),
  /** Values are shown hidden; a hidden value that is sent back stays as it was. */
  headers: Type.Record(Type.String(), Type.String({ maxLength: 4000 })),
  body: Type.String({ maxLength: 10_000 }),
  sender: Type.String({ maxLength: 100 }),
})
export type SmsGateway = Static<typeof SmsGateway>
export const GetSmsGateway = route({
  method: 'GET',
  path: '/sms-gateway',
  access: 'platform:sms-gateway',
  summary: 'The gateway for text messages; null: they are kept in the mailbox (test gateway)',
  response: Type.Object({ gateway: Nullable(SmsGateway) }),
})
export const PutSmsGateway = route({
  method: 'PUT',
  path: '/sms-gateway',
  access: 'platform:sms-gateway',
  summary: 'Set the gateway for text messages, or null for the built-in test gateway',
  body: Type.Object({ gateway: Nullable(SmsGateway) }),
  response: Type.Object({ gateway: Nullable(SmsGateway) }),
})
