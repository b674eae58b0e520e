import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Who waits for an item's title, and what else could serve them. */
export interface Demand {
  /** The patron for whom this very item is kept, if any. */
  readonly keptFor: number | null
  readonly keptHold: number | null
  /** Others who wait, are not suspended and would take this item. */
  readonly waiting: number
  /** Of these, those for whom only this item will do. */
  readonly waitingForIt: number
  /** Other copies on a shelf that could serve them. */
  readonly otherCopies: number
}

/** True when lending or keeping this item would make someone wait longer. */
export function isNeeded(demand: Demand): boolean {
  return demand.waitingForIt > 0 || demand.waiting > demand.otherCopies
}

/** Looks at the queue of an item's title from the side of one patron; suspended holds wait for nobody. */
export async function demandFor(
  w: Work,
  item: { readonly id: number; readonly bib: number },
  patron: number,
  today: Temporal.PlainDate,
): Promise<Demand> {
  const { rows } = await sql<{
    kept_for: number | null
    kept_hold: number | null
    waiting: number
    waiting_for_it: number
    other_copies: number
  }>`
    select max(h.patron_id) filter (where h.caught_item_id = ${item.id}) as kept_for,
      max(h.id) filter (where h.caught_item_id = ${item.id}) as kept_hold,
      count(*) filter (where h.waits and (h.item_id is null or h.item_id = ${item.id})) as waiting,
      count(*) filter (where h.waits and h.item_id = ${item.id}) as waiting_for_it,
      (select count(*) from catalog.item_view i where i.bib_id = ${item.bib} and i.id <> ${item.id} and i.status = 'available') as other_copies
    from (
      select *, state = 'waiting' and patron_id <> ${patron}
        and not (suspended and (suspended_until is null or suspended_until > ${today})) as waits
      from holds.open_hold_view where bib_id = ${item.bib}
    ) h`.execute(w.db)
  const row = rows[0]
  return {
    keptFor: row?.kept_for ?? null,
    keptHold: row?.kept_hold ?? null,
    waiting: row?.waiting ?? 0,
    waitingForIt: row?.waiting_for_it ?? 0,
    otherCopies: row?.other_copies ?? 0,
  }
}
