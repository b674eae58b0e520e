import { HeadingKind, linkWays } from '../authorities/contract.ts'
import { BatchRun } from '../batch-editing/contract.ts'
import { CallNumberScheme } from '../catalog/contract-shelf-list.ts'
import { IsbnList, isbnListRequest } from '../copy-cataloguing/contract.ts'
import { route } from '../../platform/route.ts'
import {
  Empty,
  Id,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** `constant` data put into the records, `headings` changed, `class` numbers given, `links` of a provider added. */
export const stepKinds = ['constant', 'headings', 'class', 'links'] as const
export type StepKind = (typeof stepKinds)[number]
export const stepStates = ['planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed'] as const
export type StepState = (typeof stepStates)[number]
export const changeStates = ['ready', 'left-out', 'nothing', 'written', 'refused', 'undone', 'kept'] as const
export type ChangeState = (typeof changeStates)[number]

/** What a step is asked to do. */
const stepRequest = {
  /** Of `constant`: constant data by its number, as `GET /cataloguing/templates` names it. */
  template: Type.Optional(Type.String({ maxLength: 80 })),
  /** Of `links`: whose links they are, the words that readers see, and what stands before every address (a proxy). */
  provider: Type.Optional(Type.String({ maxLength: 200 })),
  linkText: Type.Optional(Type.String({ maxLength: 200 })),
  prefix: Type.Optional(Type.String({ maxLength: 500 })),
  /** Of `class`: the branch by whose rules call numbers are made, and their scheme where it is not the branch's. */
  branch: Type.Optional(Id),
  scheme: Type.Optional(CallNumberScheme),
  /** Of `headings`: what becomes of which, each as an authority record has it or as somebody writes it. */
  headings: Type.Optional(
    Type.Array(
      Type.Object({
        heading: Id,
        authority: Type.Optional(Id),
        to: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      { maxItems: 500 },
    ),
  ),
  /** Of `headings`: all that an authority record leads away from without a doubt. */
  certain: Type.Optional(Type.Boolean()),
}
export const StepRequest = Type.Object(stepRequest)
export type StepRequest = Static<typeof StepRequest>

export const BatchStep = Type.Object({
  id: Type.Integer(),
  kind: oneOf(...stepKinds),
  request: StepRequest,
  state: oneOf(...stepStates),
  job: Nullable(Type.Integer()),
  error: Nullable(Type.String()),
  by: Type.String(),
  at: Instant,
  counts: Type.Unsafe<Readonly<Record<ChangeState, number>>>(Type.Record(Type.String(), Type.Integer())),
})
export type BatchStep = Static<typeof BatchStep>

/** A heading of the titles of a batch that no authority record establishes. */
export const OpenHeading = Type.Object({
  id: Type.Integer(),
  kind: HeadingKind,
  text: Type.String(),
  source: Type.String(),
  how: Nullable(oneOf(...linkWays)),
  titles: Type.Integer(),
  /** The record that leads away from it, or is nearly alike. */
  proposal: Nullable(Type.Object({ authority: Type.Integer(), text: Type.String() })),
  /** That record is meant without a doubt: it names this form as one that is not used. */
  isCertain: Type.Boolean(),
})
export type OpenHeading = Static<typeof OpenHeading>

const summary = {
  id: Type.Integer(),
  name: Type.String(),
  by: Type.String(),
  at: Instant,
  finishedAt: Nullable(Instant),
  /** Titles that have come in. */
  titles: Type.Integer(),
  lines: Type.Integer(),
}
export const CataloguingBatchSummary = Type.Object(summary)
export type CataloguingBatchSummary = Static<typeof CataloguingBatchSummary>

export const CataloguingBatch = Type.Object({
  ...summary,
  list: IsbnList,
  /** The numbers of the titles and of the items that came in with them. */
  bibs: Type.Array(Type.Integer()),
  items: Type.Array(Type.Integer()),
  /** The batch edit with a saved task, where one was begun. */
  task: Nullable(BatchRun),
  /** Newest first, as they are taken back. */
  steps: Type.Array(BatchStep),
  /** Headings of the titles by how authority records establish them. */
  headings: Type.Object({
    all: Type.Integer(),
    established: Type.Integer(),
    /** Those that need a person, with how many they are, how many of them are certain, and how many something is proposed for. */
    unsettled: Type.Integer(),
    certain: Type.Integer(),
    proposed: Type.Integer(),
    /** The first of them, certain ones before the others. */
    open: Type.Array(OpenHeading),
    /** Those that somebody linked by hand. */
    linked: Type.Array(Type.Object({ id: Type.Integer(), text: Type.String(), authority: Type.String() })),
  }),
  /** Flags of the checks in the titles, by rule. */
  flags: Type.Object({
    titles: Type.Integer(),
    rules: Type.Array(
      Type.Object({ code: Type.String(), severity: Type.String(), message: Type.String(), titles: Type.Integer() }),
    ),
  }),
  /** Titles without a call number or class number, and without an online address. */
  unclassed: Type.Integer(),
  unlinked: Type.Integer(),
  /** The labels that were made of its items, as `/label-batches/:id`. */
  labelBatch: Nullable(Type.Integer()),
})
export type CataloguingBatch = Static<typeof CataloguingBatch>

export const ListCataloguingBatches = route({
  method: 'GET',
  path: '/cataloguing-batches',
  access: 'copy-cataloguing:search',
  summary: 'Guided batches, newest first',
  query: Type.Object(PageQuery),
  response: List(CataloguingBatchSummary),
})
export const BeginCataloguingBatch = route({
  method: 'POST',
  path: '/cataloguing-batches',
  access: 'copy-cataloguing:search',
  summary: 'Begin a guided batch with a list of ISBNs or a delimited file; a job finds the records',
  body: Type.Object(isbnListRequest),
  response: CataloguingBatch,
})
export const GetCataloguingBatch = route({
  method: 'GET',
  path: '/cataloguing-batches/:id',
  access: 'copy-cataloguing:search',
  summary: 'A guided batch: how far it is, and what is left to do',
  params: IdParams,
  response: CataloguingBatch,
})
export const FinishCataloguingBatch = route({
  method: 'POST',
  path: '/cataloguing-batches/:id/finish',
  access: 'copy-cataloguing:search',
  summary: 'Say that a guided batch is done; it can still be looked at and taken back',
  params: IdParams,
  response: CataloguingBatch,
})
export const NoteBatchLabels = route({
  method: 'PUT',
  path: '/cataloguing-batches/:id/labels',
  access: 'copy-cataloguing:search',
  summary: 'Say which labels were made of the items of a batch; null: none',
  params: IdParams,
  body: Type.Object({ labelBatch: Nullable(Id) }),
  response: CataloguingBatch,
})
export const BeginBatchTask = route({
  method: 'POST',
  path: '/cataloguing-batches/:id/task',
  access: 'catalog:batch',
  summary: 'Work out what a saved task would do to the titles of a batch; it is applied and undone as a batch edit',
  params: IdParams,
  body: Type.Object({ task: Id }),
  response: BatchRun,
})
export const PlanBatchStep = route({
  method: 'POST',
  path: '/cataloguing-batches/:id/steps',
  access: 'catalog:write',
  summary: 'Work out what a step would do to each title; nothing is written',
  params: IdParams,
  body: Type.Object({ kind: oneOf(...stepKinds), ...stepRequest }),
  response: BatchStep,
})
const StepParams = Type.Object({ id: Id, step: Id })

export const BatchStepChange = Type.Object({
  bib: Type.Integer(),
  title: Type.String(),
  state: oneOf(...changeStates),
  /** What would come into the record, or came. */
  text: Type.String(),
  note: Nullable(Type.String()),
})
export type BatchStepChange = Static<typeof BatchStepChange>
export const ListBatchStepChanges = route({
  method: 'GET',
  path: '/cataloguing-batches/:id/steps/:step/changes',
  access: 'copy-cataloguing:search',
  summary: 'What a step does, or did, to each title',
  params: StepParams,
  query: Type.Object(PageQuery),
  response: List(BatchStepChange),
})
export const LeaveOutOfBatchStep = route({
  method: 'PATCH',
  path: '/cataloguing-batches/:id/steps/:step/changes/:bib',
  access: 'catalog:write',
  summary: 'Leave a title out of a step, or take it in again',
  params: Type.Object({ id: Id, step: Id, bib: Id }),
  body: Type.Object({ leaveOut: Type.Boolean() }),
  response: Empty,
})
export const ApplyBatchStep = route({
  method: 'POST',
  path: '/cataloguing-batches/:id/steps/:step/apply',
  access: 'catalog:write',
  summary: 'Do what was worked out; titles that somebody saved since are left and told',
  params: StepParams,
  response: BatchStep,
})
export const UndoBatchStep = route({
  method: 'POST',
  path: '/cataloguing-batches/:id/steps/:step/undo',
  access: 'catalog:write',
  summary: 'Give the titles of a step back as they were; what was changed since stays and is told',
  params: StepParams,
  response: BatchStep,
})
