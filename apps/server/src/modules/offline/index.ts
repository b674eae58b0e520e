import type { Module } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { patronSubscriptions } from './forget.ts'
import { jobs } from './jobs.ts'
import { endpoints } from './routes.ts'
import { offlineSettings } from './settings.ts'

export { mountOfflineStreams } from './streams.ts'
export { takeEntries, type TakenEntries } from './take-entries.ts'

/** Circulation without the server: what desks take with them, and what becomes of what they did. */
export const offlineModule: Module = {
  name: 'offline',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'offline:use', text: 'Keep at this computer what the desk needs to go on without the server' },
    { code: 'offline:replay', text: 'Send what was done without the server' },
    { code: 'offline:resolve', text: 'Settle what was done without the server and would have been refused' },
  ],
  settings: Object.values<Setting<unknown>>(offlineSettings),
  endpoints,
  jobs,
  subscriptions: patronSubscriptions,
}
