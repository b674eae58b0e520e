import { route } from '../../platform/route.ts'
import { IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** A place that is looked at by itself for files to load. */
export const Source = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** `folder`: a folder below `incoming` of the data folder; `url`: an https address. */
  kind: oneOf('folder', 'url'),
  place: Type.String(),
  profile: Nullable(Type.Integer()),
  everyHours: Type.Integer(),
  active: Type.Boolean(),
  nextAt: Instant,
  lastAt: Nullable(Instant),
  lastResult: Nullable(Type.String()),
})
export type Source = Static<typeof Source>
const SourceBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  kind: oneOf('folder', 'url'),
  place: Type.String({ minLength: 1, maxLength: 2000 }),
  profile: Nullable(Type.Integer({ minimum: 1 })),
  everyHours: Type.Integer({ minimum: 1, maximum: 8784 }),
  active: Type.Optional(Type.Boolean()),
})
export type SourceBody = Static<typeof SourceBody>
export const ListSources = route({
  method: 'GET',
  path: '/loading/sources',
  access: 'catalog:import',
  summary: 'Places that are looked at by themselves for files to load',
  response: Type.Object({ rows: Type.Array(Source) }),
})
export const CreateSource = route({
  method: 'POST',
  path: '/loading/sources',
  access: 'catalog:loading',
  summary: 'Add such a place',
  body: SourceBody,
  response: Source,
})
export const ChangeSource = route({
  method: 'PUT',
  path: '/loading/sources/:id',
  access: 'catalog:loading',
  summary: 'Change such a place',
  params: IdParams,
  body: SourceBody,
  response: Source,
})
export const DeleteSource = route({
  method: 'DELETE',
  path: '/loading/sources/:id',
  access: 'catalog:loading',
  summary: 'Look there no more; what was loaded stays',
  params: IdParams,
  response: Type.Object({}),
})
