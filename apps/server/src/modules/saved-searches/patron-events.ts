import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import {
  moveColumn,
  movesWithPatrons,
  patronDeleted,
  patronErased,
  patronExported,
  patronMerged,
} from '../patrons/index.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function forget(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await sql`delete from saved_searches.search where patron_id = ${patron}`.execute(w.db)
}

async function stopTelling(w: Work, { patron }: Payload<typeof patronDeleted>): Promise<void> {
  await sql`
    update saved_searches.search set every = 'never', next_at = null where patron_id = ${patron}`.execute(w.db)
}

async function addSearches(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select name, query, every, created_at::text as created from saved_searches.search
    where patron_id = ${patron} order by id`.execute(w.db)
  if (rows.length > 0) sections['saved-searches'] = rows
}

/** A search that both records keep stays with the one that goes, which sends no mails. */
async function moveSearches(w: Work, { kept, gone, moved }: Payload<typeof patronMerged>): Promise<void> {
  await moveColumn(
    w,
    { table: 'saved_searches.search', column: 'patron_id', key: ['id'] },
    { kept, gone },
    moved,
    sql`exists (select from saved_searches.search k where k.query = r.query and k.patron_id = ${kept})`,
  )
}

/** Searches go with their patrons. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronErased, forget),
  on(patronDeleted, stopTelling),
  on(patronExported, addSearches),
  on(patronMerged, moveSearches),
  ...movesWithPatrons('saved_searches', ['search.patron_id']),
]
