import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** How often a mail says what is new. */
export const alertPaces = ['never', 'day', 'week'] as const
export const AlertPace = oneOf(...alertPaces)
export type AlertPace = (typeof alertPaces)[number]

export const savedSearchLimits = { searches: 50, name: 200, facets: 60 } as const

/** What the catalogue is asked, as `GET /search` takes it, without order and page. */
export const KeptQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500 })),
  cql: Type.Optional(Type.String({ maxLength: 4000 })),
  term: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 12 })),
  field: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { maxItems: 12 })),
  match: Type.Optional(Type.Array(oneOf('all', 'any', 'phrase', 'exact', 'starts', 'whole'), { maxItems: 12 })),
  join: Type.Optional(Type.Array(oneOf('and', 'or', 'not'), { maxItems: 12 })),
  facet: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: savedSearchLimits.facets })),
  yearFrom: Type.Optional(Type.Integer({ minimum: -9999, maximum: 9999 })),
  yearTo: Type.Optional(Type.Integer({ minimum: -9999, maximum: 9999 })),
})
export type KeptQuery = Static<typeof KeptQuery>

export const SavedSearch = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  query: KeptQuery,
  every: AlertPace,
  /** When a mail last told of new titles. */
  toldAt: Nullable(Instant),
  createdAt: Instant,
})
export type SavedSearch = Static<typeof SavedSearch>

const name = Type.String({ minLength: 1, maxLength: savedSearchLimits.name })

export const MySearches = route({
  method: 'GET',
  path: '/account/searches',
  access: 'patron',
  summary: 'My saved searches',
  response: List(SavedSearch),
})
export const SaveSearch = route({
  method: 'POST',
  path: '/account/searches',
  access: 'patron',
  summary: 'Save a search, with mails of new titles daily, weekly or never',
  description: `At most ${savedSearchLimits.searches}. Saving the same search again changes its name and pace.`,
  body: Type.Object({ name, query: KeptQuery, every: Type.Optional(AlertPace) }),
  response: SavedSearch,
})
export const ChangeSearch = route({
  method: 'PATCH',
  path: '/account/searches/:id',
  access: 'patron',
  summary: 'Rename a saved search or change how often it is told',
  params: IdParams,
  body: Type.Object({ name: Type.Optional(name), every: Type.Optional(AlertPace) }),
  response: SavedSearch,
})
export const DeleteSearch = route({
  method: 'DELETE',
  path: '/account/searches/:id',
  access: 'patron',
  summary: 'Forget a saved search',
  params: IdParams,
  response: Empty,
})
