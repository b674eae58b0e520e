import { route } from '../../platform/route.ts'
import { Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** LC, Dewey, NLM, SuDoc, or the house's own. */
export const callNumberSchemes = ['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const
export const CallNumberScheme = oneOf(...callNumberSchemes)
export type CallNumberScheme = (typeof callNumberSchemes)[number]

/** What stands at one place of the shelf: an item, or a title without one at its class number. */
export const ShelfRow = Type.Object({
  /** Number of the item; null for a title without items. */
  item: Nullable(Type.Integer()),
  bib: Type.Integer(),
  /** Sorts the shelf, bytewise; with `place`, which parts equal ones, it says where to walk on from. */
  shelfKey: Type.String(),
  place: Type.Integer(),
  callNumber: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  format: Type.String(),
  barcode: Nullable(Type.String()),
  branch: Nullable(Type.Integer()),
  location: Nullable(Type.Integer()),
  itemType: Nullable(Type.String()),
  status: Nullable(Type.String()),
  part: Nullable(Type.String()),
  copyNumber: Nullable(Type.String()),
})
export type ShelfRow = Static<typeof ShelfRow>

const place = {
  branch: Type.Optional(Type.Integer()),
  location: Type.Optional(Type.Integer()),
}

export const GetShelfList = route({
  method: 'GET',
  path: '/shelf-list',
  access: 'staff',
  summary: 'The shelf around a call number, to be walked in both directions',
  description:
    'With `from` (a call number, its beginning, or a barcode) the place where it stands or would stand: rows before and from it on. With `key` and `place` of a row the rows behind it (`direction=down`) or before it (`direction=up`). Rows are always in shelf order.',
  query: Type.Object({
    from: Type.Optional(Type.String({ maxLength: 200 })),
    scheme: Type.Optional(CallNumberScheme),
    key: Type.Optional(Type.String({ maxLength: 2000 })),
    place: Type.Optional(Type.Integer()),
    direction: Type.Optional(oneOf('around', 'down', 'up')),
    /** The shelf from its first or last item. */
    end: Type.Optional(oneOf('first', 'last')),
    ...place,
    /** Titles without items too, at their class numbers. */
    titles: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  response: Type.Object({
    rows: Type.Array(ShelfRow),
    /** Place in `rows` of the first that stands at or behind what was asked for; null where it was not asked. */
    at: Nullable(Type.Integer()),
    /** True when something has just that number, or begins with it. */
    exact: Type.Boolean(),
    /** What `from` was understood as. */
    callNumber: Nullable(Type.String()),
    scheme: Nullable(CallNumberScheme),
    /** The item whose barcode `from` was. */
    item: Nullable(Type.Integer()),
    /** Whether the shelf goes on. */
    moreBefore: Type.Boolean(),
    moreBehind: Type.Boolean(),
  }),
})
export type ShelfList = NonNullable<typeof GetShelfList.types>['response']
export type ShelfListQuery = NonNullable<typeof GetShelfList.types>['query']
