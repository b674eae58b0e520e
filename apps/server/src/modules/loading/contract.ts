import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, PageQuery, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { RecordDiffView } from './contract-diff.ts'

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
/** What a person chose for a record in the preview. */
export const RowChoice = oneOf('skip', 'add', 'match')
export const ImportRow = Type.Object({
  number: Type.Integer(),
  offset: Type.Integer(),
  state: ImportRowState,
  control: Nullable(Type.String()),
  title: Nullable(Type.String()),
  bib: Nullable(Type.Integer()),
  /** Why it was merged or refused, and what was repaired. */
  notes: Type.Array(Type.String()),
  choice: Nullable(RowChoice),
  choiceBib: Nullable(Type.Integer()),
  /** Titles among which a person has to choose. */
  candidates: Type.Array(Type.Integer()),
  /** Local fields that the overlay takes away. */
  lost: Type.Array(Type.String()),
  items: Type.Integer(),
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
  query: Type.Object({
    state: Type.Optional(ImportRowState),
    /** Only records that a person should look at: several titles fit, or local fields would be lost. */
    open: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
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
export const RunImport = route({
  method: 'POST',
  path: '/imports/:id/run',
  access: 'catalog:import',
  summary: 'Run an import that was looked at before, with the choices made there',
  params: IdParams,
  response: Import,
})
export const DiscardImport = route({
  method: 'POST',
  path: '/imports/:id/discard',
  access: 'catalog:import',
  summary: 'Put a preview away; nothing of it was written',
  params: IdParams,
  response: Import,
})
const RowParams = Type.Object({ id: Type.Integer({ minimum: 1 }), number: Type.Integer({ minimum: 1 }) })
export const ChooseRow = route({
  method: 'PUT',
  path: '/imports/:id/rows/:number/choice',
  access: 'catalog:import',
  summary: 'Say what shall become of one record of a preview',
  params: RowParams,
  body: Type.Object({ choice: Nullable(RowChoice), bib: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))) }),
  response: Type.Object({}),
})
export const OverlayNote = Type.Object({
  fate: Type.String(),
  tag: Type.String(),
  text: Type.String(),
  reason: Type.String(),
})
/** One record of an import beside the title that it is or may be. */
export const ImportRowDetail = Type.Object({
  number: Type.Integer(),
  state: ImportRowState,
  notes: Type.Array(Type.String()),
  lost: Type.Array(Type.String()),
  choice: Nullable(RowChoice),
  bib: Nullable(Type.Integer()),
  /** The piece of the file is no record that can be shown field by field. */
  text: Type.Boolean(),
  diff: Nullable(RecordDiffView),
  /** Why each field stays, goes or comes, where an overlay profile decides. */
  reasons: Type.Array(OverlayNote),
  candidates: Type.Array(Type.Object({ bib: Type.Integer(), title: Type.String(), score: Nullable(Type.Number()) })),
})
export type ImportRowDetail = Static<typeof ImportRowDetail>
export const GetImportRow = route({
  method: 'GET',
  path: '/imports/:id/rows/:number',
  access: 'catalog:import',
  summary: 'One record of an import, field by field beside its title',
  params: RowParams,
  query: Type.Object({ against: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: ImportRowDetail,
})
export const ListWithdrawals = route({
  method: 'GET',
  path: '/imports/:id/withdrawals',
  access: 'catalog:import',
  summary: "Titles of a provider's set that the file no longer has",
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        bib: Type.Integer(),
        title: Type.String(),
        fate: oneOf('deleted', 'links-removed', 'left', 'open'),
        why: Type.String(),
      }),
    ),
  }),
})
export const Withdraw = route({
  method: 'POST',
  path: '/imports/:id/withdrawals',
  access: 'catalog:import',
  summary: 'Withdraw the titles that were held back',
  params: IdParams,
  response: Type.Object({ job: Type.Integer() }),
})
/** What undoing an import would do. */
export const ReversalPreview = Type.Object({
  /** Titles it added that would be removed. */
  remove: Type.Integer(),
  /** Titles it changed that would go back. */
  restore: Type.Integer(),
  /** Items it made that would be deleted. */
  items: Type.Integer(),
  /** Titles that it deleted or withdrew, which would come back. */
  returning: Type.Integer(),
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
export * from './contract-diff.ts'
export * from './contract-profiles.ts'
export * from './contract-trial.ts'
export * from './contract-sources.ts'
// The upload itself is `POST /api/v1/imports?name=FILE&profile=ID&preview=true` with the bytes as the body, and the refused records are
// `GET /api/v1/imports/:id/refused`, as they came; both stream, so they are served beside these routes.
