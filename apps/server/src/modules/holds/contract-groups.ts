import { route } from '../../platform/route.ts'
import { Block, Day, Empty, IdParams, List, Nullable, Override, Type, type Static } from '../../platform/schemas.ts'
import { Hold, holdWish } from './contract-hold.ts'

/** What became of one hold of many: the hold, or every reason why not. */
const Placed = Type.Object({
  patron: Type.Integer(),
  patronName: Type.String(),
  bib: Nullable(Type.Integer()),
  title: Type.String(),
  hold: Nullable(Hold),
  blocks: Type.Array(Block),
})
const PlacedMany = Type.Object({ placed: Type.Integer(), refused: Type.Integer(), rows: Type.Array(Placed) })

const titles = Type.Array(Type.Integer(), { minItems: 1, maxItems: 200 })

export const PlaceHolds = route({
  method: 'POST',
  path: '/holds/batch',
  access: 'holds:place',
  summary: 'Place holds for several people, several titles, or several copies in one step',
  description:
    'Every person of `patrons`, `cards` or a `club` gets a hold on every title of `bibs`. What cannot be placed is said row by row; the rest is placed. `copies` places several on each title for each person, e.g. for a reading group that borrows on one card.',
  body: Type.Object({
    patrons: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500 })),
    cards: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
    club: Type.Optional(Type.Integer()),
    bibs: titles,
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** Without it each at their own branch, or at that of the club. */
    pickup: Type.Optional(Type.Integer()),
    note: holdWish.note,
    startsOn: holdWish.startsOn,
    expires: holdWish.expires,
    override: Type.Optional(Override),
  }),
  response: PlacedMany,
})
export type PlacedMany = Static<typeof PlacedMany>
export const PlaceMyHolds = route({
  method: 'POST',
  path: '/account/holds/batch',
  access: 'patron',
  summary: 'Place holds on several titles for myself',
  body: Type.Object({ bibs: titles, pickup: holdWish.pickup }),
  response: PlacedMany,
})

const away = Type.Object({
  /** Taken up again on this day; null: now. */
  until: Nullable(Day),
})
const awayAnswer = Type.Object({
  /** Holds that were put off, or taken up again. */
  changed: Type.Integer(),
  holds: Type.Array(Hold),
})
export const AwayFromHolds = route({
  method: 'PUT',
  path: '/patrons/:id/holds/away',
  access: 'holds:place',
  summary: 'A patron is away: suspend all waiting holds until a day, or take them up again',
  params: IdParams,
  body: away,
  response: awayAnswer,
})
export const AwayFromMyHolds = route({
  method: 'PUT',
  path: '/account/holds/away',
  access: 'patron',
  summary: 'I am away: suspend all my waiting holds until a day, or take them up again',
  body: away,
  response: awayAnswer,
})

/** People who read together. */
export const Club = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  pickup: Nullable(Type.Integer()),
  note: Type.String(),
  members: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), card: Nullable(Type.String()) })),
  openHolds: Type.Integer(),
})
export type Club = Static<typeof Club>
const clubBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  pickup: Type.Optional(Nullable(Type.Integer())),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  members: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500 })),
  /** Members by their cards, beside those by number. */
  cards: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
})
export const ListClubs = route({
  method: 'GET',
  path: '/clubs',
  access: 'holds:read',
  summary: 'Reading groups, clubs and classes for which holds are placed together',
  response: List(Club),
})
export const GetClub = route({
  method: 'GET',
  path: '/clubs/:id',
  access: 'holds:read',
  summary: 'One club with its members',
  params: IdParams,
  response: Club,
})
export const CreateClub = route({
  method: 'POST',
  path: '/clubs',
  access: 'holds:place',
  summary: 'Add a club',
  body: clubBody,
  response: Club,
})
export const PutClub = route({
  method: 'PUT',
  path: '/clubs/:id',
  access: 'holds:place',
  summary: 'Change a club and its members',
  params: IdParams,
  body: clubBody,
  response: Club,
})
export const DeleteClub = route({
  method: 'DELETE',
  path: '/clubs/:id',
  access: 'holds:place',
  summary: 'Remove a club; its holds stay',
  params: IdParams,
  response: Empty,
})
