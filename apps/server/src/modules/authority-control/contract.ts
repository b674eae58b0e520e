import { route } from '../../platform/route.ts'
import { Id, IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'

export const loadStates = ['waiting', 'running', 'linking', 'done', 'failed', 'cancelled'] as const
export const loadRowStates = ['added', 'updated', 'unchanged', 'kept', 'refused'] as const

/** A file of authority records that was brought in. */
export const AuthorityLoad = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  at: Instant,
  by: Type.String(),
  state: oneOf(...loadStates),
  job: Nullable(Type.Integer()),
  size: Type.Integer(),
  /** The vocabulary that all its records are of; null where each says its own. */
  vocabulary: Nullable(Type.String()),
  whole: Type.Boolean(),
  overEdited: Type.Boolean(),
  read: Type.Integer(),
  added: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  /** Left as they are, because somebody edited them here. */
  kept: Type.Integer(),
  refused: Type.Integer(),
  /** Taken out of use, because the whole vocabulary came and they were not in it. */
  retired: Type.Integer(),
  /** Records with each heading field, such as `{ "150": 4709 }`. */
  tags: Type.Record(Type.String(), Type.Integer()),
  /** 4XX and 5XX fields of the records that were taken. */
  seeFrom: Type.Integer(),
  seeAlso: Type.Integer(),
  /** Records that a program made to confirm a string (667). */
  validation: Type.Integer(),
  /** Headings of the catalogue whose link changed by it; null until they were looked at. */
  linked: Nullable(Type.Integer()),
  seconds: Nullable(Type.Number()),
  error: Nullable(Type.String()),
})
export type AuthorityLoad = Static<typeof AuthorityLoad>

export const AuthorityLoadRow = Type.Object({
  number: Type.Integer(),
  offset: Type.Integer(),
  state: oneOf(...loadRowStates),
  control: Nullable(Type.String()),
  heading: Nullable(Type.String()),
  authority: Nullable(Type.Integer()),
  notes: Type.Array(Type.String()),
})

export const ListAuthorityLoads = route({
  method: 'GET',
  path: '/authority-files',
  access: 'authorities:read',
  summary: 'Files of authority records, newest first',
  description:
    'A file comes in by `POST /authority-files?name=FILE&vocabulary=lcsh` with its bytes as the body: ISO 2709, MARCXML and every other form that records are read in, or a vocabulary in SKOS as JSON-LD, Turtle, N-Triples or RDF/XML; also packed with gzip. `whole=true` says that it is all of the vocabulary, `overEdited=true` that records edited here are replaced too. `GET /authority-files/:id/refused` gives the refused records as they came.',
  query: Type.Object(PageQuery),
  response: List(AuthorityLoad),
})
export const GetAuthorityLoad = route({
  method: 'GET',
  path: '/authority-files/:id',
  access: 'authorities:read',
  summary: 'One file of authority records',
  params: IdParams,
  response: AuthorityLoad,
})
export const ListAuthorityLoadRows = route({
  method: 'GET',
  path: '/authority-files/:id/rows',
  access: 'authorities:read',
  summary: 'Records of a file that were refused, or of which something is told',
  params: IdParams,
  query: Type.Object({ state: Type.Optional(oneOf(...loadRowStates)), ...PageQuery }),
  response: List(AuthorityLoadRow),
})

export const LinkAllHeadings = route({
  method: 'POST',
  path: '/headings/link',
  access: 'authorities:write',
  summary: 'Look for the authorities of all headings again',
  description: 'Needed only after vocabularies were set up otherwise; loads, edits and new titles do it by themselves.',
  response: Type.Object({ job: Type.Integer() }),
})

const TitleOfHeading = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  /** The heading by which it hangs on the authority. */
  heading: Type.String(),
})
export const TitlesOfHeading = route({
  method: 'GET',
  path: '/headings/:id/titles',
  access: 'authorities:read',
  summary: 'Titles that carry a heading',
  params: Type.Object({ id: Id }),
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  response: List(TitleOfHeading),
})
export const TitlesOfAuthority = route({
  method: 'GET',
  path: '/authorities/:id/titles',
  access: 'authorities:read',
  summary: 'Titles under the headings that an authority record establishes',
  params: Type.Object({ id: Id }),
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  response: List(TitleOfHeading),
})

/** An authority record that is not saved yet. */
export const AuthorityDraftView = Type.Object({
  vocabulary: Type.String(),
  leader: Type.String(),
  fields: Type.Array(
    Type.Object({
      tag: Type.String(),
      value: Type.Optional(Type.String()),
      indicators: Type.Optional(Type.String()),
      subfields: Type.Optional(Type.Array(Type.Object({ code: Type.String(), value: Type.String() }))),
    }),
  ),
})
export type AuthorityDraftView = Static<typeof AuthorityDraftView>
export const DraftAuthority = route({
  method: 'GET',
  path: '/headings/:id/authority-draft',
  access: 'authorities:read',
  summary: 'A new authority record for a heading, with where it was found in 670; it is not saved',
  params: Type.Object({ id: Id }),
  response: AuthorityDraftView,
})
