import type { Module } from '../../platform/module.ts'
import { keepOldTerms } from './changes/keep-old-terms.ts'
import { authorityChanges, offerOnChange } from './changes/offers.ts'
import { clusterHandler } from './clusters/clusterings.ts'
import { watchHandler } from './projects/watch-projects.ts'
import { endpoints } from './routes.ts'

export type { ChangedHeading, HeadingProject, HeadingProjectSummary } from './contract.ts'
export { allChangedHeadings, changedHeadings, publicProject, publicProjects } from './projects/changed-headings.ts'
export { createProject } from './projects/change-project.ts'
export { runProject } from './projects/run-project.ts'

/** Headings changed everywhere at once: one by one, by projects with reasons, and as clusters. */
export const headingChangesModule: Module = {
  name: 'heading-changes',
  migrations: new URL('migrations/', import.meta.url),
  settings: [authorityChanges],
  subscriptions: [offerOnChange, keepOldTerms],
  endpoints,
  jobs: [clusterHandler, watchHandler],
}
