import { route } from '../../platform/route.ts'
import { Empty, IdParams, List, Nullable, Type, type Static } from '../../platform/schemas.ts'

/** A journey that items do not make for holds. */
export const TransferLimit = Type.Object({
  id: Type.Integer(),
  /** Null: items of every type. */
  itemType: Nullable(Type.String()),
  from: Type.Integer(),
  to: Type.Integer(),
})
export type TransferLimit = Static<typeof TransferLimit>

export const ListTransferLimits = route({
  method: 'GET',
  path: '/hold-transfer-limits',
  access: 'holds:read',
  summary: 'Between which branches items do not travel for holds',
  response: List(TransferLimit),
})
export const AddTransferLimit = route({
  method: 'POST',
  path: '/hold-transfer-limits',
  access: 'holds:policy',
  summary: 'Items of a type, or of every type, do not travel from one branch to another for holds',
  description:
    'A copy at `from` fills no hold that is collected at `to`, and `to` is not offered as a place to collect it.',
  body: Type.Object({
    itemType: Type.Optional(Nullable(Type.String())),
    from: Type.Integer(),
    to: Type.Integer(),
  }),
  response: TransferLimit,
})
export const RemoveTransferLimit = route({
  method: 'DELETE',
  path: '/hold-transfer-limits/:id',
  access: 'holds:policy',
  summary: 'Let items travel again',
  params: IdParams,
  response: Empty,
})

/** A branch as a place to collect a hold. */
export const PickupPlace = Type.Object({
  branch: Type.Integer(),
  name: Type.String(),
  /** Copies that may be collected there. */
  copies: Type.Integer(),
  /** Of these on a shelf now. */
  free: Type.Integer(),
})
export type PickupPlace = Static<typeof PickupPlace>

const wanted = {
  bib: Type.Optional(Type.Integer()),
  item: Type.Optional(Type.Integer()),
  part: Type.Optional(Type.String()),
  volume: Type.Optional(Type.String()),
}
export const PickupPlaces = route({
  method: 'GET',
  path: '/pickup-places',
  access: 'holds:read',
  summary: 'Where a patron may collect a title or item',
  description: 'Only places that the rules, transfer limits and branch settings allow, the patron’s own branch first.',
  query: Type.Object({ patron: Type.Integer(), ...wanted }),
  response: List(PickupPlace),
})
export const MyPickupPlaces = route({
  method: 'GET',
  path: '/account/pickup-places',
  access: 'patron',
  summary: 'Where I may collect a title or item',
  query: Type.Object(wanted),
  response: List(PickupPlace),
})
