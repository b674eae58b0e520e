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

const access = 'e-collections:manage'

/** `replace`: titles that the list lacks are withdrawn; `update`: they stay. */
export const ListMode = oneOf('replace', 'update')
export type ListMode = Static<typeof ListMode>

/** A list of titles that was brought to a collection. */
export const TitleList = Type.Object({
  id: Type.Integer(),
  collection: Type.Integer(),
  fileName: Type.String(),
  mode: ListMode,
  /** `applying`, `undoing`: its job is at it. */
  state: oneOf('reading', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'discarded', 'failed'),
  /** What reads, applies or undoes it, with progress. */
  job: Nullable(Type.Integer()),
  lines: Type.Integer(),
  /** Lines with a number that is none; they are taken. */
  doubts: Type.Integer(),
  refused: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  withdrawn: Type.Integer(),
  unchanged: Type.Integer(),
  /** It is the last one that was applied, so that it can be undone. */
  canUndo: Type.Boolean(),
  said: Type.String(),
  by: Type.String(),
  at: Instant,
  finishedAt: Nullable(Instant),
})
export type TitleList = Static<typeof TitleList>

const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  provider: Type.String({ maxLength: 200 }),
  /** Readers are shown its titles. */
  active: Type.Boolean(),
  /** Put before addresses (`https://proxy.example/login?url=`), or holding `{url}`; empty: none. */
  proxyPrefix: Type.String({ maxLength: 500 }),
  interlibrary: Type.String({ maxLength: 2000 }),
  note: Type.String({ maxLength: 2000 }),
  /** Where its list is fetched by itself; empty: nowhere. */
  url: Type.String({ maxLength: 2000 }),
  everyHours: Type.Integer({ minimum: 1, maximum: 8784 }),
}
export const CollectionBody = Type.Object(fields, { additionalProperties: false })
export type CollectionBody = Static<typeof CollectionBody>

/** Titles that a provider gives access to. */
export const Collection = Type.Object({
  id: Type.Integer(),
  ...fields,
  titles: Type.Integer(),
  serials: Type.Integer(),
  /** Titles of which the catalogue has a record. */
  matched: Type.Integer(),
  nextAt: Nullable(Instant),
  said: Type.String(),
  saidAt: Nullable(Instant),
  /** The import that last brought brief records of its titles. */
  recordsImport: Nullable(Type.Integer()),
  lastList: Nullable(TitleList),
})
export type Collection = Static<typeof Collection>

export const ListCollections = route({
  method: 'GET',
  path: '/e-collections',
  access,
  summary: 'Collections of e-journals and e-books',
  response: List(Collection),
})
export const GetCollection = route({
  method: 'GET',
  path: '/e-collections/:id',
  access,
  summary: 'One collection',
  params: IdParams,
  response: Collection,
})
export const CreateCollection = route({
  method: 'POST',
  path: '/e-collections',
  access,
  summary: 'Add a collection',
  body: CollectionBody,
  response: Collection,
})
export const ChangeCollection = route({
  method: 'PUT',
  path: '/e-collections/:id',
  access,
  summary: 'Change a collection',
  params: IdParams,
  body: CollectionBody,
  response: Collection,
})
export const DeleteCollection = route({
  method: 'DELETE',
  path: '/e-collections/:id',
  access,
  summary: 'Delete a collection with its titles',
  description: 'Refused with `records-loaded` as long as brief records of its titles are in the catalogue.',
  params: IdParams,
  response: Empty,
})
export const FetchCollection = route({
  method: 'POST',
  path: '/e-collections/:id/fetch',
  access,
  summary: 'Fetch the list of a collection from its address now',
  params: IdParams,
  response: Empty,
})
export const LoadBriefRecords = route({
  method: 'POST',
  path: '/e-collections/:id/records',
  access,
  summary: 'Load brief records of the titles that the catalogue lacks',
  description:
    'They are an import of their own that can be looked at and undone; those of titles that went are withdrawn.',
  params: IdParams,
  response: Type.Object({ job: Type.Integer() }),
})

/** One run of a title, as its list tells it. */
export const Run = Type.Object({
  from: Type.Object({ date: Type.String(), volume: Type.String(), issue: Type.String() }),
  to: Type.Object({ date: Type.String(), volume: Type.String(), issue: Type.String() }),
  embargo: Type.String(),
  depth: Type.String(),
})
export const CollectionTitle = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: oneOf('serial', 'monograph'),
  numbers: Type.Array(Type.String()),
  url: Type.String(),
  runs: Type.Array(Run),
  /** The title of the catalogue that it is. */
  bib: Nullable(Type.Integer()),
})
export type CollectionTitle = Static<typeof CollectionTitle>
export const ListCollectionTitles = route({
  method: 'GET',
  path: '/e-collections/:id/titles',
  access,
  summary: 'Titles of a collection in their order',
  params: IdParams,
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    /** Only those that the catalogue lacks. */
    missing: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(CollectionTitle),
})

export const ListLists = route({
  method: 'GET',
  path: '/e-collections/:id/lists',
  access,
  summary: 'Lists of titles that were brought to a collection, newest first',
  params: IdParams,
  response: List(TitleList),
})
export const TitleChange = Type.Object({
  name: Type.String(),
  fate: oneOf('added', 'changed', 'withdrawn'),
  /** The columns that differ, with what they were and are. */
  columns: Type.Array(Type.Object({ name: Type.String(), before: Type.String(), after: Type.String() })),
})
export type TitleChange = Static<typeof TitleChange>
export const ListChanges = route({
  method: 'GET',
  path: '/e-collections/lists/:id/changes',
  access,
  summary: 'What a list changes, or would',
  params: IdParams,
  query: Type.Object({ fate: Type.Optional(oneOf('added', 'changed', 'withdrawn')), ...PageQuery }),
  response: List(TitleChange),
})
export const RefusedLine = Type.Object({
  number: Type.Integer(),
  text: Type.String(),
  reasons: Type.Array(Type.String()),
})
export const ListRefusedLines = route({
  method: 'GET',
  path: '/e-collections/lists/:id/refused',
  access,
  summary: 'Lines of a list that were not taken, each with its reasons',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(RefusedLine),
})
export const ApplyList = route({
  method: 'POST',
  path: '/e-collections/lists/:id/apply',
  access,
  summary: 'Apply a list that was looked at; a large one by a job, in the state `applying`',
  params: IdParams,
  response: TitleList,
})
export const UndoList = route({
  method: 'POST',
  path: '/e-collections/lists/:id/undo',
  access,
  summary: 'Undo the list that was applied last; a large one by a job, in the state `undoing`',
  params: IdParams,
  response: TitleList,
})
export const DiscardList = route({
  method: 'POST',
  path: '/e-collections/lists/:id/discard',
  access,
  summary: 'Put a list away that was only looked at',
  params: IdParams,
  response: TitleList,
})
// `POST /api/v1/e-collections/:id/lists?name=FILE&mode=replace` takes the file as its body, `GET /api/v1/e-collections/:id/kbart` gives the
// titles as a file and `GET /api/v1/e-collections/lists/:id/refused-file` the refused lines as they came: `contract-files.ts`.
