import type { Module } from '../../platform/module.ts'
import { holdHappenings } from './happenings-holds.ts'
import { loanHappenings } from './happenings-loans.ts'
import { otherHappenings } from './happenings-others.ts'
import { patronHappenings } from './happenings-patrons.ts'
import { jobs, startDelivering } from './jobs.ts'
import { endpoints } from './routes.ts'
import { webhookSettings } from './settings.ts'

/** Programs outside are told what happens in the library. */
export const webhooksModule: Module = {
  name: 'webhooks',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'webhooks:manage', text: 'Set which programs outside are told what happens, and see what they were told' },
  ],
  settings: webhookSettings,
  endpoints,
  jobs,
  start: startDelivering,
  subscriptions: [...loanHappenings, ...holdHappenings, ...patronHappenings, ...otherHappenings],
}
