import { lockRoutes } from '../../platform/lock-routes.ts'
import { route } from '../../platform/route.ts'
import { Id, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { HeadingKind, linkWays, relations } from './contract.ts'
import { SentField, SentFields as fields, SentLeader as leader } from './contract-record.ts'

/** What an authority record is about; see `rules/heading-text.ts`. */
const authorityClasses = [
  'name',
  'name-title',
  'title',
  'event',
  'time',
  'topic',
  'place',
  'genre',
  'medium',
  'subdivision',
] as const
/** Whether its heading may still be used; see `rules/authority-facts.ts`. */
const authorityStates = ['current', 'deleted', 'split', 'replaced', 'obsolete'] as const

const VocabularyCode = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' })

/** A vocabulary: where headings are established, and for which headings of records it speaks. */
export const Vocabulary = Type.Object({
  code: VocabularyCode,
  name: Type.String({ minLength: 1, maxLength: 200 }),
  /** Codes by which subjects and genres of records name it; empty text where they name none. */
  sources: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  /** Whether names and titles of works are looked for in it. */
  names: Type.Boolean(),
  /** Where several establish a heading, the lowest is taken. */
  rank: Type.Integer({ minimum: 0, maximum: 10_000 }),
  authorities: Type.Integer(),
  changedAt: Nullable(Instant),
})
export type Vocabulary = Static<typeof Vocabulary>

export const ListVocabularies = route({
  method: 'GET',
  path: '/vocabularies',
  access: 'authorities:read',
  summary: 'Vocabularies with how many authority records each has',
  response: List(Vocabulary),
})
export const PutVocabulary = route({
  method: 'PUT',
  path: '/vocabularies/:code',
  access: 'authorities:load',
  summary: 'Set up a vocabulary',
  description: 'Headings are linked anew by `POST /headings/link`.',
  params: Type.Object({ code: VocabularyCode }),
  body: Type.Pick(Vocabulary, ['name', 'sources', 'names', 'rank']),
  response: Vocabulary,
})

/** An authority record in a list. */
export const AuthorityBrief = Type.Object({
  id: Type.Integer(),
  vocabulary: Type.String(),
  class: oneOf(...authorityClasses),
  tag: Type.String(),
  text: Type.String(),
  control: Type.String(),
  state: oneOf(...authorityStates),
  undifferentiated: Type.Boolean(),
  validation: Type.Boolean(),
  /** The see-from form by which it was found; null where its heading was. */
  via: Nullable(Type.String()),
  /** Titles under the headings that are linked to it. */
  bibs: Type.Integer(),
})
export type AuthorityBrief = Static<typeof AuthorityBrief>

export const ListAuthorities = route({
  method: 'GET',
  path: '/authorities',
  access: 'authorities:read',
  summary: 'Authority records alphabetically from what was typed on, by their headings and the forms that lead to them',
  description: 'A control number or LCCN gives that record. `after` is the `next` of the page before.',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 300 })),
    vocabulary: Type.Optional(Type.String({ maxLength: 40 })),
    class: Type.Optional(oneOf(...authorityClasses)),
    state: Type.Optional(oneOf(...authorityStates)),
    after: Type.Optional(Type.String({ maxLength: 1200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  response: Type.Object({ rows: Type.Array(AuthorityBrief), next: Nullable(Type.String()) }),
})

/** Another heading that a record leads to. */
const Related = Type.Object({
  text: Type.String(),
  tag: Type.String(),
  relation: oneOf(...relations),
  /** The authority record that establishes it; null for a blind reference. */
  id: Nullable(Type.Integer()),
  bibs: Type.Integer(),
  /** It is said by the other record, not by this one. */
  said: oneOf('here', 'there'),
})
export const LinkedHeading = Type.Object({
  id: Type.Integer(),
  kind: HeadingKind,
  text: Type.String(),
  source: Type.String(),
  bibs: Type.Integer(),
  how: oneOf(...linkWays),
})
export const Authority = Type.Object({
  ...AuthorityBrief.properties,
  lccn: Nullable(Type.String()),
  uri: Nullable(Type.String()),
  /** What is said of what to use instead, when it is out of use. */
  instead: Nullable(Type.String()),
  successor: Nullable(Type.Object({ id: Type.Integer(), text: Type.String() })),
  edited: Type.Boolean(),
  version: Type.Integer(),
  changedAt: Instant,
  seeFrom: Type.Array(Type.Object({ text: Type.String(), tag: Type.String(), hidden: Type.Boolean() })),
  related: Type.Array(Related),
  headings: Type.Array(LinkedHeading),
})
export type Authority = Static<typeof Authority>

export const GetAuthority = route({
  method: 'GET',
  path: '/authorities/:id',
  access: 'authorities:read',
  summary: 'An authority record with its references and the headings of the catalogue that are linked to it',
  params: IdParams,
  response: Authority,
})

export type AuthorityField = Static<typeof SentField>

export const AuthorityRecord = Type.Object({
  authority: Type.Integer(),
  version: Type.Integer(),
  at: Instant,
  by: Type.String(),
  why: Type.String(),
  leader: Type.String(),
  fields: Type.Array(SentField),
})
export type AuthorityRecord = Static<typeof AuthorityRecord>

export const GetAuthorityRecord = route({
  method: 'GET',
  path: '/authorities/:id/record',
  access: 'authorities:read',
  summary: 'An authority record field by field, or one of its versions',
  params: IdParams,
  query: Type.Object({ version: Type.Optional(Id) }),
  response: AuthorityRecord,
})
export const SaveAuthority = route({
  method: 'PUT',
  path: '/authorities/:id/record',
  access: 'authorities:write',
  summary: 'Save an edited authority record as its next version',
  description:
    '`version` is the one that was edited; when someone saved in between it is refused with `authority-changed-meanwhile`. Headings are linked anew at once; titles are found by the new forms. What records carry stays: changing it is offered.',
  params: IdParams,
  body: Type.Object({ leader, fields, version: Id, why: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Authority,
})
export const AddAuthority = route({
  method: 'POST',
  path: '/authorities',
  access: 'authorities:write',
  summary: 'Save a new authority record',
  body: Type.Object({ vocabulary: VocabularyCode, leader, fields }),
  response: Authority,
})
export const ListAuthorityVersions = route({
  method: 'GET',
  path: '/authorities/:id/versions',
  access: 'authorities:read',
  summary: 'Versions of an authority record, newest first',
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(Type.Object({ version: Type.Integer(), at: Instant, by: Type.String(), why: Type.String() })),
  }),
})
export const RestoreAuthority = route({
  method: 'POST',
  path: '/authorities/:id/restore',
  access: 'authorities:write',
  summary: 'Make an earlier version the present one again, as a new version',
  params: IdParams,
  body: Type.Object({ version: Id, current: Id, why: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Authority,
})
export const RetireAuthority = route({
  method: 'POST',
  path: '/authorities/:id/retire',
  access: 'authorities:write',
  summary:
    'Take an authority record out of use: leader/05 becomes d; nothing is lost, and restoring a version brings it back',
  params: IdParams,
  body: Type.Object({ version: Id, why: Type.String({ minLength: 1, maxLength: 500 }) }),
  response: Authority,
})
export const MergeAuthorities = route({
  method: 'POST',
  path: '/authorities/:id/merge',
  access: 'authorities:write',
  summary: 'Merge a record into another one',
  description:
    'The other one takes over its heading and see-from forms as 4XX, its related headings as 5XX and its number in 010 $z or 035 $z; this one is taken out of use and says so in 682.',
  params: IdParams,
  body: Type.Object({ into: Id, version: Id, why: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Authority,
})

export const {
  take: TakeAuthorityLock,
  release: ReleaseAuthorityLock,
  get: GetAuthorityLock,
} = lockRoutes({
  path: '/authorities/:id/lock',
  read: 'authorities:read',
  write: 'authorities:write',
  record: 'an authority record',
})
