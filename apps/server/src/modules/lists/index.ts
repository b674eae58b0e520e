import type { Module } from '../../platform/module.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'

export { changeList, createList, deleteList, type ListContent } from './change-list.ts'
export { putEntry, takeEntry } from './change-entries.ts'
export type { ListEntry, SharedList, TitleList, WholeList } from './contract.ts'
export { homeLists, listOf, ownedBy, publicLists, readLists, sharedList } from './read-lists.ts'

/** Lists of titles: those of patrons, to keep or to share, and those of the library. */
export const listsModule: Module = {
  name: 'lists',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'lists:read', text: 'See the lists of the library and the public lists of patrons' },
    { code: 'lists:write', text: 'Make lists of the library and put them on the home page' },
    { code: 'lists:moderate', text: 'Take public lists of patrons from the public' },
  ],
  endpoints,
  subscriptions: patronSubscriptions,
}
