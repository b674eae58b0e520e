import type { Module } from '../../platform/module.ts'
import { reconciliationSettings } from './settings.ts'

export { answerQuery, suggestEntities, type Candidate, type ReconciliationQuery } from './answer-query.ts'
export { extendEntities, numberOf, propertyName, type PropertyValue } from './extend.ts'
export { reconciliationLimits, type OpenTo } from './settings.ts'
export { allTypes, mainTypes, properties, wantedOf, type EntityType, type Property } from './types.ts'

/** Data of others compared with the headings and titles of the catalogue. */
export const reconciliationModule: Module = {
  name: 'reconciliation',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'reconciliation:use', text: 'Compare data with the headings and titles of the catalogue (OpenRefine)' },
  ],
  settings: reconciliationSettings,
}
