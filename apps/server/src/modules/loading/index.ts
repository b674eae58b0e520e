import type { Module } from '../../platform/module.ts'
import { importHandler } from './import/import-job.ts'
import { endAbandonedImports } from './import/import-lock.ts'
import { revertHandler } from './import/revert-import.ts'
import { fileRoutes } from './contract-file-routes.ts'
import { endpoints } from './routes.ts'
import { withdrawHandler } from './sets/withdrawal-job.ts'
import { sourcesHandler } from './sources/look-at-sources.ts'

export type { Import } from './contract.ts'
export { importFile } from './import/import-file.ts'
export { getImport, listImportRows, listImports } from './import/list-imports.ts'
export type { LoadPlan } from './plan/load-plan.ts'
export { runImport } from './import/run-import.ts'
export { createImport, planFor } from './import/start-import.ts'
export { saveSet } from './sets/provider-sets.ts'
export { membersAmong, withdrawTitles } from './sets/withdraw.ts'
export { revertImport, undoImport } from './import/revert-import.ts'
export { definitionOf, listDefinitions } from './plan/definitions.ts'
export { saveProfile } from './plan/profiles.ts'
export { mountImportStreams } from './import/streams.ts'

/** Files of records brought into the catalogue: how their titles are matched and overlaid, items, providers' sets. */
export const loadingModule: Module = {
  name: 'loading',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  fileRoutes,
  jobs: [importHandler, revertHandler, withdrawHandler, sourcesHandler],
  async start(platform) {
    if (platform.config.roles.includes('jobs')) await endAbandonedImports(platform)
    return async () => {}
  },
}
