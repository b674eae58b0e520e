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
import { SelectedRecord, Selection } from './contract-selection.ts'

export const RecordSet = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  /** Everyone who may read records sees it; others are seen by their owner alone. */
  shared: Type.Boolean(),
  owner: Type.String(),
  mine: Type.Boolean(),
  records: Type.Integer(),
  createdAt: Instant,
  changedAt: Instant,
})
export type RecordSet = Static<typeof RecordSet>

/** How the lines of a list are meant; `any` tries each in turn. */
export const NumberKind = oneOf('any', 'record', 'control', 'isbn', 'barcode')
export type NumberKind = Static<typeof NumberKind>

/** Where records of a set come from: a selection, or a list of numbers, one a line (or between commas). */
export const SetSource = Type.Object({
  selection: Type.Optional(Selection),
  list: Type.Optional(Type.String({ maxLength: 3_500_000 })),
  kind: Type.Optional(NumberKind),
})
export type SetSource = Static<typeof SetSource>

/** What came of putting records into a set. */
export const Gathered = Type.Object({
  set: RecordSet,
  /** Records that it holds now and did not before, or the other way round. */
  changed: Type.Integer(),
  /** Records that were named and there (or not there) already. */
  already: Type.Integer(),
  /** Numbers that no record has, at most 1,000 of them, and how many in all. */
  notFound: Type.Array(Type.String()),
  notFoundTotal: Type.Integer(),
  /** Numbers that several records have: all of these were taken. */
  several: Type.Array(Type.String()),
})
export type Gathered = Static<typeof Gathered>

export const ListRecordSets = route({
  method: 'GET',
  path: '/record-sets',
  access: 'catalog:read',
  summary: 'Record sets: shared ones and one’s own',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    deleted: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(RecordSet),
})
export const CreateRecordSet = route({
  method: 'POST',
  path: '/record-sets',
  access: 'catalog:batch',
  summary: 'Make a record set, empty or from a selection or a list of numbers',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    shared: Type.Optional(Type.Boolean()),
    from: Type.Optional(SetSource),
  }),
  response: Gathered,
})
export const GetRecordSet = route({
  method: 'GET',
  path: '/record-sets/:id',
  access: 'catalog:read',
  summary: 'One record set',
  params: IdParams,
  response: RecordSet,
})
export const ChangeRecordSet = route({
  method: 'PATCH',
  path: '/record-sets/:id',
  access: 'catalog:batch',
  summary: 'Rename or share a record set',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    shared: Type.Optional(Type.Boolean()),
  }),
  response: RecordSet,
})
export const DeleteRecordSet = route({
  method: 'DELETE',
  path: '/record-sets/:id',
  access: 'catalog:batch',
  summary: 'Delete a record set; it can be taken back. Its records stay in the catalogue',
  params: IdParams,
  response: Empty,
})
export const RestoreRecordSet = route({
  method: 'POST',
  path: '/record-sets/:id/restoration',
  access: 'catalog:batch',
  summary: 'Take a deleted record set back',
  params: IdParams,
  response: RecordSet,
})
export const ListRecordSetMembers = route({
  method: 'GET',
  path: '/record-sets/:id/members',
  access: 'catalog:read',
  summary: 'The records of a set',
  params: IdParams,
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })), ...PageQuery }),
  response: List(SelectedRecord),
})
export const AddToRecordSet = route({
  method: 'POST',
  path: '/record-sets/:id/members',
  access: 'catalog:batch',
  summary: 'Put records into a set; a scanned barcode is a list of one line',
  params: IdParams,
  body: SetSource,
  response: Gathered,
})
export const RemoveFromRecordSet = route({
  method: 'POST',
  path: '/record-sets/:id/removals',
  access: 'catalog:batch',
  summary: 'Take records out of a set',
  params: IdParams,
  body: SetSource,
  response: Gathered,
})
export const CombineRecordSets = route({
  method: 'POST',
  path: '/record-sets/combinations',
  access: 'catalog:batch',
  summary: 'Make a new set: the records of one selection that are also, or are not, in another, or those of both',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    shared: Type.Optional(Type.Boolean()),
    first: Selection,
    how: oneOf('union', 'intersection', 'difference'),
    second: Selection,
  }),
  response: RecordSet,
})
/** Where a title stands in sets. */
export const SetsOfBib = route({
  method: 'GET',
  path: '/bibs/:id/record-sets',
  access: 'catalog:read',
  summary: 'The record sets that hold a title',
  params: IdParams,
  response: Type.Object({ rows: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })) }),
})
export const RecordSetId = Nullable(Type.Integer())
// The records of a set are `GET /api/v1/record-sets/:id/records?format=FORMAT`, as a file.
