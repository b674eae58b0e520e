import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { movesWithPatrons, patronErased, patronExported } from '../patrons/index.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

/** What was asked for and what came of it stays for the budget; who asked, and their words, go. */
async function forget(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await sql`
    update purchase_suggestions.suggestion
    set patron_id = null, note = '', reason = '', wants_hold = false, pickup_branch_id = null, hold_id = null
    where patron_id = ${patron}`.execute(w.db)
}

async function addSuggestions(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select title, author, isbn, note, wants_hold as "wantsHold", state, reason, created_at::text as created
    from purchase_suggestions.suggestion where patron_id = ${patron} order by id`.execute(w.db)
  if (rows.length > 0) sections['purchase-suggestions'] = rows
}

/** Suggestions go with their patrons. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronErased, forget),
  on(patronExported, addSuggestions),
  ...movesWithPatrons('purchase_suggestions'),
]
