import type { Module } from '../../platform/module.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'
import { tellNewJob } from './tell-new.ts'

export { addedAt } from './added-at.ts'
export { alertPaces, type AlertPace, type KeptQuery, type SavedSearch } from './contract.ts'
export { newInSearch } from './events.ts'
export { changeSearch, deleteSearch, endAlerts, saveSearch, searchByToken, searchesOf } from './save-search.ts'

/** Searches that patrons keep, with mails of what is new in them. */
export const savedSearchesModule: Module = {
  name: 'saved-searches',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  jobs: [tellNewJob],
  subscriptions: patronSubscriptions,
}
