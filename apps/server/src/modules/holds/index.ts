import type { Module } from '../../platform/module.ts'
import { overrideHolds } from './place-hold.ts'
import { endpoints } from './routes.ts'

export { catchHold, fillHold, releaseItem, type Caught } from './catch-hold.ts'
export { cancelHold, changeHold, expireHold } from './change-hold.ts'
export { demandFor, demandSql, isNeeded, type Demand } from './demand.ts'
export { holdPlaced, holdReady, itemReleased } from './events.ts'
export { explainHold } from './explain-hold.ts'
export { holdById, listHolds } from './hold-views.ts'
export { placeHold, type PlaceHoldRequest } from './place-hold.ts'
export { itemsOnLoan } from './ports.ts'
export { pullList } from './pull-list.ts'
export { holdForUpdate, holdWithItem, openHoldsOf, restoreHold, type HoldRow } from './store.ts'

/** Queues of titles, the pull list and the hold shelf. */
export const holdsModule: Module = {
  name: 'holds',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'holds:read', text: 'See holds, the pull list and the hold shelf' },
    { code: 'holds:place', text: 'Place, change and cancel holds' },
    { code: overrideHolds, text: 'Place holds in spite of blocks' },
  ],
  endpoints,
}
