import { defineJob, handle } from '../../platform/jobs.ts'
import type { Module } from '../../platform/module.ts'
import { endDueHolds } from './end-due.ts'
import { strictKinds } from './kind-blocks.ts'
import { overrideHolds } from './place-hold.ts'
import { endpoints } from './routes.ts'
import { patronSubscriptions } from './patron-events.ts'
import { holdsSettings } from './settings.ts'

export { awayFromHolds } from './away.ts'
export { catchHold, fillHold, holdToFill, openQueue, releaseItem, type Caught } from './catch-hold.ts'
export { cancelHold, changeHold, expireHold } from './change-hold.ts'
export { demandFor, demandSql, isNeeded, type Demand } from './demand.ts'
export { isShelfTimeOver } from './end-hold.ts'
export { holdEnded, holdPlaced, holdReady, holdSentElsewhere, itemReleased } from './events.ts'
export { explainHold } from './explain-hold.ts'
export { waitersWithCopies, type WaitingWithCopies } from './free-copies.ts'
export { holdById, listHolds } from './hold-views.ts'
export { pickupPlaces } from './pickup-places.ts'
export { placeHold, type PlaceHoldRequest } from './place-hold.ts'
export { placeHolds } from './place-many.ts'
export { makeRecall } from './make-recall.ts'
export { findWish, type WishRequest } from './find-wish.ts'
export { requestTypeBlocks } from './rules/request-types.ts'
export { itemsOnLoan, recallCheck, type RecallQuestion } from './ports.ts'
export { pullList } from './pull-list.ts'
export { patronsCancelCaught } from './settings.ts'
export { moveShelfEnds, shelvesEnding } from './shelf-ends.ts'
export { holdForUpdate, holdWithItem, openHoldsOf, restoreHold, reviveHold, type HoldRow } from './store.ts'

const EndDueHolds = defineJob('holds.end-due')

/** Queues of titles, the pull list and the hold shelf. */
export const holdsModule: Module = {
  name: 'holds',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'holds:read', text: 'See holds, the pull list and the hold shelf' },
    { code: 'holds:pull', text: 'Claim rows of the pull list, say what was not found, clear the hold shelf' },
    { code: 'holds:place', text: 'Place, change and cancel holds' },
    { code: 'holds:policy', text: 'Say between which branches items do not travel for holds' },
    { code: overrideHolds, text: 'Place holds in spite of blocks' },
  ],
  settings: [...holdsSettings, strictKinds],
  endpoints,
  subscriptions: patronSubscriptions,
  jobs: [handle(EndDueHolds, (context) => endDueHolds(context), '*/5 * * * *')],
}
