import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { movesWithPatrons, patronErased, patronExported } from '../patrons/index.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function forget(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await sql`delete from lists.list where patron_id = ${patron}`.execute(w.db)
}

async function addLists(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select l.name as list, l.note, l.signed, l.sharing, l.created_at::text as created, e.place, b.title, e.note as "titleNote"
    from lists.list l left join lists.entry e on e.list_id = l.id left join catalog.bib_view b on b.id = e.bib_id
    where l.patron_id = ${patron} order by l.id, e.place`.execute(w.db)
  if (rows.length > 0) sections['lists'] = rows
}

/** Lists go with their patrons: exported, moved to the record that stays, deleted when the patron is erased. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronErased, forget),
  on(patronExported, addLists),
  ...movesWithPatrons('lists'),
]
