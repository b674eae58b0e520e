import type { Module } from '../../platform/module.ts'
import { bind } from '../../platform/port.ts'
import type { Setting } from '../../platform/setting.ts'
import { deletionBlocks } from '../catalog/index.ts'
import { patronsInUse } from '../patrons/index.ts'
import { accruingFines, lossReopened, lossSettled, paymentTaken } from '../fees/index.ts'
import { holdPlaced, holdSentElsewhere, itemsOnLoan, recallCheck } from '../holds/index.ts'
import { on } from '../../platform/events.ts'
import { ageing } from './age-loans.ts'
import { claimAtReturn, claimClosesLoan, claimsWarn } from './claims.ts'
import { claimSubscriptions } from './patron-claims.ts'
import { reopenLoss, settleLoss } from './settle-loss.ts'
import { troubleEndpoints } from './routes-troubles.ts'
import { autoRenewal } from './auto-renew.ts'
import { recallBlocks, recallForHold } from './recall-holds.ts'
import { renewWhenPaid } from './renew-when-paid.ts'
import { accruing } from './accruing-fines.ts'
import { closingEndpoints } from './closing/routes.ts'
import { lendingAgainstDeletion } from './deletion-blocks.ts'
import { deskSettings } from './desk-settings.ts'
import { dueWithinCard } from './find-due.ts'
import { askForJourney } from './hold-elsewhere.ts'
import { jobs } from './jobs.ts'
import { forgetJob, patronSubscriptions } from './patron-events.ts'
import { permissions } from './permissions.ts'
import { bookingAhead } from './ports.ts'
import { itemsOnLoanTo } from './queries.ts'
import { patronsInUseSince } from './reading-history.ts'
import { historyEndpoints } from './routes-history.ts'
import { endpoints } from './routes.ts'
import { renewalEndpoints } from './routes-renewals.ts'
import { shelfEndpoints } from './routes-shelf.ts'

export { finesSoFar, type FineSoFar } from './accruing-fines.ts'
export { changeDue } from './change-due.ts'
export { checkIn, type CheckInRequest } from './check-in.ts'
export { checkOut, type CheckOutRequest, type CheckedOut } from './check-out.ts'
export { claimLoan } from './claims.ts'
export { dueForecast, type DueForecast } from './due-forecast.ts'
export { declareLost } from './declare-lost.ts'
export type { CheckInOutcome } from './contract.ts'
export {
  dueDatesMoved,
  loanCreated,
  loanLost,
  loanRenewed,
  loanReturned,
  partsMissing,
  loanAutoRenewed,
  loanDueChanged,
  loanNotRenewed,
  loanRecalled,
} from './events.ts'
export { printable, printerBytes, type SlipPaper } from './slips/printable.ts'
export { mailReceipt, writeSlip } from './slips/write-slip.ts'
export { patronSummary } from './patron-summary.ts'
export { availability, explainLoan, findLoan, listLoans } from './queries.ts'
export { forgetOwn, ownHistory } from './reading-history.ts'
export { previewRecall } from './recall-holds.ts'
export { renew, type Renewed, type RenewOptions } from './renew.ts'
export { previewAll, previewRenewal, renewAll, renewByBarcode } from './renew-many.ts'
export { binAtDesk, bookingAhead, wantedForReserve, type BookingAhead, type WantedForReserve } from './ports.ts'
export { addItemAlert } from './item-alerts.ts'
export { mostBorrowed, shelfGlances, timesLent, type ShelfGlance } from './shelf-glance.ts'
export { simulateCheckOut } from './simulate.ts'
export { undoCheckOut } from './undo.ts'

/** Loans, returns, transits: the main job. */
export const circulationModule: Module = {
  name: 'circulation',
  migrations: new URL('migrations/', import.meta.url),
  permissions,
  settings: [
    dueWithinCard,
    claimClosesLoan,
    claimsWarn,
    claimAtReturn,
    ...Object.values<Setting<unknown>>(deskSettings),
  ],
  endpoints: [
    ...endpoints,
    ...historyEndpoints,
    ...renewalEndpoints,
    ...closingEndpoints,
    ...shelfEndpoints,
    ...troubleEndpoints,
  ],
  jobs: [...jobs, forgetJob, ageing, autoRenewal],
  subscriptions: [
    ...patronSubscriptions,
    on(holdSentElsewhere, askForJourney),
    on(lossSettled, settleLoss),
    on(lossReopened, reopenLoss),
    ...claimSubscriptions,
    on(holdPlaced, recallForHold),
    on(paymentTaken, renewWhenPaid),
  ],
  bindings: [
    // Nobody books single items yet; a module that lets them answers instead.
    bind(bookingAhead, () => Promise.resolve(undefined)),
    bind(deletionBlocks, lendingAgainstDeletion),
    bind(accruingFines, accruing),
    bind(itemsOnLoan, itemsOnLoanTo),
    bind(patronsInUse, patronsInUseSince),
    bind(recallCheck, recallBlocks),
  ],
}
