import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { RecordDiffView } from './contract-runs.ts'
import { TaskFaultView, TaskText } from './contract-task-text.ts'

const brief = {
  id: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  /** Where it is kept, e.g. `Vendor loads/EBSCO`; empty at the top. */
  folder: Type.String(),
  tags: Type.Array(Type.String()),
  /** Everyone who may run tasks sees it; others are seen by their owner alone. */
  shared: Type.Boolean(),
  owner: Type.String(),
  mine: Type.Boolean(),
  version: Type.Integer(),
  steps: Type.Integer(),
  /** Steps that are on, with those of tasks that it calls, and how many of them Carrel can do. */
  instructions: Type.Integer(),
  understood: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  /** When it was last written to the catalogue. */
  lastRunAt: Nullable(Instant),
}
/** A saved task as lists show it. */
export const BatchTaskBrief = Type.Object(brief)
export type BatchTaskBrief = Static<typeof BatchTaskBrief>
/** A saved task with its steps. */
export const BatchTask = Type.Object({ ...brief, task: TaskText, faults: Type.Array(TaskFaultView) })
export type BatchTask = Static<typeof BatchTask>

const fields = {
  task: TaskText,
  folder: Type.Optional(Type.String({ maxLength: 200 })),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
  shared: Type.Optional(Type.Boolean()),
}

export const ListBatchTasks = route({
  method: 'GET',
  path: '/batch-tasks',
  access: 'catalog:read',
  summary: 'Saved tasks by name: shared ones and one’s own',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    folder: Type.Optional(Type.String({ maxLength: 200 })),
    tag: Type.Optional(Type.String({ maxLength: 60 })),
    deleted: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(BatchTaskBrief),
})
export const CreateBatchTask = route({
  method: 'POST',
  path: '/batch-tasks',
  access: 'catalog:batch',
  summary: 'Save a new task',
  description: 'It is shared unless told otherwise. A task with faults can be saved, and not run.',
  body: Type.Object(fields),
  response: BatchTask,
})
export const GetBatchTask = route({
  method: 'GET',
  path: '/batch-tasks/:id',
  access: 'catalog:read',
  summary: 'One saved task',
  params: IdParams,
  response: BatchTask,
})
export const ChangeBatchTask = route({
  method: 'PUT',
  path: '/batch-tasks/:id',
  access: 'catalog:batch',
  summary: 'Save a changed task as its next version',
  description: '`version` is the one that was edited: when someone saved in between, it is refused and nothing lost.',
  params: IdParams,
  body: Type.Object({ ...fields, version: Type.Integer(), why: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: BatchTask,
})
export const DeleteBatchTask = route({
  method: 'DELETE',
  path: '/batch-tasks/:id',
  access: 'catalog:batch',
  summary: 'Delete a task; it can be taken back',
  params: IdParams,
  response: Empty,
})
export const RestoreBatchTask = route({
  method: 'POST',
  path: '/batch-tasks/:id/restoration',
  access: 'catalog:batch',
  summary: 'Take a deleted task back',
  params: IdParams,
  response: BatchTask,
})
export const CopyBatchTask = route({
  method: 'POST',
  path: '/batch-tasks/:id/copies',
  access: 'catalog:batch',
  summary: 'Copy a task as one’s own',
  params: IdParams,
  body: Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
  response: BatchTask,
})
export const ListBatchTaskVersions = route({
  method: 'GET',
  path: '/batch-tasks/:id/versions',
  access: 'catalog:read',
  summary: 'Every version of a task with who, when and why',
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        version: Type.Integer(),
        at: Instant,
        by: Type.String(),
        why: Type.String(),
        task: TaskText,
      }),
    ),
  }),
})
export const RestoreBatchTaskVersion = route({
  method: 'POST',
  path: '/batch-tasks/:id/versions/:version/restoration',
  access: 'catalog:batch',
  summary: 'Save an earlier version of a task as its next one',
  params: Type.Object({ id: Type.Integer(), version: Type.Integer() }),
  response: BatchTask,
})

export const CheckBatchTask = route({
  method: 'POST',
  path: '/batch-tasks/check',
  access: 'catalog:read',
  summary: 'What is wrong with a task, step by step, without saving it',
  readOnly: true,
  body: Type.Object({ task: TaskText }),
  response: Type.Object({
    instructions: Type.Integer(),
    understood: Type.Integer(),
    faults: Type.Array(TaskFaultView),
    /** What is risky, by step. */
    warnings: Type.Array(TaskFaultView),
    /** What each step does, in words. */
    steps: Type.Array(Type.Object({ step: Type.Integer(), text: Type.String() })),
  }),
})
export const TryBatchTask = route({
  method: 'POST',
  path: '/batch-tasks/try',
  access: 'catalog:batch',
  summary: 'What a task would do to a few records, without saving anything',
  description: 'Give titles of the catalogue (`bibs`), or records as mnemonic text, MARCXML or JSON (`marc`).',
  readOnly: true,
  body: Type.Object({
    task: TaskText,
    bibs: Type.Optional(Type.Array(Type.Integer(), { maxItems: 50 })),
    marc: Type.Optional(Type.String({ maxLength: 2_000_000 })),
  }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        bib: Nullable(Type.Integer()),
        title: Type.String(),
        state: oneOf('changed', 'unchanged', 'refused', 'emptied', 'stuck'),
        steps: Type.Array(Type.Integer()),
        note: Nullable(Type.String()),
        diff: Nullable(RecordDiffView),
        /** The record as it would be, as mnemonic text. */
        after: Nullable(Type.String()),
      }),
    ),
  }),
})

/** What became of one instruction of an imported task file. */
export const TaskVerdict = Type.Object({
  /** Line of the file, from 1. */
  line: Type.Integer(),
  /** The instruction as it stands in the file. */
  text: Type.String(),
  state: oneOf('understood', 'not-understood'),
  /** What it does here, or why it cannot be done. */
  message: Type.String(),
})
export const ImportedTaskFile = Type.Object({
  file: Type.String(),
  name: Type.String(),
  task: Nullable(TaskText),
  /** The saved task. */
  saved: Nullable(Type.Integer()),
  instructions: Type.Integer(),
  understood: Type.Integer(),
  verdicts: Type.Array(TaskVerdict),
  /** Why the file, or the task as a whole, cannot be used. */
  problems: Type.Array(Type.String()),
})
export type ImportedTaskFile = Static<typeof ImportedTaskFile>
export const ImportBatchTasks = route({
  method: 'POST',
  path: '/batch-tasks/import',
  access: 'catalog:batch',
  summary: 'Bring in task files: of MarcEdit (.task, .txt), or Carrel’s own (.json)',
  description:
    'Each instruction gets a verdict. Files that call each other are brought in together. Without `save` nothing is kept.',
  body: Type.Object({
    files: Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 300 }),
        /** The file as a text, or its bytes: `.task` files are zips. */
        text: Type.Optional(Type.String({ maxLength: 2_000_000 })),
        base64: Type.Optional(Type.String({ maxLength: 3_000_000 })),
      }),
      { minItems: 1, maxItems: 300 },
    ),
    save: Type.Optional(Type.Boolean()),
    folder: Type.Optional(Type.String({ maxLength: 200 })),
    shared: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({ files: Type.Array(ImportedTaskFile) }),
})
