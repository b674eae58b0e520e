import { sql, type Selectable } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { HoldKind, HoldState } from './contract.ts'
import { enterAtHead, leaveQueues, restorePlaces, type Place } from './queue.ts'
import type { HoldsTables } from './tables.ts'

/** A hold as it is kept, with its place in every queue in which it waits. */
export type HoldRow = Selectable<HoldsTables['holds.hold']> & { readonly places: readonly Place[] }

const tables = (w: Pick<Work, 'db'>) => tablesOf<HoldsTables>(w)

/** The places of a hold `h` as a JSON list, for a query. */
export const placesSql = sql<
  readonly Place[]
>`coalesce((select json_agg(json_build_object('bib', p.bib_id, 'position', p.position) order by p.bib_id)
  from holds.place p where p.hold_id = h.id), '[]')`

/** Locks the queue of a title: two holds never get the same copy, places stay without gaps. */
export async function lockQueue(w: Work, bib: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('holds.queue', ${bib}))`.execute(w.db)
}

/** Locks several queues, always in the same order. */
export async function lockQueues(w: Work, bibs: readonly number[]): Promise<void> {
  for (const bib of [...new Set(bibs)].sort((a, b) => a - b)) await lockQueue(w, bib)
}

/** A hold, locked together with every queue that it is or was in. */
export async function holdForUpdate(w: Work, id: number): Promise<HoldRow | undefined> {
  const bibs = await bibsOfHold(w, id)
  if (bibs.length === 0) return undefined
  await lockQueues(w, bibs)
  const { rows } = await sql<HoldRow>`
    select h.*, ${placesSql} as places from holds.hold h where h.id = ${id} for update of h`.execute(w.db)
  return rows[0]
}

/** The titles that will do for a hold, the one it was placed on first; none when there is no such hold. */
export async function bibsOfHold(w: Pick<Work, 'db'>, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ bib: number }>`
    select bib_id as bib from holds.hold where id = ${id} union all select bib_id from holds.alternative where hold_id = ${id}`.execute(
    w.db,
  )
  return rows.map((row) => row.bib)
}

/** The open holds that concern a title in the order of its queue; those with an item first. */
export async function openHoldsOf(w: Pick<Work, 'db'>, bib: number): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.*, ${placesSql} as places
    from holds.hold h left join holds.place q on q.hold_id = h.id and q.bib_id = ${bib}
    where h.id = any(array(
        select id from holds.hold where bib_id = ${bib} and state in ('waiting', 'in-transit', 'ready')
        union select hold_id from holds.place where bib_id = ${bib}
        union select hold_id from holds.alternative where bib_id = ${bib}))
      and h.state in ('waiting', 'in-transit', 'ready')
    order by q.position nulls first, h.id`.execute(w.db)
  return rows
}

/** The open hold for which an item is kept. */
export async function holdWithItem(w: Pick<Work, 'db'>, item: number): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select h.*, '[]'::json as places from holds.hold h
    where h.caught_item_id = ${item} and h.state in ('in-transit', 'ready')`.execute(w.db)
  return rows[0]
}

/** A hold to be written. */
export interface NewHold {
  readonly patron: number
  /** Titles that will do, the one it is placed on first. */
  readonly bibs: readonly number[]
  readonly item: number | null
  readonly part: string | null
  readonly callNumber: string | null
  readonly nth: number
  readonly kind: HoldKind
  readonly pickup: number
  readonly note: string
  readonly startsOn: Temporal.PlainDate | null
  readonly expiresAt: Temporal.Instant | null
  readonly passed: readonly string[]
  readonly club: number | null
}

/** Puts a hold at the end of its queues; the caller holds their locks. */
export async function insertHold(w: Work, hold: NewHold): Promise<number> {
  const { id } = await tables(w)
    .insertInto('holds.hold')
    .values({
      patron_id: hold.patron,
      bib_id: hold.bibs[0] ?? 0,
      item_id: hold.item,
      part: hold.part,
      call_number: hold.callNumber,
      nth: hold.nth,
      kind: hold.kind,
      pickup_branch_id: hold.pickup,
      placed_at: w.now,
      placed_by: actorName(w.actor),
      note: hold.note,
      starts_on: hold.startsOn,
      expires_at: hold.expiresAt,
      passed: [...hold.passed],
      club_id: hold.club,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const others = hold.bibs.slice(1)
  if (others.length > 0)
    await tables(w)
      .insertInto('holds.alternative')
      .values(others.map((bib) => ({ hold_id: id, bib_id: bib })))
      .execute()
  await sql`insert into holds.place (hold_id, bib_id, position)
    select ${id}, b, (select coalesce(max(position), 0) + 1 from holds.place where bib_id = b)
    from unnest(${[...hold.bibs]}::bigint[]) b`.execute(w.db)
  return id
}

/** Takes a hold out of its queues, or gives it an item, or ends it; places behind it move up. */
export async function moveHold(
  w: Work,
  hold: HoldRow,
  to: HoldState,
  values: {
    readonly item?: number | null
    readonly shelfUntil?: ShelfEnd | null
    readonly pickup?: number
    readonly pullFrom?: number | null
    readonly reason?: string
  },
): Promise<void> {
  const open = to === 'waiting' || to === 'in-transit' || to === 'ready'
  if (hold.state === 'waiting' && to !== 'waiting') await leaveQueues(w, hold.id)
  await tables(w)
    .updateTable('holds.hold')
    .set({
      state: to,
      ...(values.item !== undefined && { caught_item_id: values.item, caught_at: values.item === null ? null : w.now }),
      ...(values.shelfUntil !== undefined && {
        shelf_until: values.shelfUntil?.day ?? null,
        shelf_until_at: values.shelfUntil?.at ?? null,
      }),
      ...(values.pickup !== undefined && { pickup_branch_id: values.pickup }),
      ...(values.pullFrom !== undefined && { pull_from_branch_id: values.pullFrom }),
      ...(!open && { ended_at: w.now, end_reason: values.reason ?? '', pull_from_branch_id: null }),
    })
    .where('id', '=', hold.id)
    .execute()
  if (to === 'waiting' && hold.state !== 'waiting') await enterAtHead(w, hold.id, await bibsOfHold(w, hold.id))
}

/** The end of the time on the shelf: the moment, and the day of the pick-up branch on which it is. */
export interface ShelfEnd {
  readonly at: Temporal.Instant
  readonly day: Temporal.PlainDate
}

/** Puts a hold back as it was, when what ended or caught it is undone; it joins its queues at its old places. */
export async function restoreHold(w: Work, before: HoldRow): Promise<void> {
  const { id, places, ...values } = before
  await leaveQueues(w, id)
  await tables(w).updateTable('holds.hold').set(values).where('id', '=', id).execute()
  if (before.state === 'waiting') await restorePlaces(w, id, places)
}

/** A hold that was kept as JSON, with its moments and days as they were. */
export function reviveHold(stored: Readonly<Record<string, unknown>>): HoldRow {
  const instant = (name: string) => (typeof stored[name] === 'string' ? Temporal.Instant.from(stored[name]) : null)
  const day = (name: string) => (typeof stored[name] === 'string' ? Temporal.PlainDate.from(stored[name]) : null)
  const { position, ...kept } = stored
  const hold: unknown = {
    ...kept,
    // How places were kept before a hold could wait in several queues.
    places: stored['places'] ?? (typeof position === 'number' ? [{ bib: stored['bib_id'], position }] : []),
    placed_at: instant('placed_at'),
    caught_at: instant('caught_at'),
    ended_at: instant('ended_at'),
    expires_at: instant('expires_at'),
    shelf_until_at: instant('shelf_until_at'),
    fee_charged_at: instant('fee_charged_at'),
    moved_at: instant('moved_at'),
    suspended_until: day('suspended_until'),
    starts_on: day('starts_on'),
    shelf_until: day('shelf_until'),
  }
  return hold as HoldRow
}

/** Writes what staff or the patron may change at any time. */
export async function updateHold(
  w: Work,
  id: number,
  values: {
    readonly pickup?: number
    readonly suspended?: boolean
    readonly suspendedUntil?: Temporal.PlainDate | null
    readonly startsOn?: Temporal.PlainDate | null
    readonly expiresAt?: Temporal.Instant | null
    readonly shelfUntil?: ShelfEnd
    readonly pullFrom?: number | null
    readonly feeCharged?: boolean
    readonly note?: string
  },
): Promise<void> {
  const set = {
    ...(values.pickup !== undefined && { pickup_branch_id: values.pickup }),
    ...(values.suspended !== undefined && { suspended: values.suspended }),
    ...(values.suspendedUntil !== undefined && { suspended_until: values.suspendedUntil }),
    ...(values.startsOn !== undefined && { starts_on: values.startsOn }),
    ...(values.expiresAt !== undefined && { expires_at: values.expiresAt }),
    ...(values.shelfUntil !== undefined && {
      shelf_until: values.shelfUntil.day,
      shelf_until_at: values.shelfUntil.at,
    }),
    ...(values.pullFrom !== undefined && { pull_from_branch_id: values.pullFrom }),
    ...(values.feeCharged === true && { fee_charged_at: w.now }),
    ...(values.note !== undefined && { note: values.note }),
  }
  if (Object.keys(set).length > 0) await tables(w).updateTable('holds.hold').set(set).where('id', '=', id).execute()
}

/** A hold as it is kept, not locked. */
export async function holdForReading(w: Pick<Work, 'db'>, id: number): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select h.*, ${placesSql} as places from holds.hold h where h.id = ${id}`.execute(w.db)
  return rows[0]
}
