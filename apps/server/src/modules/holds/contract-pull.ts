import { route } from '../../platform/route.ts'
import { Empty, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** An item to fetch from the shelves of a branch, and for which hold. */
export const PullRow = Type.Object({
  hold: Type.Integer(),
  item: Type.Integer(),
  bib: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  callNumber: Type.String(),
  part: Nullable(Type.String()),
  location: Nullable(Type.String()),
  locationId: Nullable(Type.Integer()),
  floor: Type.String(),
  itemType: Type.String(),
  format: Type.String(),
  pickup: Type.Integer(),
  pickupName: Type.String(),
  patronName: Type.String(),
  placedAt: Instant,
  /** Who has gone to fetch it, if someone has. */
  claim: Nullable(Type.Object({ by: Type.String(), at: Instant, mine: Type.Boolean() })),
})
export type PullRow = Static<typeof PullRow>

export const PullList = route({
  method: 'GET',
  path: '/pull-list',
  access: 'holds:read',
  summary: 'What to fetch from the shelves of a branch for holds, in the order of the walk',
  description:
    'Worked out from the queues as they are now: each copy for one hold, each hold one copy. Order: floor and place of the shelving location, then the shelf key. `claimed`: `mine`, `free` or `others`.',
  query: Type.Object({
    branch: Type.Integer(),
    location: Type.Optional(Type.Integer()),
    floor: Type.Optional(Type.String()),
    pickup: Type.Optional(Type.Integer()),
    claimed: Type.Optional(oneOf('mine', 'free', 'others')),
  }),
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(PullRow),
    /** Minutes after which a claim ends by itself. */
    claimMinutes: Type.Integer(),
  }),
})

const Claimed = Type.Object({
  /** Items that are claimed now by who asked. */
  claimed: Type.Array(Type.Integer()),
  /** Items that a colleague has claimed before. */
  taken: Type.Array(Type.Object({ item: Type.Integer(), by: Type.String() })),
})
export type Claimed = Static<typeof Claimed>
export const ClaimPulls = route({
  method: 'POST',
  path: '/pull-list/claims',
  access: 'holds:pull',
  summary: 'Take rows of the pull list: "I fetch these"',
  description: 'A row that a colleague has claimed stays theirs until the claim ends or is given back.',
  body: Type.Object({ branch: Type.Integer(), items: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500 }) }),
  response: Claimed,
})
export const ReleasePulls = route({
  method: 'POST',
  path: '/pull-list/claims/release',
  access: 'holds:pull',
  summary: 'Give claimed rows back, so that others may fetch them; without items all of one’s own',
  body: Type.Object({ branch: Type.Integer(), items: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500 })) }),
  response: Type.Object({ released: Type.Array(Type.Integer()) }),
})

/** An item that was not on its shelf when someone came to fetch it. */
export const SearchedItem = Type.Object({
  item: Type.Integer(),
  barcode: Type.String(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  callNumber: Type.String(),
  location: Nullable(Type.String()),
  how: oneOf('search', 'missing'),
  at: Instant,
  by: Type.String(),
})
export type SearchedItem = Static<typeof SearchedItem>

const ItemParams = Type.Object({ item: Type.Integer({ minimum: 1 }) })
export const MarkNotFound = route({
  method: 'PUT',
  path: '/pull-list/not-found/:item',
  access: 'holds:pull',
  summary: 'Say that an item is not where it should be; the next copy is on a pull list at once',
  description: '`search`: passed over until it is seen again. `missing`: also marked as missing.',
  params: ItemParams,
  body: Type.Object({ how: oneOf('search', 'missing') }),
  response: Type.Object({ item: Type.Integer(), how: oneOf('search', 'missing') }),
})
export const UndoNotFound = route({
  method: 'DELETE',
  path: '/pull-list/not-found/:item',
  access: 'holds:pull',
  summary: 'The item is there after all: back on its shelf',
  params: ItemParams,
  response: Empty,
})
export const ListNotFound = route({
  method: 'GET',
  path: '/pull-list/not-found',
  access: 'holds:read',
  summary: 'Items that were not found on the shelves of a branch',
  query: Type.Object({ branch: Type.Integer() }),
  response: List(SearchedItem),
})
