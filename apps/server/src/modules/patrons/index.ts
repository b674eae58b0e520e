import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { librarySetUp } from '../org/index.ts'
import { batchHandler } from './batch.ts'
import { addFirstBlockKinds } from './block-kinds.ts'
import { addFirstCategories } from './categories.ts'
import { importHandler } from './import/run-import.ts'
import { undoHandler } from './import/undo-import.ts'
import { peopleJobs } from './jobs.ts'
import { patronsPermissions } from './permissions.ts'
import { endpoints } from './routes.ts'
import { patronsSettings } from './settings.ts'

export { changePin, ownAccount, patronActor, patronSignIn } from './account.ts'
export { addPatronBlock, addPatronNote, clearPatronBlock } from './blocks.ts'
export { askOwnEmailAgain, confirmEmail } from './confirm-email.ts'
export { askErasure, changeAccount } from './change-account.ts'
export { categoriesOf, putCategory } from './categories.ts'
export { alterPatron, type PatronChange } from './change-patron.ts'
export { patronsByClaim } from './patrons-by-claim.ts'
export type { Category, Patron, PatronBrief } from './contract.ts'
export type { AccountView } from './contract-account.ts'
export type { SignUpForm } from './contract-registration.ts'
export {
  historyForgotten,
  mergeUndoAsked,
  patronBlocked,
  patronChanged,
  patronDeleted,
  patronErased,
  patronExported,
  patronFeeDue,
  patronLeaving,
  patronMerged,
  patronRegistered,
  patronUnblocked,
  patronUnmerged,
  type MovedRows,
} from './events.ts'
export { exportAsCsv, exportOwn } from './export-patron.ts'
export { hasHomeDelivery } from './housebound.ts'
export { joinHousehold } from './household.ts'
export { addImport, runPatronImport } from './import/imports.ts'
export { importHandler }
export { putGuarantor, putProxy } from './links.ts'
export { movesWithPatrons } from './merge-subscriptions.ts'
export { moveColumn } from './move-rows.ts'
export { patronBrief, patronExists, survivingPatron, type PatronName } from './patron-brief.ts'
export { patronFacts, patronNumberSql, type PatronFacts, type PatronKey } from './patron-facts.ts'
export { isRightPin, patronByAnyNumber } from './machine-patron.ts'
export { mailPerson, patronsInUse, type PersonalMail } from './ports.ts'
export { patronById } from './queries.ts'
export { addPatron, registerPatron, type NewPatron } from './register-patron.ts'
export { replaceCard } from './replace-card.ts'
export { askPinReset, resetPin } from './reset-pin.ts'
export { ageOn } from './rules/age.ts'
export { cardKey, cardNumber } from './rules/card-number.ts'
export { askAtDesk, lendingBlocks, otherBlocks, overrideBlocked, type Standing } from './rules/lending-blocks.ts'
export { phoneDigits, searchableName } from './rules/searchable.ts'
export { liftSuspension, suspendedUntil, suspendPatron, suspensionKind } from './suspend-patron.ts'
export { checkPin, shownCard, type ShownCard } from './shown-card.ts'
export { searchPatrons } from './search-patrons.ts'
export { patronPolicy, selfRegistration } from './settings.ts'
export { confirmSignUp, selfRegistrationOpen, signUp } from './sign-up.ts'
export { mountPatronStreams } from './streams.ts'

/** Patrons, their cards, categories and standing. */
export const patronsModule: Module = {
  name: 'patrons',
  migrations: new URL('migrations/', import.meta.url),
  permissions: patronsPermissions,
  settings: patronsSettings,
  endpoints,
  subscriptions: [on(librarySetUp, addFirstCategories), on(librarySetUp, addFirstBlockKinds)],
  jobs: [batchHandler, importHandler, undoHandler, ...peopleJobs],
}
