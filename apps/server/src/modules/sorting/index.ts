import { bind } from '../../platform/port.ts'
import type { Module } from '../../platform/module.ts'
import { binAtDesk } from '../circulation/index.ts'
import { binForDesk } from './desk-bin.ts'
import { endpoints } from './routes.ts'
import { forgetReports } from './jobs.ts'
import { libraryCategoriesSetting } from './settings.ts'

export type { SortBin, SortDecision, SortFacts, SortPlan } from './contract.ts'
export { putGate } from './gates.ts'
export { reportPassages } from './passages.ts'
export { putPlan } from './plans.ts'
export { sortReturn, type Returned } from './sort-return.ts'
export { itemProperties, noteItemProperties, putTypeSecurity, securityOf, type ItemSecurity } from './security.ts'

/** Bins of sorters by rules that staff edit, marks against theft, and gates. */
export const sortingModule: Module = {
  name: 'sorting',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'sorting:read', text: 'See bins, sorting rules, gates and their alarms' },
    { code: 'sorting:manage', text: 'Change bins, sorting rules, security marks and gates' },
    { code: 'gates:report', text: 'Report what passed a gate (for gates)' },
    { code: 'gates:answer', text: 'Answer alarms of gates' },
  ],
  settings: [libraryCategoriesSetting],
  endpoints,
  jobs: [forgetReports],
  bindings: [bind(binAtDesk, binForDesk)],
}
