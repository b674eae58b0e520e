import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { dueHandler, harvestHandler } from './runs/run-harvest.ts'
import { harvestingSettings } from './settings.ts'

export { listOaiSets, setCondition, setsOfTitles } from './provider/provider-sets.ts'
export {
  countChanges,
  earliestChange,
  seenUntil,
  titleChange,
  titleChanges,
  tokenKey,
  type ChangesAsked,
  type TitleChange,
} from './provider/title-changes.ts'
export { adminEmail, identifierDomain } from './settings.ts'

/** Harvesting by OAI-PMH: what others take of this catalogue, and repositories of others that are taken into it. */
export const harvestingModule: Module = {
  name: 'harvesting',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    {
      code: 'harvesting:manage',
      text: 'Set which repositories are harvested, and which record sets others may harvest',
    },
  ],
  settings: harvestingSettings,
  endpoints,
  jobs: [harvestHandler, dueHandler],
}
