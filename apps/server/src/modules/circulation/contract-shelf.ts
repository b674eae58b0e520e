import { route } from '../../platform/route.ts'
import { Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Hold } from '../holds/contract.ts'

/** What becomes of an item that is scanned on the walk along a hold shelf. */
export const ShelfScan = Type.Object({
  /** `stays` for its patron; `next`: on the shelf for someone else now; else where a check-in routed it. */
  goes: oneOf('stays', 'next', 'transit', 'workroom', 'shelf'),
  message: Type.String(),
  item: Type.Object({
    id: Type.Integer(),
    barcode: Type.String(),
    title: Type.String(),
    callNumber: Type.String(),
  }),
  /** The hold that has it now. */
  hold: Nullable(Hold),
  /** The check-in that was made of it, to undo it; null when it stays. */
  checkIn: Nullable(Type.Integer()),
})
export type ShelfScan = Static<typeof ShelfScan>

export const ScanHoldShelf = route({
  method: 'POST',
  path: '/hold-shelf/scans',
  access: 'circulation:check-in',
  summary: 'Scan an item on the walk along the hold shelf: does it stay, and if not, where does it go?',
  body: Type.Object({ barcode: Type.String({ maxLength: 200 }), branch: Type.Optional(Type.Integer()) }),
  response: ShelfScan,
})
