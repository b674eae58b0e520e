import type { Module } from '../../platform/module.ts'
import { bind } from '../../platform/port.ts'
import type { Setting } from '../../platform/setting.ts'
import { deletionBlocks } from '../catalog/index.ts'
import { accruingFines } from '../fees/index.ts'
import { itemsOnLoan } from '../holds/index.ts'
import { accruing } from './accruing-fines.ts'
import { lendingAgainstDeletion } from './deletion-blocks.ts'
import { deskSettings } from './desk-settings.ts'
import { dueWithinCard } from './find-due.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { itemsOnLoanTo } from './queries.ts'
import { endpoints } from './routes.ts'

export { checkIn, type CheckInRequest } from './check-in.ts'
export { checkOut, type CheckOutRequest, type CheckedOut } from './check-out.ts'
export { claimReturned, declareLost } from './declare-lost.ts'
export { loanCreated, loanRenewed, loanReturned } from './events.ts'
export { patronSummary } from './patron-summary.ts'
export { availability, explainLoan, findLoan, listLoans } from './queries.ts'
export { renew } from './renew.ts'
export { mostBorrowed, shelfGlances, type ShelfGlance } from './shelf-glance.ts'
export { simulateCheckOut } from './simulate.ts'

/** Loans, returns, transits: the main job. */
export const circulationModule: Module = {
  name: 'circulation',
  migrations: new URL('migrations/', import.meta.url),
  permissions,
  settings: [dueWithinCard, ...Object.values<Setting<unknown>>(deskSettings)],
  endpoints,
  jobs,
  bindings: [
    bind(deletionBlocks, lendingAgainstDeletion),
    bind(accruingFines, accruing),
    bind(itemsOnLoan, itemsOnLoanTo),
  ],
}
