import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { librarySetUp } from '../org/index.ts'
import { forgetHandler } from './forget.ts'
import { bringListHandler } from './lists/bring-list.ts'
import { searchListHandler } from './lists/search-list.ts'
import { undoListHandler } from './lists/undo-list.ts'
import { endpoints } from './routes.ts'
import { copySettings } from './settings.ts'
import { addReadyTargets } from './targets/add-ready-targets.ts'

export type { IsbnList, IsbnListLine } from './contract.ts'
export { fetchBytes, FetchProblem, type FetchLimits } from './ask/fetch-bytes.ts'
export { guardedFetch } from './ask/guarded-fetch.ts'
export { mayAskInside } from './settings.ts'
export { beginList } from './lists/begin-list.ts'
export { bringLines, bringList } from './lists/bring-list.ts'
export { getList, listLines } from './lists/lists.ts'
export { searchList } from './lists/search-list.ts'
export { undoLines, undoList } from './lists/undo-list.ts'
export { readList, type ListLine, type ReadList } from './lists/read-list.ts'

/** Records of other libraries: searched for everywhere at once, judged, compared, and brought in one by one or by the list. */
export const copyCataloguingModule: Module = {
  name: 'copy-cataloguing',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'copy-cataloguing:search', text: 'Search the catalogues of other libraries' },
    { code: 'copy-cataloguing:targets', text: 'Say which catalogues of other libraries are searched' },
  ],
  settings: copySettings,
  endpoints,
  subscriptions: [on(librarySetUp, async (w) => void (await addReadyTargets(w)))],
  jobs: [searchListHandler, bringListHandler, undoListHandler, forgetHandler],
}
