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

/** `off`; `moderated`: staff look first; `at-once`: shown when it is written, staff look afterwards. */
export const reviewModes = ['off', 'moderated', 'at-once'] as const
export const ReviewMode = oneOf(...reviewModes)
export type ReviewMode = (typeof reviewModes)[number]
export const reviewStates = ['waiting', 'shown', 'refused'] as const
export const ReviewState = oneOf(...reviewStates)
export type ReviewState = (typeof reviewStates)[number]

/** `day`: how many reviews, reports and tags of one patron are taken in 24 hours. */
export const reviewLimits = { text: 4000, signed: 60, tag: 40, tags: 10, reason: 500, day: 20, tagsDay: 60 } as const

const Stars = Type.Integer({ minimum: 1, maximum: 5 })

/** A review as the public sees it: not whose it is. */
export const Review = Type.Object({
  id: Type.Integer(),
  stars: Nullable(Stars),
  text: Type.String(),
  signed: Type.String(),
  at: Instant,
})
export type Review = Static<typeof Review>
export const OwnReview = Type.Object({
  ...Review.properties,
  bib: Type.Integer(),
  title: Type.String(),
  state: ReviewState,
  reason: Type.String(),
})
export type OwnReview = Static<typeof OwnReview>

/** What readers say of a title. */
export const ReadersOnTitle = Type.Object({
  reviews: ReviewMode,
  tags: ReviewMode,
  /** How many have given stars, and their mean; null without any. */
  rated: Type.Integer(),
  mean: Nullable(Type.Number()),
  total: Type.Integer(),
  rows: Type.Array(Review),
  /** Words that readers gave, the commonest first. */
  words: Type.Array(Type.Object({ tag: Type.String(), count: Type.Integer() })),
})
export type ReadersOnTitle = Static<typeof ReadersOnTitle>

const BibParams = Type.Object({ bib: Type.Integer({ minimum: 1 }) })
const content = Type.Object({
  stars: Type.Optional(Nullable(Stars)),
  text: Type.Optional(Type.String({ maxLength: reviewLimits.text })),
  /** The name under which it is shown; without one, the first name. */
  signed: Type.Optional(Type.String({ maxLength: reviewLimits.signed })),
})
const Tags = Type.Object({ tags: Type.Array(Type.String({ maxLength: 200 }), { maxItems: reviewLimits.tags }) })

export const GetReaders = route({
  method: 'GET',
  path: '/bibs/:bib/readers',
  access: 'public',
  summary: 'What readers say of a title: stars, reviews, tags',
  params: BibParams,
  query: Type.Object(PageQuery),
  response: ReadersOnTitle,
})
export const MyReviews = route({
  method: 'GET',
  path: '/account/reviews',
  access: 'patron',
  summary: 'My reviews, with what became of them',
  response: List(OwnReview),
})
export const PutReview = route({
  method: 'PUT',
  path: '/account/reviews/:bib',
  access: 'patron',
  summary: 'Write or change my review of a title: stars, text or both',
  params: BibParams,
  body: content,
  response: OwnReview,
})
export const DeleteReview = route({
  method: 'DELETE',
  path: '/account/reviews/:bib',
  access: 'patron',
  summary: 'Take my review back',
  params: BibParams,
  response: Empty,
})
export const PutTags = route({
  method: 'PUT',
  path: '/account/tags/:bib',
  access: 'patron',
  summary: 'Say by which words I mark a title; those that are left out go',
  params: BibParams,
  body: Tags,
  response: Tags,
})
export const ReportReview = route({
  method: 'POST',
  path: '/account/reports/:id',
  access: 'patron',
  summary: 'Tell staff that a review should not stand there',
  params: IdParams,
  body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: reviewLimits.reason })) }),
  response: Empty,
})

/** One thing that staff look at: a review, or a word that some readers gave to a title. */
export const Contribution = Type.Object({
  kind: oneOf('review', 'tag'),
  id: Type.Integer(),
  bib: Type.Integer(),
  title: Type.String(),
  stars: Nullable(Stars),
  text: Type.String(),
  signed: Type.String(),
  state: ReviewState,
  reason: Type.String(),
  at: Instant,
  /** What readers said who reported it. */
  reports: Type.Array(Type.String()),
  decidedBy: Nullable(Type.String()),
})
export type Contribution = Static<typeof Contribution>
export const ListContributions = route({
  method: 'GET',
  path: '/contributions',
  access: 'reviews:moderate',
  summary: 'Reviews and tags of readers: what waits and what was reported, or one state',
  query: Type.Object({ show: Type.Optional(oneOf('queue', ...reviewStates)), ...PageQuery }),
  response: List(Contribution),
})
export const DecideContribution = route({
  method: 'POST',
  path: '/contributions/:kind/:id/decision',
  access: 'reviews:moderate',
  summary: 'Show or refuse a review or tag; reports of it are settled',
  params: Type.Object({ kind: oneOf('review', 'tag'), id: Type.Integer({ minimum: 1 }) }),
  body: Type.Object({
    to: oneOf('shown', 'refused'),
    /** The writer of a review reads it. */
    reason: Type.Optional(Type.String({ maxLength: reviewLimits.reason })),
  }),
  response: Contribution,
})
