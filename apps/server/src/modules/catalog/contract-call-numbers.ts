import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const Scheme = oneOf('lc', 'ddc', 'nlm', 'sudoc', 'local')

/** Something wrong with a call number; `error`: it would be misfiled, `warning`: look at it, `note`: only the writing. */
export const CallNumberFinding = Type.Object({
  code: Type.String(),
  severity: oneOf('error', 'warning', 'note'),
  message: Type.String(),
})
export type CallNumberFinding = Static<typeof CallNumberFinding>

export const CallNumberCheck = Type.Object({
  text: Type.String(),
  scheme: Scheme,
  valid: Type.Boolean(),
  parts: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  findings: Type.Array(CallNumberFinding),
  /** How it should be written; null when it is well written or the text alone does not say. */
  proposal: Nullable(Type.String()),
  shelfKey: Type.String(),
  /** Lines of a spine label. */
  lines: Type.Array(Type.String()),
})
export type CallNumberCheck = Static<typeof CallNumberCheck>

export const CheckCallNumbers = route({
  method: 'POST',
  path: '/call-numbers/check',
  access: 'staff',
  summary: 'Check call numbers',
  readOnly: true,
  body: Type.Object({
    texts: Type.Array(Type.String({ maxLength: 1000 }), { minItems: 1, maxItems: 1000 }),
    /** Left out: the scheme of the place, or the one that each text looks to be of. */
    scheme: Type.Optional(Scheme),
    branch: Type.Optional(Type.Integer()),
    location: Type.Optional(Nullable(Type.Integer())),
    itemType: Type.Optional(Type.String()),
  }),
  response: Type.Object({ rows: Type.Array(CallNumberCheck) }),
})

/** How call numbers are made at a place; null: as the wider place has it. */
const styleFields = {
  scheme: Nullable(Scheme),
  /** Fall-backs where a record has no number of the scheme. */
  otherSchemes: Nullable(Type.Array(Scheme, { maxItems: 4 })),
  /** Stands before the number: `REF`. */
  prefix: Nullable(Type.String({ maxLength: 40 })),
  /** Figures of Cutters by the LC table. */
  cutterFigures: Nullable(Type.Integer({ minimum: 1, maximum: 6 })),
  authorMark: Nullable(oneOf('letters', 'cutter-sanborn', 'lc-cutter', 'none')),
  markLetters: Nullable(Type.Integer({ minimum: 1, maximum: 10 })),
  workMark: Nullable(Type.Boolean()),
  /** Most figures behind the point of a Dewey number. */
  deweyDecimals: Nullable(Type.Integer({ minimum: 0, maximum: 20 })),
  /** What fiction stands under instead of a number, e.g. `FIC`; empty: it has numbers. */
  fiction: Nullable(Type.String({ maxLength: 20 })),
  /** What lives stand under instead of a number, e.g. `B`. */
  biography: Nullable(Type.String({ maxLength: 20 })),
  year: Nullable(Type.Boolean()),
}
const stylePlace = {
  branch: Nullable(Type.Integer()),
  location: Nullable(Type.Integer()),
  itemType: Nullable(Type.String()),
}
export const CallNumberStyle = Type.Object({ id: Type.Integer(), ...stylePlace, ...styleFields })
export type CallNumberStyle = Static<typeof CallNumberStyle>

export const ListCallNumberStyles = route({
  method: 'GET',
  path: '/call-numbers/styles',
  access: 'staff',
  summary: 'How call numbers are made, by branch, location and item type',
  response: List(CallNumberStyle),
})
export const PutCallNumberStyle = route({
  method: 'PUT',
  path: '/call-numbers/styles',
  access: 'catalog:call-numbers',
  summary: 'Say how call numbers are made at a place; replaces what was said for the same place',
  body: Type.Object({ ...stylePlace, ...Type.Partial(Type.Object(styleFields)).properties }),
  response: CallNumberStyle,
})
export type NewCallNumberStyle = NonNullable<typeof PutCallNumberStyle.types>['body']
export const DeleteCallNumberStyle = route({
  method: 'DELETE',
  path: '/call-numbers/styles/:id',
  access: 'catalog:call-numbers',
  summary: 'Take back how call numbers are made at a place',
  params: IdParams,
  response: Empty,
})

const CutterTableInfo = Type.Object({
  name: Type.String(),
  entries: Type.Integer(),
  changedAt: Instant,
  by: Type.String(),
})
export const GetCutterTable = route({
  method: 'GET',
  path: '/call-numbers/cutter-table',
  access: 'staff',
  summary: 'The Cutter–Sanborn table that the library has loaded',
  response: Type.Object({ table: Nullable(CutterTableInfo) }),
})
export const PutCutterTable = route({
  method: 'PUT',
  path: '/call-numbers/cutter-table',
  access: 'catalog:call-numbers',
  summary: 'Load a Cutter–Sanborn table: a name and its figures on each line',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    text: Type.String({ maxLength: 2_000_000 }),
  }),
  response: CutterTableInfo,
})

/** A title beside the place of a proposed number. */
const Neighbour = Type.Object({
  callNumber: Type.String(),
  heading: Type.String(),
  title: Type.String(),
  bib: Type.Integer(),
})
export const CallNumberProposal = Type.Object({
  callNumber: Type.String(),
  scheme: Scheme,
  shelfKey: Type.String(),
  reasons: Type.Array(Type.String()),
  findings: Type.Array(CallNumberFinding),
  /** What the tables alone would give, where the shelf asks for another. */
  byTable: Nullable(Type.String()),
  /** As a field of the record has it: class number and item number, without words before them. */
  field: Type.Object({ tag: Type.String(), a: Type.String(), b: Type.String() }),
  /** What stands before and behind it. */
  before: Type.Array(Neighbour),
  behind: Type.Array(Neighbour),
  lines: Type.Array(Type.String()),
})
export type CallNumberProposal = Static<typeof CallNumberProposal>

export const SuggestCallNumbers = route({
  method: 'POST',
  path: '/call-numbers/suggest',
  access: 'staff',
  summary: 'Call numbers that a title could have, with reasons and neighbours on the shelf',
  description:
    'For an `item`, a title (`bib`) or the text of a record (`marc`); with `bib` beside it the text is that title as it is being edited.',
  readOnly: true,
  body: Type.Object({
    item: Type.Optional(Type.Integer()),
    bib: Type.Optional(Type.Integer()),
    marc: Type.Optional(Type.String({ maxLength: 1_000_000 })),
    branch: Type.Optional(Type.Integer()),
    location: Type.Optional(Nullable(Type.Integer())),
    itemType: Type.Optional(Type.String()),
    /** Goes behind all else, e.g. `v. 2`. */
    volume: Type.Optional(Type.String({ maxLength: 60 })),
    /** Left out: that of the place. */
    scheme: Type.Optional(Scheme),
  }),
  response: Type.Object({
    rows: Type.Array(CallNumberProposal),
    /** Why there is none. */
    missing: Nullable(Type.String()),
    /** Which style was used, in a sentence. */
    style: Type.String(),
  }),
})
export type CallNumberSuggestions = NonNullable<typeof SuggestCallNumbers.types>['response']

export const CallNumberProblem = Type.Object({
  item: Type.Integer(),
  bib: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  branch: Type.Integer(),
  location: Nullable(Type.Integer()),
  callNumber: Type.String(),
  scheme: Scheme,
  findings: Type.Array(CallNumberFinding),
  proposal: Nullable(Type.String()),
  /** The class number of the record that it does not match. */
  recordClass: Nullable(Type.String()),
})
export type CallNumberProblem = Static<typeof CallNumberProblem>

export const ListCallNumberProblems = route({
  method: 'GET',
  path: '/call-numbers/problems',
  access: 'staff',
  summary: 'Items whose call number is missing, does not parse in its scheme, or does not match the record',
  description:
    'Looks at items in the order of their numbers, a stretch at a time: `next` says where to go on, null at the end.',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    location: Type.Optional(Type.Integer()),
    /** Only findings of these severities; left out: errors and warnings. */
    notes: Type.Optional(Type.Boolean()),
    code: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(Type.Integer()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  response: Type.Object({
    rows: Type.Array(CallNumberProblem),
    /** Items that were looked at. */
    checked: Type.Integer(),
    next: Nullable(Type.Integer()),
  }),
})
export type CallNumberProblems = NonNullable<typeof ListCallNumberProblems.types>['response']
