import { route } from '../../platform/route.ts'
import {
  Block,
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  Override,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { SelectedRecord, Selection } from './contract-selection.ts'
import { TaskText } from './contract-task-text.ts'

/**
 * `waiting` and `previewing`: its job works out what would change; `previewed`: nothing is written yet; `applying`;
 * `stopped` in the middle, by hand or because of an error: what was written stays and can be undone, or it goes on;
 * `applied`; `discarded`: a preview that nobody wanted.
 */
export const batchRunStates = [
  'waiting',
  'previewing',
  'previewed',
  'applying',
  'stopped',
  'applied',
  'failed',
  'discarded',
] as const
export const BatchRunState = oneOf(...batchRunStates)
export type BatchRunState = (typeof batchRunStates)[number]

/**
 * What became, or would become, of a record that is named in a run: `ready` to be written, `left-out` by hand, `refused`
 * (it would be no sound record any more), `emptied` (no fields or no title would be left), `stuck` (the task came to no
 * end with it), `conflict` (someone saved it since), `written`. Only the first two can become `written`.
 */
export const batchChangeStates = ['ready', 'left-out', 'refused', 'emptied', 'stuck', 'conflict', 'written'] as const
export const BatchChangeState = oneOf(...batchChangeStates)
export type BatchChangeState = (typeof batchChangeStates)[number]

export const BatchRun = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  why: Type.String(),
  /** `undo` gives the records of another run back as they were. */
  kind: oneOf('task', 'undo'),
  /** The run that this one undoes, and the one that undoes this one. */
  undoes: Nullable(Type.Integer()),
  undoneBy: Nullable(Type.Integer()),
  /** That one has written, in whole or in part; before, its preview waits for somebody to look at it. */
  undone: Type.Boolean(),
  schedule: Nullable(Type.Integer()),
  /** The saved task, where one was run, and what the task was called. */
  task: Nullable(Type.Integer()),
  taskName: Type.String(),
  state: BatchRunState,
  selection: Nullable(Selection),
  selectionText: Type.String(),
  /** The job that works on it, for its progress. */
  job: Nullable(Type.Integer()),
  /** It is written as soon as the preview stands, unless the preview asks a question. */
  applyAtOnce: Type.Boolean(),
  at: Instant,
  by: Type.String(),
  previewedAt: Nullable(Instant),
  appliedAt: Nullable(Instant),
  appliedBy: Nullable(Type.String()),
  /** Records selected. */
  records: Type.Integer(),
  counts: Type.Object({
    examined: Type.Integer(),
    /** Records that the task changes: all that are named in the run, in whatever state. */
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    /** Records that were deleted since they were selected. */
    gone: Type.Integer(),
    ready: Type.Integer(),
    leftOut: Type.Integer(),
    refused: Type.Integer(),
    emptied: Type.Integer(),
    stuck: Type.Integer(),
    conflict: Type.Integer(),
    written: Type.Integer(),
    /** Records that would lose more than half of their fields. */
    thinned: Type.Integer(),
    /** Records in which a protected field changes. */
    protected: Type.Integer(),
    /** Records that someone had open in the editor. */
    locked: Type.Integer(),
  }),
  /** In how many records each step of the task changed something. */
  steps: Type.Array(Type.Object({ step: Type.Integer(), records: Type.Integer() })),
  /** Fields added, removed and changed, and in how many records, by tag; `LDR` is the leader. */
  tags: Type.Array(
    Type.Object({
      tag: Type.String(),
      records: Type.Integer(),
      added: Type.Integer(),
      removed: Type.Integer(),
      changed: Type.Integer(),
    }),
  ),
  /** Questions that have to be answered before it is written; `override` of the application passes them by their code. */
  questions: Type.Array(Block),
  /** What else should be known, in sentences. */
  remarks: Type.Array(Type.String()),
  error: Nullable(Type.String()),
})
export type BatchRun = Static<typeof BatchRun>

/** A piece of a field from left to right, with what became of it. */
export const DiffPart = Type.Object({
  what: oneOf('tag', 'indicators', 'code', 'text'),
  kind: oneOf('kept', 'added', 'removed'),
  text: Type.String(),
})
export const RecordDiffView = Type.Object({
  isSame: Type.Boolean(),
  leader: Type.Optional(Type.Array(DiffPart)),
  fields: Type.Array(
    Type.Object({
      kind: oneOf('kept', 'moved', 'changed', 'added', 'removed'),
      tag: Type.String(),
      parts: Type.Array(DiffPart),
    }),
  ),
})
export type RecordDiffView = Static<typeof RecordDiffView>

export const BatchChange = Type.Object({
  ...SelectedRecord.properties,
  state: BatchChangeState,
  /** The version that was looked at, and the one that was written. */
  version: Type.Integer(),
  writtenVersion: Nullable(Type.Integer()),
  steps: Type.Array(Type.Integer()),
  tags: Type.Array(Type.String()),
  thinned: Type.Boolean(),
  protected: Type.Boolean(),
  /** Who had it open in the editor. */
  lockedBy: Nullable(Type.String()),
  /** Why it is not, or was not, written. */
  note: Nullable(Type.String()),
  /** Field by field, where it was asked for; fields that stay as they are are left out. */
  diff: Type.Optional(RecordDiffView),
})
export type BatchChange = Static<typeof BatchChange>

export const ListBatchRuns = route({
  method: 'GET',
  path: '/batch-edits',
  access: 'catalog:read',
  summary: 'Batch edits, newest first',
  query: Type.Object({
    state: Type.Optional(BatchRunState),
    schedule: Type.Optional(Type.Integer()),
    task: Type.Optional(Type.Integer()),
    ...PageQuery,
  }),
  response: List(BatchRun),
})
export const BeginBatchRun = route({
  method: 'POST',
  path: '/batch-edits',
  access: 'catalog:batch',
  summary: 'Work out what a task would do to a selection of records',
  description:
    'Give a saved task (`taskId`) or a task itself (`task`). A job runs it over every record and writes nothing to the catalogue; `GET /batch-edits/:id` says what would change, and the changes can be paged through. With `applyAtOnce` it is written right after, unless the preview asks a question.',
  body: Type.Object({
    taskId: Type.Optional(Type.Integer()),
    task: Type.Optional(TaskText),
    selection: Selection,
    name: Type.Optional(Type.String({ maxLength: 200 })),
    why: Type.Optional(Type.String({ maxLength: 500 })),
    applyAtOnce: Type.Optional(Type.Boolean()),
  }),
  response: BatchRun,
})
export const GetBatchRun = route({
  method: 'GET',
  path: '/batch-edits/:id',
  access: 'catalog:read',
  summary: 'One batch edit',
  params: IdParams,
  response: BatchRun,
})
export const ListBatchChanges = route({
  method: 'GET',
  path: '/batch-edits/:id/changes',
  access: 'catalog:read',
  summary: 'The records that a batch edit changes or could not change',
  description: 'With `diff` each row says field by field what changes; ask for pages of at most 100 then.',
  params: IdParams,
  query: Type.Object({
    state: Type.Optional(BatchChangeState),
    tag: Type.Optional(Type.String({ maxLength: 3 })),
    step: Type.Optional(Type.Integer()),
    only: Type.Optional(oneOf('thinned', 'protected', 'locked')),
    diff: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(BatchChange),
})
export const GetBatchChange = route({
  method: 'GET',
  path: '/batch-edits/:id/changes/:bib',
  access: 'catalog:read',
  summary: 'What a batch edit does to one record, field by field',
  params: Type.Object({ id: Type.Integer(), bib: Type.Integer() }),
  response: Type.Object({ ...BatchChange.properties, diff: RecordDiffView }),
})
export const ChooseBatchChanges = route({
  method: 'PUT',
  path: '/batch-edits/:id/choices',
  access: 'catalog:batch',
  summary: 'Leave records out of a previewed batch edit, or take them in again',
  description: 'Without `bibs` every record of the preview is meant, or every one with the `tag` or `step`.',
  params: IdParams,
  body: Type.Object({
    include: Type.Boolean(),
    bibs: Type.Optional(Type.Array(Type.Integer(), { maxItems: 10_000 })),
    tag: Type.Optional(Type.String({ maxLength: 3 })),
    step: Type.Optional(Type.Integer()),
    only: Type.Optional(oneOf('thinned', 'protected', 'locked')),
  }),
  response: BatchRun,
})
export const ApplyBatchRun = route({
  method: 'POST',
  path: '/batch-edits/:id/apply',
  access: 'catalog:batch',
  summary: 'Write what was previewed',
  description:
    'A job writes each record as its next version, exactly as the preview shows it. Records that someone saved since the preview are left alone and named. Questions of the preview have to be passed by `override`.',
  params: IdParams,
  body: Type.Object({ override: Type.Optional(Override) }),
  response: BatchRun,
})
export const ResumeBatchRun = route({
  method: 'POST',
  path: '/batch-edits/:id/resume',
  access: 'catalog:batch',
  summary: 'Go on with a batch edit that was stopped',
  params: IdParams,
  response: BatchRun,
})
export const UndoBatchRun = route({
  method: 'POST',
  path: '/batch-edits/:id/undo',
  access: 'catalog:batch',
  summary: 'Undo a batch edit',
  description:
    'Makes a batch edit of its own with a preview: every record that is still as the run left it gets its version from before as a new version; records that were edited since are listed as conflicts and stay as they are. With `applyAtOnce` it is written right after. Undoing an undoing does the edit again.',
  params: IdParams,
  body: Type.Object({
    applyAtOnce: Type.Optional(Type.Boolean()),
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: BatchRun,
})
export const DiscardBatchRun = route({
  method: 'DELETE',
  path: '/batch-edits/:id',
  access: 'catalog:batch',
  summary: 'Throw away a preview',
  params: IdParams,
  response: Empty,
})
// The records themselves are `GET /api/v1/batch-edits/:id/records?which=before|after&format=FORMAT`, as a file.
