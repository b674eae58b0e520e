import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { librarySetUp } from '../org/index.ts'
import { addFirstCategories } from './categories.ts'
import { endpoints } from './routes.ts'
import { overrideBlocked, overrideExpired } from './rules/lending-blocks.ts'
import { patronsSettings } from './settings.ts'

export { changePin, ownAccount, patronActor, patronSignIn } from './account.ts'
export { addPatronBlock, addPatronNote } from './blocks.ts'
export { joinHousehold } from './household.ts'
export { categoriesOf, putCategory } from './categories.ts'
export type { AccountView, Category, Patron, PatronBrief } from './contract.ts'
export { patronBrief, patronExists, type PatronName } from './patron-brief.ts'
export { patronFacts, type PatronFacts } from './patron-facts.ts'
export { patronById } from './queries.ts'
export { registerPatron, type NewPatron } from './register-patron.ts'
export { replaceCard } from './replace-card.ts'
export { ageOn } from './rules/age.ts'
export { cardKey, cardNumber } from './rules/card-number.ts'
export { lendingBlocks, type Standing } from './rules/lending-blocks.ts'
export { phoneDigits, searchableName } from './rules/searchable.ts'
export { searchPatrons } from './search-patrons.ts'

/** Patrons, their cards, categories and standing. */
export const patronsModule: Module = {
  name: 'patrons',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'patrons:read', text: 'Find and see patrons' },
    { code: 'patrons:write', text: 'Register and change patrons, give cards' },
    { code: 'patrons:block', text: 'Block patrons by hand and clear blocks' },
    { code: 'patrons:categories', text: 'Change patron categories' },
    { code: overrideExpired, text: 'Lend although the card has expired' },
    { code: overrideBlocked, text: 'Lend although the patron is blocked or the card was reported lost' },
  ],
  settings: patronsSettings,
  endpoints,
  subscriptions: [on(librarySetUp, addFirstCategories)],
}
