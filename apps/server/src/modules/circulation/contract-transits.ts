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

export const TransitReason = oneOf('return', 'hold', 'rotation', 'manual')
/** `requested`: stands on its shelf and is to be fetched; `sent`: on its way; then `arrived`, `cancelled` or `lost`. */
export const TransitState = oneOf('requested', 'sent', 'arrived', 'cancelled', 'lost')
export const Transit = Type.Object({
  id: Type.Integer(),
  item: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  callNumber: Type.String(),
  from: Type.Integer(),
  fromName: Type.String(),
  to: Type.Integer(),
  toName: Type.String(),
  reason: TransitReason,
  state: TransitState,
  requestedAt: Instant,
  sentAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  hold: Nullable(Type.Integer()),
  note: Type.String(),
  /** Whole days since it was sent. */
  days: Type.Integer(),
  /** Longer on its way than the setting `circulation.transit-overdue-days`. */
  late: Type.Boolean(),
})
export type Transit = Static<typeof Transit>
export const ListTransits = route({
  method: 'GET',
  path: '/transits',
  access: 'circulation:read',
  summary: 'What is on its way between branches, longest first',
  query: Type.Object({
    from: Type.Optional(Type.Integer()),
    to: Type.Optional(Type.Integer()),
    item: Type.Optional(Type.Integer()),
    reason: Type.Optional(TransitReason),
    state: Type.Optional(TransitState),
    /** Only what is late. */
    late: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(Transit),
})
export const RequestTransit = route({
  method: 'POST',
  path: '/transits',
  access: 'circulation:transits',
  summary: 'Send an item to another branch, or ask for it to be sent',
  description:
    'With `inHand` the item leaves at once; else it stays on its shelf, is listed as `requested` at its branch, and its journey begins when it is scanned there. Refused while it is on loan, kept for a hold or on its way already.',
  body: Type.Object({
    item: Type.Optional(Type.Integer()),
    barcode: Type.Optional(Type.String({ maxLength: 40 })),
    to: Type.Integer(),
    inHand: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Transit,
})
export const AbortTransit = route({
  method: 'POST',
  path: '/transits/:id/cancellation',
  access: 'circulation:transits',
  summary: 'Break a journey off',
  description:
    'What was sent has the status `transit-cancelled` until it is scanned anywhere: then it is routed anew, first to the hold that it was for. What was only asked for stays on its shelf.',
  params: IdParams,
  body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Transit,
})
export const LoseTransit = route({
  method: 'POST',
  path: '/transits/:id/loss',
  access: 'circulation:transits',
  summary: 'Say that something never arrived',
  description: 'The item is missing from now on; a hold that it was for goes back to the head of its queue.',
  params: IdParams,
  body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Transit,
})

/** Items of these kinds and shelves stay where they come in, within these branches. */
export const FloatingGroup = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  active: Type.Boolean(),
  /** A system stands for all its branches. */
  branches: Type.Array(Type.Integer()),
  /** Branches below those that take no part. */
  excluded: Type.Array(Type.Integer()),
  /** Shelving locations whose items float; empty: any. An item moves to the one of them at the branch where it comes in. */
  locations: Type.Array(Type.Integer()),
  /** Item types that float; empty: any. */
  itemTypes: Type.Array(Type.String()),
})
export type FloatingGroup = Static<typeof FloatingGroup>
const floatingBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  active: Type.Optional(Type.Boolean()),
  branches: Type.Array(Type.Integer(), { minItems: 1 }),
  excluded: Type.Optional(Type.Array(Type.Integer())),
  locations: Type.Optional(Type.Array(Type.Integer())),
  itemTypes: Type.Optional(Type.Array(Type.String())),
})
export type FloatingBody = Static<typeof floatingBody>
export const ListFloatingGroups = route({
  method: 'GET',
  path: '/floating-groups',
  access: 'circulation:read',
  summary: 'Floating groups',
  response: List(FloatingGroup),
})
export const CreateFloatingGroup = route({
  method: 'POST',
  path: '/floating-groups',
  access: 'circulation:rotas',
  summary: 'Let items stay where they come in',
  body: floatingBody,
  response: FloatingGroup,
})
export const ChangeFloatingGroup = route({
  method: 'PUT',
  path: '/floating-groups/:id',
  access: 'circulation:rotas',
  summary: 'Change a floating group',
  params: IdParams,
  body: floatingBody,
  response: FloatingGroup,
})
export const DeleteFloatingGroup = route({
  method: 'DELETE',
  path: '/floating-groups/:id',
  access: 'circulation:rotas',
  summary: 'End a floating group: its items go home when they come in next',
  params: IdParams,
  response: Empty,
})
/** What is said of one item about floating. */
const ItemFloating = Type.Object({
  item: Type.Integer(),
  floating: oneOf('usual', 'never', 'group'),
  group: Nullable(Type.Integer()),
})
export const PutItemFloating = route({
  method: 'PUT',
  path: '/items/:id/floating',
  access: 'circulation:rotas',
  summary: 'Say for one item whether it floats',
  description:
    '`usual`: as its shelf and type; `never`: goes home; `group`: floats in the named group, whatever its shelf.',
  params: IdParams,
  body: Type.Object({ floating: oneOf('usual', 'never', 'group'), group: Type.Optional(Type.Integer()) }),
  response: ItemFloating,
})
export const GetItemFloating = route({
  method: 'GET',
  path: '/items/:id/floating',
  access: 'circulation:read',
  summary: 'Whether one item has a word of its own about floating',
  params: IdParams,
  response: ItemFloating,
})
/** How many items of a branch stand where, against how many it owns. */
export const FloatingBalance = Type.Object({
  branch: Type.Integer(),
  branchName: Type.String(),
  owned: Type.Integer(),
  here: Type.Integer(),
  out: Type.Integer(),
})
export const GetFloatingBalance = route({
  method: 'GET',
  path: '/floating-groups/:id/balance',
  access: 'circulation:read',
  summary: 'How the items of a floating group have spread: owned by each branch against standing there',
  params: IdParams,
  response: List(FloatingBalance),
})

export const RotaStage = Type.Object({
  id: Type.Integer(),
  position: Type.Integer(),
  branch: Type.Integer(),
  branchName: Type.String(),
  days: Type.Integer(),
  /** Items whose stage this is. */
  items: Type.Integer(),
})
export const Rota = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  active: Type.Boolean(),
  /** After the last stage comes the first again; else items go home and leave the rota. */
  cyclical: Type.Boolean(),
  items: Type.Integer(),
  stages: Type.Array(RotaStage),
})
export type Rota = Static<typeof Rota>
const rotaBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
  active: Type.Optional(Type.Boolean()),
  cyclical: Type.Optional(Type.Boolean()),
  /** In order. A stage that is kept is named by its number, so that its items stay in it. */
  stages: Type.Array(
    Type.Object({
      id: Type.Optional(Type.Integer()),
      branch: Type.Integer(),
      days: Type.Integer({ minimum: 1, maximum: 3660 }),
    }),
    { minItems: 1, maxItems: 200 },
  ),
})
export type RotaBody = Static<typeof rotaBody>
export const ListRotas = route({
  method: 'GET',
  path: '/rotas',
  access: 'circulation:read',
  summary: 'Stock rotation: routes of items from branch to branch',
  response: List(Rota),
})
export const GetRota = route({
  method: 'GET',
  path: '/rotas/:id',
  access: 'circulation:read',
  summary: 'One rota',
  params: IdParams,
  response: Rota,
})
export const CreateRota = route({
  method: 'POST',
  path: '/rotas',
  access: 'circulation:rotas',
  summary: 'Add a rota',
  body: rotaBody,
  response: Rota,
})
export const ChangeRota = route({
  method: 'PUT',
  path: '/rotas/:id',
  access: 'circulation:rotas',
  summary: 'Change a rota and its stages',
  params: IdParams,
  body: rotaBody,
  response: Rota,
})
export const DeleteRota = route({
  method: 'DELETE',
  path: '/rotas/:id',
  access: 'circulation:rotas',
  summary: 'End a rota: its items go home when they come in next',
  params: IdParams,
  response: Empty,
})
export const RotaItem = Type.Object({
  item: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  callNumber: Type.String(),
  rota: Type.Integer(),
  stage: Type.Integer(),
  position: Type.Integer(),
  branch: Type.Integer(),
  branchName: Type.String(),
  /** Where it is now, or is due to arrive. */
  holdingBranch: Type.Integer(),
  status: Type.String(),
  /** When it came to the branch of its stage; null: not yet. */
  since: Nullable(Instant),
  /** Whole days there. */
  days: Type.Integer(),
  /** When it moves on; null: not there yet. */
  movesAt: Nullable(Instant),
  /** Not there yet because something else comes first: `on-loan`, `hold`, or `transit`. */
  waitsFor: Nullable(oneOf('on-loan', 'hold', 'transit')),
})
export type RotaItem = Static<typeof RotaItem>
export const ListRotaItems = route({
  method: 'GET',
  path: '/rotas/:id/items',
  access: 'circulation:read',
  summary: 'The items of a rota and where each is',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(RotaItem),
})
export const AddRotaItems = route({
  method: 'POST',
  path: '/rotas/:id/items',
  access: 'circulation:rotas',
  summary: 'Put items into a rota',
  description:
    'They begin at the first stage, or at `stage`. An item at that branch begins its days at once; another is asked to be sent there. An item of another rota moves to this one.',
  params: IdParams,
  body: Type.Object({
    barcodes: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 1000 }),
    stage: Type.Optional(Type.Integer()),
  }),
  response: Type.Object({
    added: Type.Integer(),
    refused: Type.Array(Type.Object({ barcode: Type.String(), message: Type.String() })),
  }),
})
export const RemoveRotaItem = route({
  method: 'DELETE',
  path: '/rotas/:id/items/:item',
  access: 'circulation:rotas',
  summary: 'Take an item out of a rota: it goes home when it comes in next',
  params: Type.Object({ id: Type.Integer(), item: Type.Integer() }),
  response: Empty,
})
export const AdvanceRotas = route({
  method: 'POST',
  path: '/rotas/advance',
  access: 'circulation:rotas',
  summary: 'Move on what has been at its stage long enough, now rather than in the night',
  body: Type.Object({ rota: Type.Optional(Type.Integer()) }),
  response: Type.Object({ advanced: Type.Integer(), ended: Type.Integer() }),
})
