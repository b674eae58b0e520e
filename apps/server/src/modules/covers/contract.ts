import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const access = 'covers:manage'

/** Where covers and descriptions come from; all is off until the library turns it on. */
export const CoverSources = Type.Object({
  openLibrary: Type.Boolean(),
  googleBooks: Type.Boolean(),
  /** An address with `{isbn}` or `{isbn10}`; empty: none. */
  template: Type.String({ maxLength: 500 }),
  descriptions: Type.Boolean(),
  perHour: Type.Integer({ minimum: 1, maximum: 3600 }),
})
export type CoverSources = Static<typeof CoverSources>

/** How far it is, and what came of the last titles. */
export const CoverStatus = Type.Object({
  sources: CoverSources,
  /** Titles with an ISBN, and those of them that were asked for. */
  titles: Type.Integer(),
  asked: Type.Integer(),
  fetched: Type.Integer(),
  uploaded: Type.Integer(),
  descriptions: Type.Integer(),
  last: Type.Array(
    Type.Object({
      bib: Type.Integer(),
      title: Type.String(),
      at: Instant,
      outcome: oneOf('found', 'nothing', 'trouble'),
      said: Type.String(),
    }),
  ),
})
export type CoverStatus = Static<typeof CoverStatus>

export const GetCoverStatus = route({
  method: 'GET',
  path: '/covers',
  access,
  summary: 'Where covers come from, how far it is, and what came of the last titles',
  response: CoverStatus,
})
export const PutCoverSources = route({
  method: 'PUT',
  path: '/covers/sources',
  access,
  summary: 'Say where covers and descriptions come from',
  body: CoverSources,
  response: CoverStatus,
})
export const RestartCovers = route({
  method: 'POST',
  path: '/covers/restart',
  access,
  summary: 'Go through the catalogue from its beginning again; what is there stays',
  response: Empty,
})

/** The picture and the description of a title. */
export const TitleCover = Type.Object({
  state: oneOf('drawn', 'shown', 'removed'),
  source: Nullable(Type.String()),
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
  at: Nullable(Instant),
  by: Nullable(Type.String()),
  description: Nullable(Type.Object({ text: Type.String(), source: Type.String() })),
})
export type TitleCover = Static<typeof TitleCover>
export const GetTitleCover = route({
  method: 'GET',
  path: '/titles/:id/cover',
  access,
  summary: 'The cover of a title and where it comes from',
  params: IdParams,
  response: TitleCover,
})
export const RemoveTitleCover = route({
  method: 'DELETE',
  path: '/titles/:id/cover',
  access,
  summary: 'Take the cover of a title away; the drawn one is shown, and none is fetched again',
  params: IdParams,
  response: TitleCover,
})
export const RemoveTitleDescription = route({
  method: 'DELETE',
  path: '/titles/:id/cover/description',
  access,
  summary: 'Take the description from outside away; none is fetched again',
  params: IdParams,
  response: TitleCover,
})
export const UploadTitleCover = route({
  method: 'POST',
  path: '/titles/:id/cover',
  access,
  summary: 'Give a title a cover: the bytes of a JPEG, PNG or WebP',
  params: IdParams,
  files: { body: 'image/*' },
  response: TitleCover,
})
