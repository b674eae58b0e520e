import type { Module } from '../../platform/module.ts'
import { startCounting } from './counts.ts'
import { jobs } from './forget.ts'
import { endpoints } from './routes.ts'
import { discoverySettings } from './settings.ts'

export { countSearch, countView } from './counts.ts'
export { crossReferenceOf } from './cross-references.ts'

/** What readers look for in the public catalogue, what they do not find, and where they are led on to. */
export const discoveryModule: Module = {
  name: 'discovery',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'discovery:read', text: 'See what readers search for and which titles they look at, without persons' },
    { code: 'discovery:cross-reference', text: 'Lead readers on from a search that finds nothing' },
  ],
  settings: discoverySettings,
  endpoints,
  jobs,
  start: startCounting,
}
