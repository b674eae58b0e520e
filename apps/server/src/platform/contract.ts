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
  permissions: Type.Array(Type.String()),
  branch: Nullable(Type.Integer()),
  createdAt: Instant,
  createdBy: Type.String(),
  usedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
})
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
  body: Type.Object({
    name: Type.String({ minLength: 1 }),
    permissions: Type.Array(Type.String(), { minItems: 1 }),
    branch: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Type.Object({ id: Type.Integer(), token: Type.String() }),
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

export const MailView = Type.Object({
  id: Type.Integer(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  createdAt: Instant,
  sentAt: Nullable(Instant),
  failure: Nullable(Type.String()),
})
export type MailView = Static<typeof MailView>
export const ListMail = route({
  method: 'GET',
  path: '/mail',
  access: 'platform:mail',
  summary: 'The outbox: what was or would be sent',
  query: Type.Object(PageQuery),
  response: List(MailView),
})
