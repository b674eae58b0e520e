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

/** A task run over an uploaded file; the catalogue is not touched. */
export const FileEdit = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  taskName: Type.String(),
  task: Nullable(Type.Integer()),
  state: oneOf('waiting', 'running', 'done', 'failed', 'cancelled'),
  job: Nullable(Type.Integer()),
  at: Instant,
  by: Type.String(),
  size: Type.Integer(),
  records: Type.Integer(),
  changed: Type.Integer(),
  /** Records that could not be read, or that the task came to no end with: they are in the result as they came. */
  untouched: Type.Integer(),
  steps: Type.Array(Type.Object({ step: Type.Integer(), records: Type.Integer() })),
  error: Nullable(Type.String()),
})
export type FileEdit = Static<typeof FileEdit>
export const ListFileEdits = route({
  method: 'GET',
  path: '/file-edits',
  access: 'catalog:batch',
  summary: 'Files that tasks were run over, newest first',
  query: Type.Object(PageQuery),
  response: List(FileEdit),
})
export const GetFileEdit = route({
  method: 'GET',
  path: '/file-edits/:id',
  access: 'catalog:batch',
  summary: 'One file that a task was run over',
  params: IdParams,
  response: FileEdit,
})
export const ListFileEditChanges = route({
  method: 'GET',
  path: '/file-edits/:id/changes',
  access: 'catalog:batch',
  summary: 'The changed records of a file, field by field, and those that were left as they came',
  params: IdParams,
  query: Type.Object({ state: Type.Optional(oneOf('changed', 'untouched')), ...PageQuery }),
  response: List(
    Type.Object({
      /** Place in the file, from 1. */
      number: Type.Integer(),
      control: Nullable(Type.String()),
      title: Nullable(Type.String()),
      state: oneOf('changed', 'untouched'),
      steps: Type.Array(Type.Integer()),
      note: Nullable(Type.String()),
      diff: Nullable(RecordDiffView),
    }),
  ),
})
export const DeleteFileEdit = route({
  method: 'DELETE',
  path: '/file-edits/:id',
  access: 'catalog:batch',
  summary: 'Forget a file and what a task made of it',
  params: IdParams,
  response: Empty,
})
// The upload is `POST /api/v1/file-edits?name=FILE&task=ID` with the bytes as the body; the result is
// `GET /api/v1/file-edits/:id/result`, in the format of the file.
