import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'

/** From planning to undoing. */
export const runStates = ['planning', 'planned', 'applying', 'done', 'undoing', 'undone', 'failed'] as const
/** `same`: it has that number; `none`: none could be made; `left-out` by hand; `kept`: changed by someone meanwhile. */
export const runRowStates = ['planned', 'same', 'none', 'left-out', 'done', 'kept', 'undone'] as const

export const CallNumberRun = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  how: oneOf('suggest', 'mend'),
  state: oneOf(...runStates),
  job: Nullable(Type.Integer()),
  createdAt: Instant,
  by: Type.String(),
  finishedAt: Nullable(Instant),
  counts: Type.Object({
    planned: Type.Integer(),
    same: Type.Integer(),
    none: Type.Integer(),
    'left-out': Type.Integer(),
    done: Type.Integer(),
    kept: Type.Integer(),
    undone: Type.Integer(),
  }),
  /** Rows of which someone should look at a warning. */
  warnings: Type.Integer(),
})
export type CallNumberRun = Static<typeof CallNumberRun>

export const CallNumberRunRow = Type.Object({
  item: Type.Integer(),
  bib: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  before: Type.String(),
  after: Nullable(Type.String()),
  reasons: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  why: Nullable(Type.String()),
  state: oneOf(...runRowStates),
})
export type CallNumberRunRow = Static<typeof CallNumberRunRow>

export const PlanCallNumbers = route({
  method: 'POST',
  path: '/call-number-runs',
  access: 'catalog:items',
  summary: 'Plan call numbers for many items: nothing is changed until the plan is applied',
  description:
    'Which items: `items`, `barcodes` or `bibs`, or all of a place without a number (`missing`) or with one that the check would write otherwise (`proposals`).',
  body: Type.Object({
    name: Type.Optional(Type.String({ maxLength: 200 })),
    how: oneOf('suggest', 'mend'),
    items: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100_000 })),
    barcodes: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100_000 })),
    bibs: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100_000 })),
    place: Type.Optional(
      Type.Object({
        branch: Type.Optional(Type.Integer()),
        location: Type.Optional(Type.Integer()),
        which: oneOf('missing', 'proposals', 'all'),
      }),
    ),
  }),
  response: CallNumberRun,
})
export type CallNumberSelection = NonNullable<typeof PlanCallNumbers.types>['body']

export const ListCallNumberRuns = route({
  method: 'GET',
  path: '/call-number-runs',
  access: 'catalog:items',
  summary: 'Call numbers given to many items, latest first',
  query: Type.Object(PageQuery),
  response: List(CallNumberRun),
})
export const GetCallNumberRun = route({
  method: 'GET',
  path: '/call-number-runs/:id',
  access: 'catalog:items',
  summary: 'One run with its counts',
  params: IdParams,
  response: CallNumberRun,
})
export const ListCallNumberRunRows = route({
  method: 'GET',
  path: '/call-number-runs/:id/rows',
  access: 'catalog:items',
  summary: 'What a run changes: old number, new number, and why',
  params: IdParams,
  query: Type.Object({
    state: Type.Optional(oneOf(...runRowStates)),
    warned: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(CallNumberRunRow),
})
export const ChangeCallNumberRunRow = route({
  method: 'PATCH',
  path: '/call-number-runs/:id/rows/:item',
  access: 'catalog:items',
  summary: 'Leave an item out of a plan, take it in again, or give it another number',
  params: Type.Object({ id: Type.Integer(), item: Type.Integer() }),
  body: Type.Object({
    after: Type.Optional(Type.String({ maxLength: 200 })),
    leaveOut: Type.Optional(Type.Boolean()),
  }),
  response: CallNumberRunRow,
})
export const ApplyCallNumberRun = route({
  method: 'POST',
  path: '/call-number-runs/:id/apply',
  access: 'catalog:items',
  summary: 'Give the planned numbers',
  params: IdParams,
  response: CallNumberRun,
})
export const UndoCallNumberRun = route({
  method: 'POST',
  path: '/call-number-runs/:id/undo',
  access: 'catalog:items',
  summary: 'Give back the numbers of before, but to items that someone has changed since',
  params: IdParams,
  response: CallNumberRun,
})
