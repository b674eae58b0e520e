import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { holdEnded } from '../holds/index.ts'
import { movesWithPatrons, patronErased } from '../patrons/index.ts'
import { tables } from './agency-store.ts'

/** Forgets for whom something was asked. */
async function forget(w: Work, { patron }: { readonly patron: number }): Promise<void> {
  await tables(w)
    .updateTable('resource_sharing.request')
    .set({ patron_id: null })
    .where('patron_id', '=', patron)
    .execute()
  await tables(w)
    .updateTable('resource_sharing.agency')
    .set({ patron_id: null })
    .where('patron_id', '=', patron)
    .execute()
}

/** What a partner asked for ends with its hold. What it lends itself does not: that has to be sent back first. */
async function endWithHold(w: Work, { hold }: { readonly hold: number }): Promise<void> {
  await tables(w)
    .updateTable('resource_sharing.request')
    .set({ state: 'cancelled', ended_at: w.now, patron_id: null })
    .where('hold_id', '=', hold)
    .where('kind', '=', 'requested')
    .where('state', '=', 'open')
    .execute()
}

/** What follows when patrons become one or are erased, and when a hold ends. */
export const subscriptions: readonly Subscription[] = [
  ...movesWithPatrons('resource_sharing'),
  on(patronErased, forget),
  on(holdEnded, endWithHold),
]
