import { route } from '../../platform/route.ts'
import {
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

/** An item that has to be taken off a hold shelf, or given another slip. */
export const ClearanceRow = Type.Object({
  hold: Type.Integer(),
  item: Type.Integer(),
  barcode: Type.String(),
  bib: Type.Integer(),
  title: Type.String(),
  callNumber: Type.String(),
  patron: Type.Integer(),
  patronName: Type.String(),
  /** `expired` or `cancelled` while on the shelf; `send`: now for someone who collects elsewhere; `next`: now for someone else who collects here. */
  why: oneOf('expired', 'cancelled', 'send', 'next'),
  /** When its time ended, it was cancelled, or it went to someone else. */
  since: Instant,
  /** For whom it is now, where somebody has it. */
  nextPatron: Nullable(Type.String()),
  destination: Nullable(Type.Integer()),
  destinationName: Nullable(Type.String()),
})
export type ClearanceRow = Static<typeof ClearanceRow>

export const Clearance = route({
  method: 'GET',
  path: '/hold-shelf/clearance',
  access: 'holds:read',
  summary: 'What is to be taken off the hold shelf of a branch: expired, cancelled, or for someone else by now',
  description: 'What was checked out or checked in since is not in the list any more.',
  query: Type.Object({ branch: Type.Integer() }),
  response: List(ClearanceRow),
})
export const DoneClearing = route({
  method: 'POST',
  path: '/hold-shelf/clearance/:id/done',
  access: 'holds:pull',
  summary: 'The slip of an item that stays on the shelf for someone else has been changed',
  params: IdParams,
  response: Empty,
})

/** A title for which more wait than its copies serve. */
export const ShortTitle = Type.Object({
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  holds: Type.Integer(),
  copies: Type.Integer(),
  /** Holds per copy; null without a copy. */
  ratio: Nullable(Type.Number()),
  /** Copies that would bring it down to the ratio of the library. */
  wanted: Type.Integer(),
})
export type ShortTitle = Static<typeof ShortTitle>
export const ListShortTitles = route({
  method: 'GET',
  path: '/holds/short-titles',
  access: 'holds:read',
  summary: 'Titles with more holds for each copy than the library means to have',
  query: Type.Object({ ratio: Type.Optional(Type.Number({ minimum: 0 })), ...PageQuery }),
  response: List(ShortTitle),
})
