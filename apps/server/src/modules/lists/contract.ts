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

/** `private`: the owner alone; `link`: whoever has its address; `public`: it stands among the lists of the catalogue. */
export const sharings = ['private', 'link', 'public'] as const
export const Sharing = oneOf(...sharings)
export type Sharing = (typeof sharings)[number]

export const listLimits = { lists: 100, titles: 500, name: 200, note: 4000, entryNote: 1000, signed: 60 } as const

const fields = {
  name: Type.String({ minLength: 1, maxLength: listLimits.name }),
  note: Type.String({ maxLength: listLimits.note }),
  /** The name under which it is shown; empty: under none. */
  signed: Type.String({ maxLength: listLimits.signed }),
  sharing: Sharing,
}

/** A list as rows of lists show it. */
export const TitleList = Type.Object({
  id: Type.Integer(),
  ...fields,
  /** True for a list of the library's. */
  library: Type.Boolean(),
  /** What its public address ends with: `/lists/TOKEN`. */
  token: Type.String(),
  /** Its place on the home page, 1 first. */
  homePlace: Nullable(Type.Integer()),
  /** Why staff have taken it from the public. */
  hiddenReason: Nullable(Type.String()),
  titles: Type.Integer(),
  changedAt: Instant,
})
export type TitleList = Static<typeof TitleList>

export const ListEntry = Type.Object({
  bib: Type.Integer(),
  place: Type.Integer(),
  note: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
})
export type ListEntry = Static<typeof ListEntry>
export const WholeList = Type.Object({ ...TitleList.properties, entries: Type.Array(ListEntry) })
export type WholeList = Static<typeof WholeList>

/** What the public sees of a list: neither its number nor whose it is. */
export const SharedList = Type.Object({
  token: Type.String(),
  name: Type.String(),
  note: Type.String(),
  signed: Type.String(),
  library: Type.Boolean(),
  changedAt: Instant,
  entries: Type.Array(ListEntry),
})
export type SharedList = Static<typeof SharedList>

const changes = Type.Object({
  name: Type.Optional(fields.name),
  note: Type.Optional(fields.note),
  signed: Type.Optional(fields.signed),
  sharing: Type.Optional(fields.sharing),
})
const entryChanges = Type.Object({
  note: Type.Optional(Type.String({ maxLength: listLimits.entryNote })),
  /** 1 first; the others move on. */
  place: Type.Optional(Type.Integer({ minimum: 1, maximum: listLimits.titles })),
})
const newList = Type.Object({ ...changes.properties, name: fields.name })
const EntryParams = Type.Object({ id: Type.Integer({ minimum: 1 }), bib: Type.Integer({ minimum: 1 }) })
const refusals = `At most ${listLimits.lists} lists with ${listLimits.titles} titles each.`

export const MyLists = route({
  method: 'GET',
  path: '/account/lists',
  access: 'patron',
  summary: 'My lists of titles, latest changed first',
  response: List(TitleList),
})
export const CreateMyList = route({
  method: 'POST',
  path: '/account/lists',
  access: 'patron',
  summary: 'Make a list',
  description: refusals,
  body: newList,
  response: WholeList,
})
export const MyList = route({
  method: 'GET',
  path: '/account/lists/:id',
  access: 'patron',
  summary: 'One of my lists with its titles',
  params: IdParams,
  response: WholeList,
})
export const ChangeMyList = route({
  method: 'PATCH',
  path: '/account/lists/:id',
  access: 'patron',
  summary: 'Rename, describe, sign or share a list of mine',
  params: IdParams,
  body: changes,
  response: WholeList,
})
export const DeleteMyList = route({
  method: 'DELETE',
  path: '/account/lists/:id',
  access: 'patron',
  summary: 'Delete a list of mine',
  params: IdParams,
  response: Empty,
})
export const PutInMyList = route({
  method: 'PUT',
  path: '/account/lists/:id/titles/:bib',
  access: 'patron',
  summary: 'Add a title to a list of mine, move it, or write a note to it',
  params: EntryParams,
  body: entryChanges,
  response: WholeList,
})
export const TakeFromMyList = route({
  method: 'DELETE',
  path: '/account/lists/:id/titles/:bib',
  access: 'patron',
  summary: 'Take a title off a list of mine',
  params: EntryParams,
  response: WholeList,
})

export const ListPublicLists = route({
  method: 'GET',
  path: '/public-lists',
  access: 'public',
  summary: 'Lists that everyone may see: those of the library first',
  query: Type.Object(PageQuery),
  response: List(Type.Omit(SharedList, ['entries'])),
})
export const GetSharedList = route({
  method: 'GET',
  path: '/public-lists/:token',
  access: 'public',
  summary: 'A list by the address that its owner gave away',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
  response: SharedList,
})

export const ListLists = route({
  method: 'GET',
  path: '/lists',
  access: 'lists:read',
  summary: 'Lists of the library, or public ones of patrons',
  query: Type.Object({ of: Type.Optional(oneOf('library', 'patrons')), ...PageQuery }),
  response: List(TitleList),
})
export const GetList = route({
  method: 'GET',
  path: '/lists/:id',
  access: 'lists:read',
  summary: 'A list of the library, or a public one of a patron, with its titles',
  params: IdParams,
  response: WholeList,
})
export const CreateList = route({
  method: 'POST',
  path: '/lists',
  access: 'lists:write',
  summary: 'Make a list of the library',
  body: newList,
  response: WholeList,
})
export const ChangeList = route({
  method: 'PATCH',
  path: '/lists/:id',
  access: 'lists:write',
  summary: 'Change a list of the library; `homePlace` puts it on the home page',
  params: IdParams,
  body: Type.Object({
    ...changes.properties,
    homePlace: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 20 }))),
  }),
  response: WholeList,
})
export const DeleteList = route({
  method: 'DELETE',
  path: '/lists/:id',
  access: 'lists:write',
  summary: 'Delete a list of the library',
  params: IdParams,
  response: Empty,
})
export const PutInList = route({
  method: 'PUT',
  path: '/lists/:id/titles/:bib',
  access: 'lists:write',
  summary: 'Add a title to a list of the library, move it, or write a note to it',
  params: EntryParams,
  body: entryChanges,
  response: WholeList,
})
export const TakeFromList = route({
  method: 'DELETE',
  path: '/lists/:id/titles/:bib',
  access: 'lists:write',
  summary: 'Take a title off a list of the library',
  params: EntryParams,
  response: WholeList,
})
export const HideList = route({
  method: 'POST',
  path: '/lists/:id/hide',
  access: 'lists:moderate',
  summary: 'Take a public list of a patron from the public, with a reason for its owner; null shows it again',
  params: IdParams,
  body: Type.Object({ reason: Nullable(Type.String({ minLength: 1, maxLength: 500 })) }),
  response: TitleList,
})
