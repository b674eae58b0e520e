import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { headingFormsChanged } from '../authorities/index.ts'
import { describeHandler, noteHeadings } from './describe-titles.ts'
import { linkAllHandler } from './link-all.ts'
import { loadHandler } from './load/load-file.ts'
import { endpoints } from './routes.ts'

export type { AuthorityLoad } from './contract.ts'
export { describeTitles } from './describe-titles.ts'
export { linkAll } from './link-all.ts'
export { loadAuthorityFile } from './load/load-file.ts'
export { mountAuthorityStreams } from './load/streams.ts'

/** Where authorities meet titles: files of records, all headings linked, titles found by forms that lead to their headings. */
export const authorityControlModule: Module = {
  name: 'authority-control',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  subscriptions: [on(headingFormsChanged, (w, { headings }) => noteHeadings(w, headings))],
  jobs: [loadHandler, linkAllHandler, describeHandler],
}
