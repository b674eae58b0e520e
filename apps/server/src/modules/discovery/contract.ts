import { BibBrief } from '../catalog/contract.ts'
import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** The first and the last day that are counted; without them the last 30 days. */
const Period = { from: Type.Optional(Day), to: Type.Optional(Day) }

export const CountedSearch = Type.Object({
  /** As it was typed last; spellings that find the same are one. */
  term: Type.String(),
  searches: Type.Integer(),
  /** How many of them found nothing as they were typed. */
  withoutResult: Type.Integer(),
  /** Titles found the last time; what only comes near the search, or was found by other words, does not count. */
  found: Type.Integer(),
  /** The words that the catalogue corrected it to the last time; null where it did not. */
  corrected: Nullable(Type.String()),
  lastDay: Day,
  /** The cross reference that leads on from it, and where to. */
  reference: Nullable(Type.Object({ id: Type.Integer(), target: Type.String() })),
})
export type CountedSearch = Static<typeof CountedSearch>

export const ListSearches = route({
  method: 'GET',
  path: '/discovery/searches',
  access: 'discovery:read',
  summary: 'What was searched in the public catalogue, most often first',
  description:
    'Counted by day and without persons. Searches that may tell of a person (mail addresses, long numbers) are counted, but their words are not kept.',
  query: Type.Object({
    ...Period,
    /** `without-result`: only those whose last search found nothing. */
    only: Type.Optional(oneOf('all', 'without-result')),
    /** Part of the words. */
    q: Type.Optional(Type.String({ maxLength: 100 })),
    ...PageQuery,
  }),
  response: List(CountedSearch),
})

export const ListViews = route({
  method: 'GET',
  path: '/discovery/views',
  access: 'discovery:read',
  summary: 'Titles whose pages were looked at most often in the public catalogue',
  query: Type.Object({ ...Period, ...PageQuery }),
  response: List(Type.Object({ title: BibBrief, views: Type.Integer() })),
})

const Counted = { searches: Type.Integer(), withoutResult: Type.Integer(), views: Type.Integer() }
export const DiscoveryDays = Type.Object({
  from: Day,
  to: Day,
  ...Counted,
  /** Every day of the period, first to last. */
  days: Type.Array(Type.Object({ day: Day, ...Counted })),
})
export type DiscoveryDays = Static<typeof DiscoveryDays>
export const GetDiscoveryDays = route({
  method: 'GET',
  path: '/discovery/days',
  access: 'discovery:read',
  summary:
    'How many searches were made in the public catalogue, how many found nothing, and how many titles were looked at, by day',
  query: Type.Object(Period),
  response: DiscoveryDays,
})

export const CrossReference = Type.Object({
  id: Type.Integer(),
  term: Type.String(),
  target: Type.String(),
  createdAt: Instant,
  createdBy: Type.String(),
})
export type CrossReference = Static<typeof CrossReference>
export const ListCrossReferences = route({
  method: 'GET',
  path: '/discovery/cross-references',
  access: 'discovery:read',
  summary: 'Searches that readers are led on from, with what they are shown instead',
  response: List(CrossReference),
})
export const PutCrossReference = route({
  method: 'PUT',
  path: '/discovery/cross-references',
  access: 'discovery:cross-reference',
  summary: 'Lead readers on from a search that finds nothing to another one',
  description:
    'A search that finds nothing is answered with what `target` finds, and says so; one that finds something names `target` as well. Put again, the newer one counts. Refused when it leads to itself, back to where it came from, or to nothing.',
  body: Type.Object({
    term: Type.String({ minLength: 1, maxLength: 200 }),
    target: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  response: CrossReference,
})
export const RemoveCrossReference = route({
  method: 'DELETE',
  path: '/discovery/cross-references/:id',
  access: 'discovery:cross-reference',
  summary: 'Take a cross reference of searches away',
  params: IdParams,
  response: Empty,
})
