import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { HoldState } from './contract.ts'
import type { HoldsTables } from './tables.ts'
import type { Selectable } from 'kysely'

/** A hold as it is kept. */
export type HoldRow = Selectable<HoldsTables['holds.hold']>

const tables = (w: Pick<Work, 'db'>) => tablesOf<HoldsTables>(w)

/** Locks the queue of a title: two holds never get the same copy, places stay without gaps. */
export async function lockQueue(w: Work, bib: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('holds.queue', ${bib}))`.execute(w.db)
}

/** A hold, locked together with its queue. */
export async function holdForUpdate(w: Work, id: number): Promise<HoldRow | undefined> {
  const found = await tables(w).selectFrom('holds.hold').select('bib_id').where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  await lockQueue(w, found.bib_id)
  return tables(w).selectFrom('holds.hold').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The open holds of a title in the order of the queue; those with an item first. */
export function openHoldsOf(w: Work, bib: number): Promise<HoldRow[]> {
  return tables(w)
    .selectFrom('holds.hold')
    .selectAll()
    .where('bib_id', '=', bib)
    .where('state', 'in', ['waiting', 'in-transit', 'ready'])
    .orderBy('position', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

/** The open hold for which an item is kept. */
export function holdWithItem(w: Pick<Work, 'db'>, item: number): Promise<HoldRow | undefined> {
  return tables(w)
    .selectFrom('holds.hold')
    .selectAll()
    .where('caught_item_id', '=', item)
    .where('state', 'in', ['in-transit', 'ready'])
    .executeTakeFirst()
}

/** How many holds of a patron are open. */
export async function countOpenHolds(w: Work, patron: number): Promise<number> {
  const { count } = await tables(w)
    .selectFrom('holds.hold')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('patron_id', '=', patron)
    .where('state', 'in', ['waiting', 'in-transit', 'ready'])
    .executeTakeFirstOrThrow()
  return count
}

/** Puts a hold at the end of the queue; the caller holds its lock. */
export async function insertHold(
  w: Work,
  hold: {
    readonly patron: number
    readonly bib: number
    readonly item: number | null
    readonly pickup: number
    readonly note: string
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into holds.hold (patron_id, bib_id, item_id, pickup_branch_id, position, placed_at, placed_by, note)
    select ${hold.patron}, ${hold.bib}, ${hold.item}::bigint, ${hold.pickup},
      (select count(*) + 1 from holds.hold where bib_id = ${hold.bib} and state = 'waiting'), ${w.now}, ${actorName(w.actor)}, ${hold.note}
    returning id`.execute(w.db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The hold was not written.')
  return id
}

/** Takes a hold out of the queue, or gives it an item, or ends it; places behind it move up. */
export async function moveHold(
  w: Work,
  hold: HoldRow,
  to: HoldState,
  values: {
    readonly item?: number | null
    readonly shelfUntil?: Temporal.PlainDate | null
    readonly pickup?: number
    readonly reason?: string
  },
): Promise<void> {
  const open = to === 'waiting' || to === 'in-transit' || to === 'ready'
  if (to === 'waiting')
    await sql`update holds.hold set position = position + 1 where bib_id = ${hold.bib_id} and state = 'waiting'`.execute(
      w.db,
    )
  await tables(w)
    .updateTable('holds.hold')
    .set({
      state: to,
      position: to === 'waiting' ? 1 : null,
      ...(values.item !== undefined && { caught_item_id: values.item, caught_at: values.item === null ? null : w.now }),
      ...(values.shelfUntil !== undefined && { shelf_until: values.shelfUntil }),
      ...(values.pickup !== undefined && { pickup_branch_id: values.pickup }),
      ...(!open && { ended_at: w.now, end_reason: values.reason ?? '' }),
    })
    .where('id', '=', hold.id)
    .execute()
  if (hold.position !== null && to !== 'waiting') {
    await sql`update holds.hold set position = position - 1 where bib_id = ${hold.bib_id} and state = 'waiting' and position > ${hold.position}`.execute(
      w.db,
    )
  }
}

/** Puts a hold back as it was, when what ended or caught it is undone; it joins the queue at its old place. */
export async function restoreHold(w: Work, before: HoldRow): Promise<void> {
  if (before.state === 'waiting' && before.position !== null) {
    await sql`update holds.hold set position = position + 1 where bib_id = ${before.bib_id} and state = 'waiting' and position >= ${before.position}`.execute(
      w.db,
    )
  }
  const { id, ...values } = before
  await tables(w).updateTable('holds.hold').set(values).where('id', '=', id).execute()
}

/** Writes what staff or the patron may change at any time. */
export async function updateHold(
  w: Work,
  id: number,
  values: {
    readonly pickup?: number
    readonly suspended?: boolean
    readonly suspendedUntil?: Temporal.PlainDate | null
    readonly note?: string
  },
): Promise<void> {
  await tables(w)
    .updateTable('holds.hold')
    .set({
      ...(values.pickup !== undefined && { pickup_branch_id: values.pickup }),
      ...(values.suspended !== undefined && { suspended: values.suspended }),
      ...(values.suspendedUntil !== undefined && { suspended_until: values.suspendedUntil }),
      ...(values.note !== undefined && { note: values.note }),
    })
    .where('id', '=', id)
    .execute()
}

/** Numbers the waiting holds of a title in the given order. */
export async function writeQueue(w: Work, ids: readonly number[]): Promise<void> {
  await sql`update holds.hold h set position = o.position
    from unnest(${ids}::bigint[]) with ordinality as o(id, position)
    where h.id = o.id and h.position is distinct from o.position`.execute(w.db)
}
