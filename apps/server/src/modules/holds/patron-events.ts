import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import {
  moveColumn,
  movesWithPatrons,
  patronDeleted,
  patronExported,
  patronLeaving,
  patronMerged,
} from '../patrons/index.ts'
import { cancelHold } from './change-hold.ts'
import { listHolds } from './hold-views.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function openOf(w: Work, patron: number): Promise<readonly { readonly id: number; readonly ready: boolean }[]> {
  const { rows } = await sql<{ id: number; ready: boolean }>`
    select id, state = 'ready' as ready from holds.open_hold_view where patron_id = ${patron} order by id`.execute(w.db)
  return rows
}

async function tellHolds(w: Work, { patron, effects }: Payload<typeof patronLeaving>): Promise<void> {
  const { length } = await openOf(w, patron)
  if (length > 0) effects.push(`${length} open ${length === 1 ? 'hold is' : 'holds are'} cancelled.`)
}

async function cancelAll(w: Work, { patron }: Payload<typeof patronDeleted>): Promise<void> {
  for (const { id } of await openOf(w, patron)) {
    const done = await cancelHold(w, id, 'The patron was deleted')
    if (isRefusal(done)) throw new Error(`Hold ${id} of a deleted patron could not be cancelled.`)
  }
}

/** Where both records wait for the same, one hold is enough: the one with an item, else the earlier. */
async function endDoubles(w: Work, { kept, gone }: Payload<typeof patronMerged>): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select case when (b.state = 'waiting') = (a.state = 'waiting') then greatest(a.id, b.id) when a.state = 'waiting' then a.id else b.id end as id
    from holds.open_hold_view a join holds.open_hold_view b on b.bib_id = a.bib_id and coalesce(b.item_id, 0) = coalesce(a.item_id, 0)
    where a.patron_id = ${kept} and b.patron_id = ${gone}`.execute(w.db)
  for (const { id } of rows) {
    const done = await cancelHold(w, id, 'Two records of the patron were merged; the other hold stays')
    if (isRefusal(done)) throw new Error(`Hold ${id} of a merged patron could not be cancelled.`)
  }
}

/** Nobody is twice in a club. */
async function moveClubs(w: Work, { kept, gone, moved }: Payload<typeof patronMerged>): Promise<void> {
  await moveColumn(
    w,
    { table: 'holds.club_member', column: 'patron_id', key: ['club_id'] },
    { kept, gone },
    moved,
    sql`exists (select from holds.club_member k where k.club_id = r.club_id and k.patron_id = ${kept})`,
  )
}

async function addHolds(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await listHolds(w, { patron })
  if (rows.length > 0) sections['holds'] = rows.map((one) => ({ ...one }))
}

/** What holds have to do with patrons who go and turn out to be one. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronLeaving, tellHolds),
  on(patronDeleted, cancelAll),
  on(patronMerged, endDoubles),
  on(patronMerged, moveClubs),
  ...movesWithPatrons('holds', ['club_member.patron_id']),
  on(patronExported, addHolds),
]
