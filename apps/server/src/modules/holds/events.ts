import { defineEvent } from '../../platform/events.ts'

/** A patron has joined the queue of a title. */
export const holdPlaced = defineEvent<{
  readonly hold: number
  readonly bib: number
  readonly patron: number
  readonly kind: 'hold' | 'page' | 'recall'
}>('hold.placed')

/** A hold waits on the shelf of its pick-up branch from now on. */
export const holdReady = defineEvent<{ readonly hold: number; readonly patron: number; readonly item: number }>(
  'hold.ready',
)

/** An item that was kept for a hold is kept no longer: it has to be routed anew. */
export const itemReleased = defineEvent<{ readonly item: number; readonly hold: number }>('hold.item-released')

/** An item that stands on a hold shelf is wanted at another branch by now: it is on its way there, once staff take it out. */
export const holdSentElsewhere = defineEvent<{
  readonly hold: number
  readonly item: number
  readonly from: number
  readonly to: number
}>('hold.sent-elsewhere')

/** A hold has ended without its patron having had the item: it was cancelled, or was not collected in time. */
export const holdEnded = defineEvent<{
  readonly hold: number
  readonly patron: number
  readonly state: 'cancelled' | 'expired'
  readonly reason: string
}>('hold.ended')
