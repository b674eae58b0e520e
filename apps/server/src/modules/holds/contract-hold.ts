import { Day, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** `waiting` in the queue, `in-transit` to the pick-up branch, `ready` on its shelf, `filled` lent, else ended. */
export const holdStates = ['waiting', 'in-transit', 'ready', 'filled', 'cancelled', 'expired'] as const
export const HoldState = oneOf(...holdStates)
export type HoldState = (typeof holdStates)[number]

/** What is asked of the queue: a copy to borrow, one to be fetched from the shelf, or one to be called back from its borrower. */
export const holdKinds = ['hold', 'page', 'recall'] as const
export const HoldKind = oneOf(...holdKinds)
export type HoldKind = (typeof holdKinds)[number]

/** How much is asked for: any copy of the title, one item, one part of it, one volume, or any of several titles. */
export const holdLevels = ['title', 'item', 'part', 'volume', 'group'] as const
export const HoldLevel = oneOf(...holdLevels)
export type HoldLevel = (typeof holdLevels)[number]

export const Hold = Type.Object({
  id: Type.Integer(),
  patron: Type.Integer(),
  patronName: Type.String(),
  card: Nullable(Type.String()),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  kind: HoldKind,
  level: HoldLevel,
  /** Set when only this very item will do. */
  item: Nullable(Type.Integer()),
  /** Set when only items with this part will do, e.g. `Disc 2`. */
  part: Nullable(Type.String()),
  /** Set when only items with this call number will do. */
  volume: Nullable(Type.String()),
  /** Other titles that will do as well, with its place in the queue of each. */
  alternatives: Type.Array(
    Type.Object({ bib: Type.Integer(), title: Type.String(), position: Nullable(Type.Integer()) }),
  ),
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
  placedBy: Type.String(),
  /** On the shelf until the end of this day. */
  shelfUntil: Nullable(Day),
  /** The exact end of its time on the shelf. */
  shelfExpires: Nullable(Instant),
  /** Its time on the shelf is over and it was not collected. */
  uncollected: Type.Boolean(),
  suspendedUntil: Nullable(Day),
  /** Passed over for now: suspended, or not begun. */
  suspended: Type.Boolean(),
  /** Takes part from this day on. */
  startsOn: Nullable(Day),
  /** Ends then if no copy was found for it. */
  expires: Nullable(Instant),
  /** Since when no copy is left that could fill it; null while there is one. */
  hopelessSince: Nullable(Instant),
  /** Where its item still stands on the hold shelf for someone else. */
  pullFrom: Nullable(Type.Integer()),
  club: Nullable(Type.Integer()),
  endedAt: Nullable(Instant),
  endReason: Type.String(),
  note: Type.String(),
})
export type Hold = Static<typeof Hold>

/** What a hold is asked for with, the patron apart. */
export const holdWish = {
  bib: Type.Optional(Type.Integer()),
  item: Type.Optional(Type.Integer()),
  /** With `bib`: only items with this part will do. */
  part: Type.Optional(Type.String({ maxLength: 200 })),
  /** With `bib`: only items with this call number will do. */
  volume: Type.Optional(Type.String({ maxLength: 200 })),
  /** Any of these titles will do; it waits in the queue of each and is filled once. */
  bibs: Type.Optional(Type.Array(Type.Integer(), { minItems: 1, maxItems: 50 })),
  pickup: Type.Optional(Type.Integer()),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  /** Takes part from this day on. */
  startsOn: Type.Optional(Nullable(Day)),
  /** Ends after this day if no copy was found by then. */
  expires: Type.Optional(Nullable(Day)),
}
