import { SentFields as fields, SentLeader as leader } from '../authorities/contract.ts'
import { Bib, MarcField } from '../catalog/contract.ts'
import { lockRoutes } from '../../platform/lock-routes.ts'
import { route } from '../../platform/route.ts'
import { Empty, Id, IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** A record as the editor works with it: every field as it stands, in its order. */
export const EditedRecord = Type.Object({
  bib: Type.Integer(),
  version: Type.Integer(),
  at: Instant,
  by: Type.String(),
  why: Type.String(),
  leader: Type.String(),
  fields: Type.Array(MarcField),
})
export type EditedRecord = Static<typeof EditedRecord>

export const GetRecord = route({
  method: 'GET',
  path: '/cataloguing/records/:id',
  access: 'staff',
  summary: 'The record of a title for editing, or one of its versions',
  params: IdParams,
  query: Type.Object({ version: Type.Optional(Id) }),
  response: EditedRecord,
})
export const SaveRecord = route({
  method: 'PUT',
  path: '/cataloguing/records/:id',
  access: 'catalog:write',
  summary: 'Save an edited record',
  description:
    '`version` is the one that was edited. When someone saved in between it is refused with `bib-changed-meanwhile`, and nothing is lost. Fields that are sent as they stood keep their bytes.',
  params: IdParams,
  body: Type.Object({
    leader,
    fields,
    version: Id,
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Bib,
})
export const AddRecord = route({
  method: 'POST',
  path: '/cataloguing/records',
  access: 'catalog:write',
  summary: 'Save a new record',
  body: Type.Object({ leader, fields }),
  response: Bib,
})
export const RestoreVersion = route({
  method: 'POST',
  path: '/cataloguing/records/:id/restore',
  access: 'catalog:write',
  summary: 'Make an earlier version the present one again, as a new version',
  params: IdParams,
  body: Type.Object({ version: Id, current: Id, why: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Bib,
})

export const {
  take: TakeLock,
  release: ReleaseLock,
  get: GetLock,
} = lockRoutes({ path: '/cataloguing/locks/:id', read: 'staff', write: 'catalog:write', record: 'a record' })

export const templateKinds = ['record', 'constant-data'] as const
export type TemplateKind = (typeof templateKinds)[number]
/** Where a record has fields of the tag: put it beside them, leave it out, put it in their place. */
export const constantDataWays = ['add', 'absent', 'replace'] as const
export type ConstantDataWay = (typeof constantDataWays)[number]

const templateFields = {
  kind: oneOf(...templateKinds),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  about: Type.String({ maxLength: 500 }),
  leader: Nullable(Type.String({ minLength: 24, maxLength: 24 })),
  fields: Type.Array(MarcField, { maxItems: 500 }),
  how: oneOf(...constantDataWays),
  shared: Type.Boolean(),
}
export const Template = Type.Object({
  /** `ready:book` for those that come with Carrel; they are copied, not changed. */
  id: Type.String(),
  ...templateFields,
  owner: Nullable(Type.String()),
  mine: Type.Boolean(),
})
export type Template = Static<typeof Template>

export const ListTemplates = route({
  method: 'GET',
  path: '/cataloguing/templates',
  access: 'staff',
  summary: 'Templates of records and constant data: those that come with Carrel, shared ones and my own',
  query: Type.Object({ kind: Type.Optional(oneOf(...templateKinds)) }),
  response: Type.Object({ rows: Type.Array(Template) }),
})
export const AddTemplate = route({
  method: 'POST',
  path: '/cataloguing/templates',
  access: 'catalog:write',
  summary: 'Keep a record as a template, or fields as constant data',
  description:
    'One of my own with the same name is replaced. {date}, {yymmdd}, {year}, {user} and {branch} are filled in when it is used.',
  body: Type.Object(templateFields),
  response: Template,
})
export const DeleteTemplate = route({
  method: 'DELETE',
  path: '/cataloguing/templates/:id',
  access: 'catalog:write',
  summary: 'Delete a template of my own, or a shared one',
  params: IdParams,
  response: Empty,
})

export const GetHeadingField = route({
  method: 'GET',
  path: '/cataloguing/headings/:id',
  access: 'staff',
  summary: 'A heading as a record carries it: indicators and subfields',
  params: IdParams,
  response: Type.Object({
    /** Null where no record with it was found; its text can be put in $a. */
    field: Nullable(MarcField),
  }),
})
