import type { Module } from '../../platform/module.ts'
import { fileRoutes } from './contract-files.ts'
import { fetchHandler } from './lists/fetch-lists.ts'
import { applyHandler } from './lists/apply-list.ts'
import { readListHandler } from './lists/read-list.ts'
import { recordsHandler } from './records/load-records.ts'
import { endpoints } from './routes.ts'

export { getCollection, listCollections, saveCollection } from './collections/collections.ts'
export { mountCollectionFiles } from './files.ts'
export { applyList, discardList } from './lists/apply-list.ts'
export { bringList } from './lists/bring-list.ts'
export { listsOf } from './lists/lists.ts'
export { readList } from './lists/read-list.ts'
export { accessByIds, accessTo, accessToBib, accessToBibs, type EAccess } from './titles/e-access.ts'
export { eJournalLetters, eJournals, type EJournal } from './titles/e-journals.ts'

/** Collections of e-journals and e-books: their lists of titles in KBART form, and the ways by which readers come to them. */
export const eCollectionsModule: Module = {
  name: 'e-collections',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    {
      code: 'e-collections:manage',
      text: 'Keep the collections of e-journals and e-books, and load their lists of titles',
    },
  ],
  endpoints,
  fileRoutes,
  jobs: [readListHandler, applyHandler, fetchHandler, recordsHandler],
}
