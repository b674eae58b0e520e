import { route } from '../../platform/route.ts'
import { IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Selection } from '../batch-editing/contract.ts'

/** What an export gives out, and in which form. */
export const ExportSettings = Type.Object({
  /** Null: every title of the catalogue. */
  selection: Nullable(Selection),
  format: oneOf('iso2709', 'marcxml', 'mrk', 'json', 'jsonl', 'line'),
  encoding: Type.Optional(oneOf('utf-8', 'marc-8')),
  /** The item mapping by which items are put into the records; null for none. */
  items: Nullable(Type.String({ maxLength: 60 })),
  /** Only titles with such items; with `items`, only these items go out. */
  itemsLike: Type.Optional(
    Type.Object({
      branch: Type.Optional(Type.Integer({ minimum: 1 })),
      itemType: Type.Optional(Type.String({ maxLength: 60 })),
      status: Type.Optional(Type.String({ maxLength: 40 })),
    }),
  ),
  /** Only what changed since the last run. */
  changesOnly: Type.Boolean(),
  /** Titles that were deleted since go out as records marked as deleted (Leader/05 d). */
  deletes: Type.Boolean(),
  /** Titles hidden from the public go out, too. */
  suppressed: Type.Boolean(),
})
export type ExportSettings = Static<typeof ExportSettings>

/** A file that an export made. */
export const ExportRun = Type.Object({
  id: Type.Integer(),
  state: oneOf('waiting', 'running', 'done', 'failed'),
  job: Nullable(Type.Integer()),
  at: Instant,
  by: Type.String(),
  since: Nullable(Instant),
  until: Nullable(Instant),
  size: Nullable(Type.Integer()),
  records: Type.Integer(),
  removed: Type.Integer(),
  items: Type.Integer(),
  /** Records that the format could not hold. */
  leftOut: Type.Integer(),
  error: Nullable(Type.String()),
})
export type ExportRun = Static<typeof ExportRun>
export const Export = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  settings: ExportSettings,
  everyHours: Nullable(Type.Integer()),
  nextAt: Nullable(Instant),
  changedSince: Nullable(Instant),
  by: Type.String(),
  last: Nullable(ExportRun),
})
export type Export = Static<typeof Export>

const access = 'catalog:export'
const Body = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  settings: ExportSettings,
  everyHours: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 8784 }))),
  /** Changes are given out from this moment on; without it the first run gives everything. */
  changedSince: Type.Optional(Nullable(Instant)),
})
export type ExportBody = Static<typeof Body>
export const ListExports = route({
  method: 'GET',
  path: '/exports',
  access,
  summary: 'Exports of records, each with its last run',
  response: Type.Object({ rows: Type.Array(Export) }),
})
export const CreateExport = route({
  method: 'POST',
  path: '/exports',
  access,
  summary: 'Define an export of records',
  body: Body,
  response: Export,
})
export const ChangeExport = route({
  method: 'PUT',
  path: '/exports/:id',
  access,
  summary: 'Change an export',
  params: IdParams,
  body: Body,
  response: Export,
})
export const DeleteExport = route({
  method: 'DELETE',
  path: '/exports/:id',
  access,
  summary: 'Delete an export; the files that it made stay in the store',
  params: IdParams,
  response: Type.Object({}),
})
export const RunExport = route({
  method: 'POST',
  path: '/exports/:id/runs',
  access,
  summary: 'Make the file now',
  params: IdParams,
  response: ExportRun,
})
export const ListExportRuns = route({
  method: 'GET',
  path: '/exports/:id/runs',
  access,
  summary: 'The files that an export made, newest first',
  description: 'The file itself is `GET /api/v1/exports/runs/:id/file`.',
  params: IdParams,
  response: Type.Object({ rows: Type.Array(ExportRun) }),
})
