import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, PageQuery, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What an import did with a record. */
export const ImportRowState = oneOf('added', 'updated', 'unchanged', 'refused', 'removed', 'skipped')
export const Import = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  at: Instant,
  by: Type.String(),
  state: oneOf('waiting', 'previewing', 'previewed', 'running', 'done', 'failed', 'cancelled', 'reverted'),
  job: Nullable(Type.Integer()),
  size: Type.Integer(),
  read: Type.Integer(),
  added: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  /** Titles that the file deletes (Leader/05 d), or whose records were withdrawn from a provider's set. */
  removed: Type.Integer(),
  /** Records that the profile or a person left out. */
  skipped: Type.Integer(),
  itemsAdded: Type.Integer(),
  itemsRefused: Type.Integer(),
  /** Titles of the provider's set that the file no longer has: withdrawn, and those that wait for a person. */
  withdrawn: Type.Integer(),
  heldBack: Type.Integer(),
  heldWhy: Nullable(Type.String()),
  /** The profile that it followed; null for Carrel's usual way. */
  profile: Nullable(Type.String()),
  seconds: Nullable(Type.Number()),
  error: Nullable(Type.String()),
  revertible: Type.Boolean(),
})
export type Import = Static<typeof Import>
export const ImportRow = Type.Object({
  number: Type.Integer(),
  offset: Type.Integer(),
  state: ImportRowState,
  control: Nullable(Type.String()),
  title: Nullable(Type.String()),
  bib: Nullable(Type.Integer()),
  /** Why it was merged or refused, and what was repaired. */
  notes: Type.Array(Type.String()),
})
export const ListImports = route({
  method: 'GET',
  path: '/imports',
  access: 'catalog:import',
  summary: 'Imports, newest first',
  query: Type.Object(PageQuery),
  response: List(Import),
})
export const GetImport = route({
  method: 'GET',
  path: '/imports/:id',
  access: 'catalog:import',
  summary: 'One import',
  params: IdParams,
  response: Import,
})
export const ListImportRows = route({
  method: 'GET',
  path: '/imports/:id/rows',
  access: 'catalog:import',
  summary: 'What happened with each record',
  params: IdParams,
  query: Type.Object({ state: Type.Optional(ImportRowState), ...PageQuery }),
  response: List(ImportRow),
})
export const RevertImport = route({
  method: 'POST',
  path: '/imports/:id/reversal',
  access: 'catalog:import',
  summary: 'Undo an import',
  description:
    'Titles it added are removed and titles it changed go back, except where someone has worked on them since: those are listed.',
  params: IdParams,
  response: Type.Object({ job: Type.Integer() }),
})
/** What undoing an import would do. */
export const ReversalPreview = Type.Object({
  /** Titles it added that would be removed. */
  remove: Type.Integer(),
  /** Titles it changed that would go back. */
  restore: Type.Integer(),
  /** Titles that stay as they are, because someone has worked on them since. */
  keep: Type.Integer(),
  /** The first of those. */
  kept: Type.Array(
    Type.Object({ bib: Type.Integer(), title: Type.String(), why: oneOf('deleted', 'changed', 'has-items') }),
  ),
})
export const PreviewReversal = route({
  method: 'GET',
  path: '/imports/:id/reversal',
  access: 'catalog:import',
  summary: 'What undoing an import would do',
  params: IdParams,
  response: ReversalPreview,
})
// The upload itself is `POST /api/v1/imports?name=FILE` with the bytes as the body, and the refused records are
// `GET /api/v1/imports/:id/refused`, as they came; both stream, so they are served beside these routes.
