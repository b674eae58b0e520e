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

/** `new`: nobody has decided; `ordered`; `declined`: not bought; `here`: it is in the catalogue. */
export const suggestionStates = ['new', 'ordered', 'declined', 'here'] as const
export const SuggestionState = oneOf(...suggestionStates)
export type SuggestionState = (typeof suggestionStates)[number]

export const suggestionLimits = { title: 500, author: 300, note: 2000, reason: 1000 } as const

const fields = {
  title: Type.String({ minLength: 1, maxLength: suggestionLimits.title }),
  author: Type.Optional(Type.String({ maxLength: suggestionLimits.author })),
  isbn: Type.Optional(Type.String({ maxLength: 30 })),
  note: Type.Optional(Type.String({ maxLength: suggestionLimits.note })),
  /** Place a hold as soon as it is in the catalogue. */
  wantsHold: Type.Optional(Type.Boolean()),
  pickup: Type.Optional(Type.Integer()),
}

/** A title of the catalogue that may be what is meant. */
const FoundTitle = Type.Object({ bib: Type.Integer(), title: Type.String(), author: Nullable(Type.String()) })
export type FoundTitle = Static<typeof FoundTitle>

export const MySuggestion = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  author: Type.String(),
  isbn: Type.String(),
  note: Type.String(),
  wantsHold: Type.Boolean(),
  pickup: Nullable(Type.Integer()),
  state: SuggestionState,
  reason: Type.String(),
  bib: Nullable(Type.Integer()),
  /** The hold that was placed when it came. */
  hold: Nullable(Type.Integer()),
  createdAt: Instant,
  decidedAt: Nullable(Instant),
})
export type MySuggestion = Static<typeof MySuggestion>
export const Suggestion = Type.Object({
  ...MySuggestion.properties,
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  decidedBy: Nullable(Type.String()),
  /** A title of the catalogue with its ISBN, as long as it is open. */
  found: Nullable(FoundTitle),
  /** How many have asked for the same ISBN, or the same title and author. */
  alike: Type.Integer(),
})
export type Suggestion = Static<typeof Suggestion>

export const MySuggestions = route({
  method: 'GET',
  path: '/account/purchase-suggestions',
  access: 'patron',
  summary: 'What I suggested to buy, latest first, with what became of it',
  response: List(MySuggestion),
})
export const SuggestPurchase = route({
  method: 'POST',
  path: '/account/purchase-suggestions',
  access: 'patron',
  summary: 'Suggest that the library buys something',
  description:
    'Refused with `library-has-it` and the titles in `facts` when the catalogue seems to have it; `anyway` suggests it all the same.',
  body: Type.Object({ ...fields, anyway: Type.Optional(Type.Boolean()) }),
  response: MySuggestion,
})
export const WithdrawSuggestion = route({
  method: 'DELETE',
  path: '/account/purchase-suggestions/:id',
  access: 'patron',
  summary: 'Take back a suggestion that nobody has decided yet',
  params: IdParams,
  response: Empty,
})

export const ListSuggestions = route({
  method: 'GET',
  path: '/purchase-suggestions',
  access: 'suggestions:read',
  summary: 'What was suggested to buy, oldest first; those that nobody has decided unless a state is named',
  query: Type.Object({ state: Type.Optional(SuggestionState), ...PageQuery }),
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(Suggestion),
    counts: Type.Record(Type.String(), Type.Integer()),
  }),
})
export const AddSuggestion = route({
  method: 'POST',
  path: '/purchase-suggestions',
  access: 'suggestions:decide',
  summary: 'Note a suggestion at the desk, for a patron or for the library',
  body: Type.Object({ ...fields, patron: Type.Optional(Nullable(Type.Integer())) }),
  response: Suggestion,
})
export const DecideSuggestion = route({
  method: 'POST',
  path: '/purchase-suggestions/:id/decision',
  access: 'suggestions:decide',
  summary: 'Ordered, not bought, in the catalogue now, or open again',
  description:
    '`here` names the title; it places the hold that was wished for, or says in `holdProblem` why not. The patron is told of each but `new`; `reason` is what they read.',
  params: IdParams,
  body: Type.Object({
    to: SuggestionState,
    reason: Type.Optional(Type.String({ maxLength: suggestionLimits.reason })),
    bib: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: Type.Object({ ...Suggestion.properties, holdProblem: Nullable(Type.String()) }),
})
