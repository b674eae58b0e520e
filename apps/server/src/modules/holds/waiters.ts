import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { patronFacts } from '../patrons/index.ts'
import type { Waiter } from './filling.ts'
import { placesSql, type HoldRow } from './store.ts'

/** True for a hold `h` that takes part today: not suspended, begun, and not over. */
export function takesPartSql(today: Temporal.PlainDate, now: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`(not (h.suspended and (h.suspended_until is null or h.suspended_until > ${today}))
    and (h.starts_on is null or h.starts_on <= ${today}) and (h.expires_at is null or h.expires_at > ${now}))`
}

/** True for a hold `h` that asks for an item of its title: see `rules/wish.ts`. */
export function servesSql(item: {
  readonly id: number | RawBuilder<number>
  readonly part: string | null | RawBuilder<string | null>
  readonly callNumber: string | RawBuilder<string>
}): RawBuilder<boolean> {
  return sql<boolean>`((h.item_id is null or h.item_id = ${item.id})
    and (h.part is null or lower(trim(h.part)) = lower(trim(${item.part}::text)))
    and (h.call_number is null or lower(trim(h.call_number)) = lower(trim(${item.callNumber}::text))))`
}

/** A waiting hold with what rules ask of its patron. */
export interface QueuedHold extends Waiter {
  readonly hold: HoldRow
}

type Row = HoldRow & {
  readonly category: string
  readonly birth_date: Temporal.PlainDate | null
  readonly home: number
}

/** The holds that wait for an item's title, take part today and ask for this item, in the order of the queue. */
export async function queueFor(
  w: Pick<Work, 'db' | 'now'>,
  item: Pick<ItemFacts, 'id' | 'bib' | 'part' | 'callNumber'>,
  today: Temporal.PlainDate,
): Promise<readonly QueuedHold[]> {
  const { rows } = await sql<Row>`
    select h.*, ${placesSql} as places, p.category_code as category, p.birth_date, p.branch_id as home
    from holds.place q join holds.hold h on h.id = q.hold_id join patrons.patron_view p on p.id = h.patron_id
    where q.bib_id = ${item.bib} and ${takesPartSql(today, w.now)} and ${servesSql(item)}
    order by q.position`.execute(w.db)
  return rows.map(({ category, birth_date: birthDate, home, ...hold }) => ({
    hold,
    category,
    birthDate,
    home,
    pickup: hold.pickup_branch_id,
    passed: hold.passed,
  }))
}

/** What rules ask of the patron of a hold. */
export async function waiterOf(w: Pick<Work, 'db' | 'now' | 'platform'>, hold: HoldRow): Promise<Waiter> {
  const patron = await patronFacts(w, { id: hold.patron_id })
  return {
    category: patron?.category ?? '',
    birthDate: patron?.birthDate ?? null,
    home: patron?.branch ?? hold.pickup_branch_id,
    pickup: hold.pickup_branch_id,
    passed: hold.passed,
  }
}
