import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { movesWithPatrons, patronErased } from '../patrons/index.ts'

/** Nothing that machines said of a patron outlives them. */
async function forget(w: Work, { patron }: { readonly patron: number }): Promise<void> {
  await sql`delete from machines.trace where patron_id = ${patron}`.execute(w.db)
  await sql`update machines.exception set patron_id = null, card = '' where patron_id = ${patron}`.execute(w.db)
}

export const patronSubscriptions: readonly Subscription[] = [on(patronErased, forget), ...movesWithPatrons('machines')]
