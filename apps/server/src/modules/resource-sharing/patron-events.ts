import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
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

/** What follows when patrons become one, or are erased. */
export const patronSubscriptions: readonly Subscription[] = [
  ...movesWithPatrons('resource_sharing'),
  on(patronErased, forget),
]
