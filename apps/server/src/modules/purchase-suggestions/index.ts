import type { Module } from '../../platform/module.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'
import { monthlySuggestions } from './settings.ts'

export type { FoundTitle, MySuggestion, Suggestion } from './contract.ts'
export { suggestionDecided } from './events.ts'
export { suggestionsOf } from './read-suggestions.ts'
export { monthlySuggestions }
export { suggestPurchase, withdrawSuggestion, type Wish } from './suggest-purchase.ts'

/** What patrons would like the library to buy, and what becomes of it. */
export const purchaseSuggestionsModule: Module = {
  name: 'purchase-suggestions',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'suggestions:read', text: 'See what patrons suggest to buy' },
    { code: 'suggestions:decide', text: 'Decide what patrons suggest to buy' },
  ],
  settings: [monthlySuggestions],
  endpoints,
  subscriptions: patronSubscriptions,
}
