import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import type { Work } from '../../platform/work.ts'
import { movesWithPatrons, patronDeleted, patronErased, patronMerged } from '../patrons/index.ts'

export { calendarOwner, calendarSince, endCalendar, makeCalendar } from './calendar.ts'
export {
  programCaller,
  programTokenSeconds,
  signInProgram,
  signOutProgram,
  type ProgramCaller,
  type ProgramSignIn,
} from './program-tokens.ts'

async function endAll(w: Work, patron: number): Promise<void> {
  await sql`delete from account_access.calendar where patron_id = ${patron}`.execute(w.db)
  await sql`delete from account_access.program_token where patron_id = ${patron}`.execute(w.db)
}

/** Nobody who had the address of one record is led to another: of a record that goes, all ends. */
const subscriptions: readonly Subscription[] = [
  on(patronErased, (w, { patron }) => endAll(w, patron)),
  on(patronDeleted, (w, { patron }) => endAll(w, patron)),
  on(patronMerged, (w, { gone }) => endAll(w, gone)),
  ...movesWithPatrons('account_access', ['calendar.patron_id', 'program_token.patron_id']),
]

/** How programs reach the account of a patron: calendars by a secret address, apps by a token for some scopes. */
export const accountAccessModule: Module = {
  name: 'account-access',
  migrations: new URL('migrations/', import.meta.url),
  subscriptions,
}
