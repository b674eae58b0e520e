import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const access = 'harvesting:manage'

/** One harvest of a repository. */
export const HarvestRun = Type.Object({
  id: Type.Integer(),
  state: oneOf('waiting', 'fetching', 'paused', 'loading', 'done', 'failed', 'stopped'),
  at: Instant,
  by: Type.String(),
  finishedAt: Nullable(Instant),
  since: Nullable(Instant),
  pages: Type.Integer(),
  records: Type.Integer(),
  deletions: Type.Integer(),
  /** Records that could not be read: they are in another format, or have none. */
  unreadable: Type.Integer(),
  /** Of those, how many are still kept to be looked at; the answer that ended a harvest is among them. */
  unread: Type.Integer(),
  /** The harvest whose unreadable records it asks for once more. */
  againFor: Nullable(Type.Integer()),
  againAt: Nullable(Instant),
  import: Nullable(Type.Integer()),
  added: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  /** Deletions that were followed, and titles that stay because something hangs on them or others have them, too. */
  removed: Type.Integer(),
  kept: Type.Integer(),
  said: Nullable(Type.String()),
})
export type HarvestRun = Static<typeof HarvestRun>

const fields = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  metadataPrefix: Type.String({ minLength: 1, maxLength: 120 }),
  setSpec: Type.String({ maxLength: 500 }),
  /** How titles are matched and overlaid; null for the usual way. */
  profile: Nullable(Type.Integer({ minimum: 1 })),
  /** New titles are hidden from the public. */
  suppressNew: Type.Boolean(),
  everyHours: Type.Integer({ minimum: 1, maximum: 8784 }),
  active: Type.Boolean(),
}
export const RepositoryBody = Type.Object(fields, { additionalProperties: false })
export type RepositoryBody = Static<typeof RepositoryBody>

/** A repository of others that is harvested. */
export const Repository = Type.Object({
  id: Type.Integer(),
  ...fields,
  /** The provider's set to which its titles belong. */
  providerSet: Type.Integer(),
  titles: Type.Integer(),
  nextAt: Instant,
  harvestedUntil: Nullable(Instant),
  last: Nullable(HarvestRun),
})
export type Repository = Static<typeof Repository>

export const ListRepositories = route({
  method: 'GET',
  path: '/harvesting/repositories',
  access,
  summary: 'Repositories that are harvested, each with its last harvest',
  response: List(Repository),
})
export const CreateRepository = route({
  method: 'POST',
  path: '/harvesting/repositories',
  access,
  summary: 'Harvest a repository from now on',
  body: RepositoryBody,
  response: Repository,
})
export const ChangeRepository = route({
  method: 'PUT',
  path: '/harvesting/repositories/:id',
  access,
  summary: 'Change how a repository is harvested',
  params: IdParams,
  body: RepositoryBody,
  response: Repository,
})
export const DeleteRepository = route({
  method: 'DELETE',
  path: '/harvesting/repositories/:id',
  access,
  summary: 'Harvest a repository no more; its titles stay',
  params: IdParams,
  response: Type.Object({}),
})
export const StartHarvest = route({
  method: 'POST',
  path: '/harvesting/repositories/:id/runs',
  access,
  summary: 'Harvest now: what changed since the last time, or everything',
  params: IdParams,
  body: Type.Object({ everything: Type.Boolean() }),
  response: HarvestRun,
})
export const ListHarvests = route({
  method: 'GET',
  path: '/harvesting/repositories/:id/runs',
  access,
  summary: 'Harvests of a repository, newest first',
  params: IdParams,
  response: List(HarvestRun),
})
export const StopHarvest = route({
  method: 'POST',
  path: '/harvesting/runs/:id/stop',
  access,
  summary: 'Stop a harvest that fetches; nothing of it is loaded',
  params: IdParams,
  response: Type.Object({}),
})

/** A record that could not be read; one without an identifier is the answer that ended the harvest. */
export const UnreadRecord = Type.Object({
  identifier: Type.String(),
  problem: Type.String(),
  datestamp: Nullable(Instant),
  /** Bytes that were kept; null where there were too many to keep them. */
  size: Nullable(Type.Integer()),
})
export type UnreadRecord = Static<typeof UnreadRecord>
export const ListUnreadRecords = route({
  method: 'GET',
  path: '/harvesting/runs/:id/unread',
  access,
  summary: 'Records of a harvest that could not be read, the first 500',
  params: IdParams,
  response: List(UnreadRecord),
})
export const GetUnreadRecord = route({
  method: 'GET',
  path: '/harvesting/runs/:id/unread/source',
  access,
  summary: 'A record that could not be read, as it came',
  params: IdParams,
  query: Type.Object({ identifier: Type.String({ maxLength: 1000 }) }),
  response: Type.Object({
    identifier: Type.String(),
    problem: Type.String(),
    /** As UTF-8; what is none of it is shown as �. */
    text: Type.String(),
    /** The bytes. */
    base64: Type.String(),
  }),
})
export const RetryUnreadRecords = route({
  method: 'POST',
  path: '/harvesting/runs/:id/unread/retry',
  access,
  summary: 'Ask the repository once more for the records that could not be read',
  params: IdParams,
  response: HarvestRun,
})

/** What a repository says of itself. */
export const RepositoryLook = Type.Object({
  name: Type.String(),
  earliest: Nullable(Instant),
  deletedRecord: Type.String(),
  granularity: oneOf('day', 'second'),
  /** `readable`: Carrel makes titles of it. */
  formats: Type.Array(Type.Object({ prefix: Type.String(), namespace: Type.String(), readable: Type.Boolean() })),
  sets: Type.Array(Type.Object({ spec: Type.String(), name: Type.String() })),
})
export type RepositoryLook = Static<typeof RepositoryLook>
export const LookAtRepository = route({
  method: 'POST',
  path: '/harvesting/look',
  access,
  summary: 'Ask a repository who it is, and which formats and sets it has',
  body: Type.Object({ url: Type.String({ minLength: 1, maxLength: 2000 }) }),
  readOnly: true,
  response: RepositoryLook,
})

/** A record set of the library, and whether others may harvest it. */
export const OfferedSet = Type.Object({ id: Type.Integer(), name: Type.String(), offered: Type.Boolean() })
export const ListOfferedSets = route({
  method: 'GET',
  path: '/harvesting/offered-sets',
  access,
  summary: 'Record sets of the library, and which of them others may harvest',
  response: List(OfferedSet),
})
export const PutOfferedSet = route({
  method: 'PUT',
  path: '/harvesting/offered-sets/:id',
  access,
  summary: 'Say whether others may harvest a record set',
  params: IdParams,
  body: Type.Object({ offered: Type.Boolean() }),
  response: Type.Object({}),
})
