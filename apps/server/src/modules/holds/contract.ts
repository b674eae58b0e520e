import { Hold, HoldKind, HoldState, holdWish } from './contract-hold.ts'
import { route } from '../../platform/route.ts'
import { Day, IdParams, Instant, List, Nullable, Override, PageQuery, Reason, Type } from '../../platform/schemas.ts'

export { Hold, HoldKind, HoldLevel, HoldState, holdKinds, holdLevels, holdStates, holdWish } from './contract-hold.ts'
export {
  ClaimPulls,
  ListNotFound,
  MarkNotFound,
  PullList,
  PullRow,
  ReleasePulls,
  SearchedItem,
  UndoNotFound,
} from './contract-pull.ts'
export {
  AddTransferLimit,
  ListTransferLimits,
  MyPickupPlaces,
  PickupPlace,
  PickupPlaces,
  RemoveTransferLimit,
  TransferLimit,
} from './contract-policy.ts'
export {
  AwayFromHolds,
  AwayFromMyHolds,
  Club,
  CreateClub,
  DeleteClub,
  GetClub,
  ListClubs,
  PlaceHolds,
  PlaceMyHolds,
  PutClub,
} from './contract-groups.ts'
export { Clearance, ClearanceRow, DoneClearing, ListShortTitles, ShortTitle } from './contract-shelf.ts'

export const PlaceHold = route({
  method: 'POST',
  path: '/holds',
  access: 'holds:place',
  summary: 'Place a hold on a title, an item, a part, a volume, or any of several titles',
  description: 'Refused with every reason at once; those with an `override` may be passed with it and a reason.',
  body: Type.Object({
    patron: Type.Integer(),
    ...holdWish,
    kind: Type.Optional(HoldKind),
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
    /** Only those for which no copy is left. */
    hopeless: Type.Optional(Type.Boolean()),
    club: Type.Optional(Type.Integer()),
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
  response: Type.Object({
    reasons: Type.Array(Reason),
    /** Who is before it in the queue of its title, and why; the first twenty. */
    ahead: Type.Array(
      Type.Object({
        hold: Type.Integer(),
        position: Type.Integer(),
        patronName: Type.String(),
        placedAt: Instant,
        suspended: Type.Boolean(),
        why: Type.String(),
      }),
    ),
  }),
})
export const ChangeHold = route({
  method: 'PATCH',
  path: '/holds/:id',
  access: 'holds:place',
  summary: 'Change pick-up branch, suspension, place in the queue, dates, shelf time or note',
  description: 'A new pick-up branch for a hold that is on the shelf sends its item there.',
  params: IdParams,
  body: Type.Object({
    pickup: Type.Optional(Type.Integer()),
    suspendedUntil: Type.Optional(Nullable(Day)),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
    startsOn: Type.Optional(Nullable(Day)),
    expires: Type.Optional(Nullable(Day)),
    /** For a hold on the shelf: keep it there until the end of this day. */
    shelfUntil: Type.Optional(Day),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    override: Type.Optional(Override),
  }),
  response: Hold,
})
export const ReorderHolds = route({
  method: 'PUT',
  path: '/bibs/:id/holds/order',
  access: 'holds:place',
  summary: 'Put the whole queue of a title in another order',
  description:
    'Names every waiting hold once. Holds that have an item already may be named, but nobody goes before them.',
  params: IdParams,
  body: Type.Object({ holds: Type.Array(Type.Integer(), { maxItems: 10_000 }) }),
  response: List(Hold),
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
  summary: 'My holds; with `ended` those of the past',
  query: Type.Object({ ended: Type.Optional(Type.Boolean()), ...PageQuery }),
  response: List(Hold),
})
export const ExplainMyHold = route({
  method: 'GET',
  path: '/account/holds/:id/explanation',
  access: 'patron',
  summary: 'Why my hold is where it is in the queue',
  params: IdParams,
  response: Type.Object({ reasons: Type.Array(Reason) }),
})
export const PlaceMyHold = route({
  method: 'POST',
  path: '/account/holds',
  access: 'patron',
  summary: 'Place a hold for myself',
  body: Type.Object(holdWish),
  response: Hold,
})
export const ChangeMyHold = route({
  method: 'PATCH',
  path: '/account/holds/:id',
  access: 'patron',
  summary: 'Move or suspend my hold',
  params: IdParams,
  body: Type.Object({
    pickup: Type.Optional(Type.Integer()),
    suspendedUntil: Type.Optional(Nullable(Day)),
    expires: Type.Optional(Nullable(Day)),
  }),
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
