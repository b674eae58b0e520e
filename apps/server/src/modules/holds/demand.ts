import { sql, type RawBuilder } from 'kysely'
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
  /** Other copies on a shelf that could serve them; not counted when nobody waits. */
  readonly otherCopies: number
  /** Open holds of the patron on the title. */
  readonly own: number
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
  const { rows } = await sql<{ demand: Demand }>`select ${demandSql(item, patron, today)} as demand`.execute(w.db)
  return rows[0]?.demand ?? { keptFor: null, keptHold: null, waiting: 0, waitingForIt: 0, otherCopies: 0, own: 0 }
}

/** The same as a part of a larger query: a JSON object in the shape of `Demand`. */
export function demandSql(
  item: { readonly id: number; readonly bib: number },
  patron: number,
  today: Temporal.PlainDate,
): RawBuilder<Demand> {
  return sql`(
    select json_build_object(
      'keptFor', max(h.patron_id) filter (where h.caught_item_id = ${item.id}),
      'keptHold', max(h.id) filter (where h.caught_item_id = ${item.id}),
      'waiting', count(*) filter (where h.waits and (h.item_id is null or h.item_id = ${item.id})),
      'waitingForIt', count(*) filter (where h.waits and h.item_id = ${item.id}),
      'own', count(*) filter (where h.patron_id = ${patron}),
      'otherCopies', case when count(*) filter (where h.waits) = 0 then 0 else
        (select count(*) from catalog.item_view i where i.bib_id = ${item.bib} and i.id <> ${item.id} and i.status = 'available') end)
    from (
      select *, state = 'waiting' and patron_id <> ${patron}
        and not (suspended and (suspended_until is null or suspended_until > ${today})) as waits
      from holds.open_hold_view where bib_id = ${item.bib}
    ) h)`
}
