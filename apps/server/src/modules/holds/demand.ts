import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { servesSql, takesPartSql } from './waiters.ts'

/** Who waits for an item's title, and what else could serve them. */
export interface Demand {
  /** The patron for whom this very item is kept, if any. */
  readonly keptFor: number | null
  readonly keptHold: number | null
  /** Others who wait, are not suspended and would take this item. */
  readonly waiting: number
  /** Of these, those for whom only this item will do. */
  readonly waitingForIt: number
  /** Of these, those who have it called back. */
  readonly recalls: number
  /** Other copies on a shelf that could serve them; not counted when nobody waits. */
  readonly otherCopies: number
  /** Open holds of the patron on the title. */
  readonly own: number
}

/** True when lending or keeping this item would make someone wait longer. */
export function isNeeded(demand: Demand): boolean {
  return demand.waitingForIt > 0 || demand.waiting > demand.otherCopies
}

/** An item as far as those who wait for its title look at it. */
export type DemandedItem = Pick<ItemFacts, 'id' | 'bib' | 'part' | 'callNumber'>

/** Looks at the queue of an item's title from the side of one patron; suspended holds wait for nobody. */
export async function demandFor(
  w: Work,
  item: DemandedItem,
  patron: number,
  today: Temporal.PlainDate,
): Promise<Demand> {
  const { rows } = await sql<{ demand: Demand }>`select ${demandSql(item, patron, today, w.now)} as demand`.execute(
    w.db,
  )
  return (
    rows[0]?.demand ?? {
      keptFor: null,
      keptHold: null,
      waiting: 0,
      waitingForIt: 0,
      recalls: 0,
      otherCopies: 0,
      own: 0,
    }
  )
}

/** The same item where a larger query knows it: its columns there. */
type DemandedColumns = { readonly [K in keyof DemandedItem]: DemandedItem[K] | RawBuilder<DemandedItem[K]> }

/** The same as a part of a larger query: a JSON object in the shape of `Demand`. */
export function demandSql(
  item: DemandedColumns,
  patron: number | RawBuilder<number>,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): RawBuilder<Demand> {
  return sql`(
    select json_build_object(
      'keptFor', max(h.patron_id) filter (where h.caught_item_id = ${item.id}),
      'keptHold', max(h.id) filter (where h.caught_item_id = ${item.id}),
      'waiting', count(*) filter (where h.waits),
      'waitingForIt', count(*) filter (where h.waits and h.item_id is not null),
      'recalls', count(*) filter (where h.waits and h.kind = 'recall'),
      'own', count(*) filter (where h.patron_id = ${patron}),
      'otherCopies', case when count(*) filter (where h.waits) = 0 then 0 else
        (select count(*) from catalog.item_view i where i.bib_id = ${item.bib} and i.id <> ${item.id} and i.status = 'available'
          and (count(*) filter (where h.waits and num_nonnulls(h.part, h.call_number) > 0) = 0
            or (i.part is not distinct from ${item.part}::text and i.call_number = ${item.callNumber}))) end)
    from (
      select h.*, h.state = 'waiting' and h.patron_id <> ${patron} and ${servesSql(item)} and ${takesPartSql(today, now)} as waits
      from holds.hold h
      where h.id = any(array(
          select id from holds.hold where bib_id = ${item.bib} and state in ('waiting', 'in-transit', 'ready')
          union all select hold_id from holds.place where bib_id = ${item.bib}
          union all select id from holds.hold where caught_item_id = ${item.id} and state in ('in-transit', 'ready')))
    ) h)`
}
