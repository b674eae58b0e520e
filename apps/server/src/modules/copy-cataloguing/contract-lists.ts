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
import { Candidate } from './contract-searches.ts'
import { listColumns } from './contract-list-columns.ts'

export const isbnListStates = [
  'waiting',
  'searching',
  'searched',
  'bringing',
  'brought',
  'undoing',
  'undone',
  'stopped',
  'failed',
] as const
export type IsbnListState = (typeof isbnListStates)[number]

/**
 * What came of a line: `found` one that is clearly best; `several` equally good; `weak`: the best is below the score asked
 * for; `here` already; `nothing` found; `double`: a line before has the same ISBN; `not-isbn`; `failed`: nobody answered.
 */
export const lineOutcomes = [
  'waiting',
  'found',
  'several',
  'weak',
  'here',
  'nothing',
  'double',
  'not-isbn',
  'failed',
] as const
export type LineOutcome = (typeof lineOutcomes)[number]
export const lineStates = ['open', 'left-out', 'brought', 'refused', 'undone', 'kept'] as const
export type LineState = (typeof lineStates)[number]

/** Which column of a delimited file is what, from 1; 0: none is, whatever its head line says. */
export const IsbnListColumns = Type.Unsafe<Readonly<Partial<Record<(typeof listColumns)[number], number>>>>(
  Type.Object(
    Object.fromEntries(listColumns.map((name) => [name, Type.Optional(Type.Integer({ minimum: 0, maximum: 500 }))])),
  ),
)

/** What a list begins with. */
export const isbnListRequest = {
  text: Type.String({ minLength: 1, maxLength: 4_000_000 }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  columns: Type.Optional(IsbnListColumns),
  /** In the order in which they are asked; all that are switched on unless given. */
  targets: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
  /** From this score on a record is good enough that no further catalogue is asked, and is taken by itself. */
  leastScore: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
}

export const IsbnList = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  state: oneOf(...isbnListStates),
  job: Nullable(Type.Integer()),
  targets: Type.Array(Type.Integer()),
  leastScore: Type.Integer(),
  /** Which column is what. */
  columns: IsbnListColumns,
  error: Nullable(Type.String()),
  at: Instant,
  by: Type.String(),
  lines: Type.Integer(),
  outcomes: Type.Unsafe<Readonly<Record<LineOutcome, number>>>(Type.Record(Type.String(), Type.Integer())),
  /** Lines that have a record to bring in and are not left out. */
  ready: Type.Integer(),
  brought: Type.Integer(),
  refused: Type.Integer(),
  undone: Type.Integer(),
})
export type IsbnList = Static<typeof IsbnList>

export const IsbnListLine = Type.Object({
  number: Type.Integer(),
  text: Type.String(),
  isbn: Nullable(Type.String()),
  cells: Type.Unsafe<Readonly<Partial<Record<(typeof listColumns)[number], string>>>>(
    Type.Record(Type.String(), Type.String()),
  ),
  outcome: oneOf(...lineOutcomes),
  state: oneOf(...lineStates),
  message: Nullable(Type.String()),
  search: Nullable(Type.Integer()),
  candidate: Nullable(Candidate),
  byHand: Type.Boolean(),
  /** The title with this ISBN that the library has. */
  here: Nullable(Type.Object({ bib: Type.Integer(), title: Type.String(), items: Type.Integer() })),
  bib: Nullable(Type.Integer()),
  item: Nullable(Type.Integer()),
})
export type IsbnListLine = Static<typeof IsbnListLine>

export const ListIsbnLists = route({
  method: 'GET',
  path: '/copy-cataloguing/lists',
  access: 'copy-cataloguing:search',
  summary: 'Lists of ISBNs that were catalogued together, newest first',
  query: Type.Object(PageQuery),
  response: List(IsbnList),
})
export const BeginIsbnList = route({
  method: 'POST',
  path: '/copy-cataloguing/lists',
  access: 'copy-cataloguing:search',
  summary: 'Find records for a list of ISBNs; a job asks the catalogues',
  description:
    'The text is one ISBN to a line, or a delimited file. A head line names its columns (ISBN, barcode, call number, location, price, link …); `columns` says which is which where it does not.',
  body: Type.Object(isbnListRequest),
  response: IsbnList,
})
export const LookAtIsbnList = route({
  method: 'POST',
  path: '/copy-cataloguing/lists/look',
  access: 'copy-cataloguing:search',
  summary: 'What a list of ISBNs would be read as: its columns, its first lines, and which lines have no ISBN',
  description:
    'Without `columns` those are offered that were said last for a file with the same head line. Nothing is kept before the list begins.',
  readOnly: true,
  body: Type.Object({ text: isbnListRequest.text, columns: isbnListRequest.columns }),
  response: Type.Object({
    lines: Type.Integer(),
    isbns: Type.Integer(),
    bad: Type.Integer(),
    columns: IsbnListColumns,
    /** They are those of the last file that was made like this one. */
    isRemembered: Type.Boolean(),
    /** Empty where the list has no head line. */
    header: Type.Array(Type.String()),
    width: Type.Integer(),
    rows: Type.Array(Type.Array(Type.String())),
    /** The first lines that have no ISBN, by their numbers in the file. */
    problems: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String(), problem: Type.String() })),
  }),
})
export const GetIsbnList = route({
  method: 'GET',
  path: '/copy-cataloguing/lists/:id',
  access: 'copy-cataloguing:search',
  summary: 'One list of ISBNs, with how many lines came to what',
  params: IdParams,
  response: IsbnList,
})
export const ListIsbnListLines = route({
  method: 'GET',
  path: '/copy-cataloguing/lists/:id/lines',
  access: 'copy-cataloguing:search',
  summary: 'The lines of a list with what was found for each',
  params: IdParams,
  query: Type.Object({
    outcome: Type.Optional(oneOf(...lineOutcomes)),
    state: Type.Optional(oneOf(...lineStates)),
    ...PageQuery,
  }),
  response: List(IsbnListLine),
})
export const ChooseIsbnListLine = route({
  method: 'PATCH',
  path: '/copy-cataloguing/lists/:id/lines/:number',
  access: 'copy-cataloguing:search',
  summary: 'Choose another record for a line, or leave the line out',
  params: Type.Object({ id: Id, number: Id }),
  body: Type.Object({
    /** One of the records that were found for it; null: none. */
    candidate: Type.Optional(Nullable(Id)),
    leaveOut: Type.Optional(Type.Boolean()),
  }),
  response: IsbnListLine,
})
export const AskIsbnListAgain = route({
  method: 'POST',
  path: '/copy-cataloguing/lists/:id/again',
  access: 'copy-cataloguing:search',
  summary:
    'Ask again for the lines for which nothing was found or nobody answered, and go on with a list that was stopped',
  params: IdParams,
  body: Type.Object({ targets: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })) }),
  response: IsbnList,
})
export const BringIsbnList = route({
  method: 'POST',
  path: '/copy-cataloguing/lists/:id/bring',
  access: 'catalog:write',
  summary: 'Bring the chosen records of a list in; a job does it',
  description:
    'Lines that are `here`, below the score or without a record are passed over, unless a record was chosen for them by hand. With `items` a line with a barcode gets its item.',
  params: IdParams,
  body: Type.Object({
    items: Type.Optional(
      Type.Object({ branch: Id, itemType: Type.String({ maxLength: 60 }), location: Type.Optional(Nullable(Id)) }),
    ),
  }),
  response: IsbnList,
})
export const UndoIsbnList = route({
  method: 'POST',
  path: '/copy-cataloguing/lists/:id/undo',
  access: 'catalog:write',
  summary: 'Take everything that a list brought in back; what was changed or lent since stays and is told',
  params: IdParams,
  response: IsbnList,
})
export const DeleteIsbnList = route({
  method: 'DELETE',
  path: '/copy-cataloguing/lists/:id',
  access: 'copy-cataloguing:search',
  summary: 'Delete a list; titles that it brought in stay',
  params: IdParams,
  response: Empty,
})
