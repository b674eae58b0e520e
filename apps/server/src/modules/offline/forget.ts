import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { movesWithPatrons, patronErased } from '../patrons/index.ts'

/** Entries move with patrons who turn out to be one, and forget who is erased. */
export const patronSubscriptions: readonly Subscription[] = [
  ...movesWithPatrons('offline'),
  on(patronErased, async (w, { patron }) => {
    await sql`update offline.entry set patron_id = null, card = null where patron_id = ${patron}`.execute(w.db)
  }),
]

const daysKept = 30

/**
 * Forgets who borrowed what, where nobody has to look at it any more: the entry stays, so that it is never done again, without
 * its patron. Returns how many.
 */
export async function forgetSettled(w: Work): Promise<number> {
  const { numAffectedRows } = await sql`
    update offline.entry set patron_id = null, card = null
    where (patron_id is not null or card is not null) and received_at < ${w.now.subtract({ hours: 24 * daysKept })}
      and (state = 'done' or settled_at is not null)`.execute(w.db)
  return Number(numAffectedRows ?? 0)
}
