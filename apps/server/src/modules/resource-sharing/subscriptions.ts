import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { holdEnded } from '../holds/index.ts'
import { movesWithPatrons, patronErased, patronExported } from '../patrons/index.ts'
import { tables } from './agency-store.ts'

type Exported = NonNullable<(typeof patronExported)['payload']>

/** What was asked for from other libraries, for whoever wants to see what is kept of them. */
async function addRequests(w: Work, { patron, sections }: Exported): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select kind, title, part, author, number, doi, year, volume, issue, pages, note, state, answer, created_at::text as created
    from resource_sharing.reader_request where patron_id = ${patron} order by id`.execute(w.db)
  if (rows.length > 0) sections['interlibrary-requests'] = rows
}

/** Forgets for whom something was asked. */
async function forget(w: Work, { patron }: { readonly patron: number }): Promise<void> {
  await tables(w)
    .updateTable('resource_sharing.request')
    .set({ patron_id: null })
    .where('patron_id', '=', patron)
    .execute()
  await tables(w)
    .updateTable('resource_sharing.reader_request')
    .set({ patron_id: null, note: '', answer: '', pickup_branch_id: null })
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
  on(patronExported, addRequests),
  on(holdEnded, endWithHold),
]
