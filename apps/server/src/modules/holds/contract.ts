import { route } from '../../platform/route.ts'
import {
  Day,
  IdParams,
  Instant,
  List,
  Nullable,
  Override,
  PageQuery,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** `waiting` in the queue, `in-transit` to the pick-up branch, `ready` on its shelf, `filled` lent, else ended. */
export const holdStates = ['waiting', 'in-transit', 'ready', 'filled', 'cancelled', 'expired'] as const
export const HoldState = oneOf(...holdStates)
export type HoldState = (typeof holdStates)[number]

export const Hold = Type.Object({
  id: Type.Integer(),
  patron: Type.Integer(),
  patronName: Type.String(),
  card: Nullable(Type.String()),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  /** Set when only this very item will do. */
  item: Nullable(Type.Integer()),
  /** The item that fills it, once one is caught. */
  filledBy: Nullable(Type.Integer()),
  barcode: Nullable(Type.String()),
  callNumber: Nullable(Type.String()),
  pickup: Type.Integer(),
  pickupName: Type.String(),
  state: HoldState,
  /** Place in the queue, 1 first; null once caught or ended. */
  position: Nullable(Type.Integer()),
  queueLength: Type.Integer(),
  placedAt: Instant,
  /** On the shelf until the end of this day. */
  shelfUntil: Nullable(Day),
  suspendedUntil: Nullable(Day),
  suspended: Type.Boolean(),
  note: Type.String(),
})
export type Hold = Static<typeof Hold>

export const PlaceHold = route({
  method: 'POST',
  path: '/holds',
  access: 'holds:place',
  summary: 'Place a hold on a title, or on one item of it',
  body: Type.Object({
    patron: Type.Integer(),
    bib: Type.Optional(Type.Integer()),
    item: Type.Optional(Type.Integer()),
    pickup: Type.Optional(Type.Integer()),
    note: Type.Optional(Type.String()),
    override: Type.Optional(Override),
  }),
  response: Hold,
})
export const ListHolds = route({
  method: 'GET',
  path: '/holds',
  access: 'holds:read',
  summary: 'Holds by patron, title, branch or state',
  query: Type.Object({
    patron: Type.Optional(Type.Integer()),
    bib: Type.Optional(Type.Integer()),
    pickup: Type.Optional(Type.Integer()),
    state: Type.Optional(HoldState),
    open: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(Hold),
})
export const GetHold = route({
  method: 'GET',
  path: '/holds/:id',
  access: 'holds:read',
  summary: 'One hold',
  params: IdParams,
  response: Hold,
})
export const ExplainHold = route({
  method: 'GET',
  path: '/holds/:id/explanation',
  access: 'holds:read',
  summary: 'Why it is where it is in the queue, and what it waits for',
  params: IdParams,
  response: Type.Object({ reasons: Type.Array(Reason) }),
})
export const ChangeHold = route({
  method: 'PATCH',
  path: '/holds/:id',
  access: 'holds:place',
  summary: 'Change pick-up branch, suspension, place in the queue or note',
  params: IdParams,
  body: Type.Object({
    pickup: Type.Optional(Type.Integer()),
    suspendedUntil: Type.Optional(Nullable(Day)),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
    note: Type.Optional(Type.String()),
  }),
  response: Hold,
})
export const CancelHold = route({
  method: 'DELETE',
  path: '/holds/:id',
  access: 'holds:place',
  summary: 'Cancel a hold',
  params: IdParams,
  query: Type.Object({ reason: Type.Optional(Type.String()) }),
  response: Hold,
})

/** Items to fetch from the shelves of a branch, in shelf order. */
export const PullRow = Type.Object({
  hold: Type.Integer(),
  item: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  callNumber: Type.String(),
  location: Nullable(Type.String()),
  pickupName: Type.String(),
  patronName: Type.String(),
  placedAt: Instant,
})
export type PullRow = Static<typeof PullRow>
export const PullList = route({
  method: 'GET',
  path: '/pull-list',
  access: 'holds:read',
  summary: 'What to fetch from the shelves of a branch for holds',
  query: Type.Object({ branch: Type.Integer() }),
  response: List(PullRow),
})
export const HoldShelf = route({
  method: 'GET',
  path: '/hold-shelf',
  access: 'holds:read',
  summary: 'What waits on the hold shelf of a branch; expired ones are to be cleared',
  query: Type.Object({ branch: Type.Integer() }),
  response: List(Hold),
})

export const MyHolds = route({
  method: 'GET',
  path: '/account/holds',
  access: 'patron',
  summary: 'My holds',
  response: List(Hold),
})
export const PlaceMyHold = route({
  method: 'POST',
  path: '/account/holds',
  access: 'patron',
  summary: 'Place a hold for myself',
  body: Type.Object({ bib: Type.Integer(), pickup: Type.Optional(Type.Integer()) }),
  response: Hold,
})
export const ChangeMyHold = route({
  method: 'PATCH',
  path: '/account/holds/:id',
  access: 'patron',
  summary: 'Move or suspend my hold',
  params: IdParams,
  body: Type.Object({ pickup: Type.Optional(Type.Integer()), suspendedUntil: Type.Optional(Nullable(Day)) }),
  response: Hold,
})
export const CancelMyHold = route({
  method: 'DELETE',
  path: '/account/holds/:id',
  access: 'patron',
  summary: 'Cancel my hold',
  params: IdParams,
  response: Hold,
})
export const ExpireHold = route({
  method: 'POST',
  path: '/holds/:id/expiry',
  access: 'holds:place',
  summary: 'Clear a hold from the shelf that was not collected',
  params: IdParams,
  response: Hold,
})
