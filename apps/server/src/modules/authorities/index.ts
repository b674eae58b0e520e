import type { Module } from '../../platform/module.ts'
import { serve } from '../../platform/serve.ts'
import { BrowseHeadings } from './contract.ts'
import { headingBrowse } from './heading-browse.ts'

export type { Heading, HeadingKind } from './contract.ts'
export { headingBrowse, headingById } from './heading-browse.ts'
export { exchangeHeadings, headingName, releaseHeadings, useHeadings, type HeadingUse } from './use-headings.ts'

/** Headings: names, titles, subjects and genres as the records carry them. */
export const authoritiesModule: Module = {
  name: 'authorities',
  migrations: new URL('migrations/', import.meta.url),
  endpoints: [
    serve(BrowseHeadings, async (w, { query }) => ({
      rows: [...(await headingBrowse(w, query.kind, query.from, query.limit))],
    })),
  ],
}
