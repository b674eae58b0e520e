import type { Module } from '../../platform/module.ts'
import { jobs } from './jobs.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'
import { startWriting } from './write-behind.ts'

export { createMachine } from './accounts.ts'
export { digestOf, onceEver } from './answer-once.ts'
export { noteException } from './exceptions.ts'
export { closeLine, countMessage, hubOf, openLine, type OpenLine } from './hub.ts'
export { machineAccount, machineLogin, type MachineAccount } from './machine-account.ts'
export { playLine } from './ports.ts'
export {
  bibByTitle,
  holdMeant,
  itemStanding,
  patronLanguage,
  patronList,
  patronLists,
  patronStanding,
  type ItemStanding,
  type ListedThing,
  type PatronList,
  type PatronStanding,
} from './standing.ts'
export type { NewTrace } from './trace-entry.ts'
export { noteTrace, writeNow } from './write-behind.ts'

/** Self-checks, sorters and other machines: their accounts, what they say, and what they did on their own. */
export const machinesModule: Module = {
  name: 'machines',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'machines:view', text: 'See self-checks, sorters and other machines, and what they say' },
    {
      code: 'machines:manage',
      text: 'Give machines accounts, change and emulate them, settle what they did on their own',
    },
  ],
  endpoints,
  jobs,
  subscriptions: patronSubscriptions,
  start: startWriting,
}
