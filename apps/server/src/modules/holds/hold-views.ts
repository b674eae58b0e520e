import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { libraryTimeZone } from '../org/index.ts'
import type { Hold, HoldKind, HoldState } from './contract.ts'
import { hopelessSql } from './hopeless.ts'
import { levelOf } from './rules/wish.ts'

interface Row {
  readonly id: number
  readonly patron: number
  readonly patron_name: string
  readonly card: string | null
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly kind: HoldKind
  readonly item: number | null
  readonly part: string | null
  readonly volume: string | null
  readonly alternatives: Hold['alternatives']
  readonly filled_by: number | null
  readonly barcode: string | null
  readonly call_number: string | null
  readonly pickup: number
  readonly pickup_name: string
  readonly time_zone: string | null
  readonly state: HoldState
  readonly position: number | null
  readonly queue_length: number
  readonly placed_at: Temporal.Instant
  readonly placed_by: string
  readonly shelf_until: Temporal.PlainDate | null
  readonly shelf_until_at: Temporal.Instant | null
  readonly suspended_until: Temporal.PlainDate | null
  readonly suspended: boolean
  readonly starts_on: Temporal.PlainDate | null
  readonly expires_at: Temporal.Instant | null
  readonly hopeless_since: Temporal.Instant | null
  readonly pull_from: number | null
  readonly club: number | null
  readonly ended_at: Temporal.Instant | null
  readonly end_reason: string
  readonly note: string
  readonly total: number
}

/** Which holds are asked for. */
export interface HoldQuery {
  readonly patron?: number
  /** Those that wait for the title, or were placed on it. */
  readonly bib?: number
  readonly pickup?: number
  readonly state?: HoldState
  /** Only those that wait or have an item. */
  readonly open?: boolean
  /** Only those that have ended, latest first. */
  readonly ended?: boolean
  /** Only those for which no copy is left. */
  readonly hopeless?: boolean
  readonly club?: number
  readonly ids?: readonly number[]
  /** What stands on the hold shelf of a branch: ready holds, and ended ones whose item nobody has cleared away yet. */
  readonly shelf?: number
  readonly limit?: number
  readonly offset?: number
}

function conditions(query: HoldQuery): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.ids) parts.push(sql`h.id = any(${[...query.ids]}::bigint[])`)
  if (query.shelf !== undefined) parts.push(onShelf(query.shelf))
  if (query.patron !== undefined) parts.push(sql`h.patron_id = ${query.patron}`)
  if (query.bib !== undefined)
    parts.push(
      sql`(h.bib_id = ${query.bib} or h.id in (select hold_id from holds.alternative where bib_id = ${query.bib}))`,
    )
  if (query.pickup !== undefined) parts.push(sql`h.pickup_branch_id = ${query.pickup}`)
  if (query.state !== undefined) parts.push(sql`h.state = ${query.state}`)
  if (query.club !== undefined) parts.push(sql`h.club_id = ${query.club}`)
  if (query.open === true) parts.push(sql`h.state in ('waiting', 'in-transit', 'ready')`)
  if (query.ended === true) parts.push(sql`h.state in ('filled', 'cancelled', 'expired')`)
  if (query.hopeless === true) parts.push(sql`h.state = 'waiting' and ${hopelessSql} is not null`)
  return sql.join(parts, sql` and `)
}

function onShelf(branch: number): RawBuilder<unknown> {
  return sql`h.pickup_branch_id = ${branch} and (h.state = 'ready' or (h.state in ('cancelled', 'expired') and i.status = 'on-hold-shelf'
    and not exists (select from holds.hold o where o.caught_item_id = h.caught_item_id and (o.state in ('in-transit', 'ready') or o.id > h.id))))`
}

/** Holds as lists show them: those with an item first, then by title and place in the queue; ended ones latest first. */
export async function listHolds(w: Work, query: HoldQuery): Promise<{ total: number; rows: Hold[] }> {
  // Seen from the title that is asked for, or else from the one that a hold was placed on.
  const seenFrom = query.bib === undefined ? sql`h.bib_id` : sql`${query.bib}::bigint`
  const { rows } = await sql<Row>`
    select h.id, h.patron_id as patron, p.name as patron_name, p.card, h.bib_id as bib, b.title, b.author, h.kind, h.item_id as item,
      h.part, h.call_number as volume, h.caught_item_id as filled_by, i.barcode, i.call_number, h.pickup_branch_id as pickup,
      br.name as pickup_name, br.time_zone, h.state, q.position,
      (select coalesce(max(position), 0) from holds.place where bib_id = ${seenFrom}) as queue_length,
      coalesce((select json_agg(json_build_object('bib', a.bib_id, 'title', ab.title, 'position', ap.position) order by ab.title)
        from holds.alternative a join catalog.bib_view ab on ab.id = a.bib_id
          left join holds.place ap on ap.hold_id = h.id and ap.bib_id = a.bib_id
        where a.hold_id = h.id), '[]') as alternatives,
      h.placed_at, h.placed_by, h.shelf_until, h.shelf_until_at, h.suspended_until, h.suspended, h.starts_on, h.expires_at,
      case when h.state = 'waiting' then ${hopelessSql} end as hopeless_since, h.pull_from_branch_id as pull_from, h.club_id as club,
      h.ended_at, h.end_reason, h.note, count(*) over () as total
    from holds.hold h
      join patrons.patron_view p on p.id = h.patron_id
      join catalog.bib_view b on b.id = h.bib_id
      join org.branch_view br on br.id = h.pickup_branch_id
      left join holds.place q on q.hold_id = h.id and q.bib_id = ${seenFrom}
      left join catalog.item_history_view i on i.id = coalesce(h.caught_item_id, h.item_id)
    where ${conditions(query)}
    order by case h.state when 'ready' then 0 when 'in-transit' then 1 when 'waiting' then 2 else 3 end,
      case when h.ended_at is not null then h.ended_at end desc, ${seenFrom}, q.position, h.id desc
    limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  const zone = await libraryTimeZone(w)
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => holdView(row, w.now, zone)) }
}

function holdView(row: Row, now: Temporal.Instant, zone: string): Hold {
  const today = now.toZonedDateTimeISO(row.time_zone ?? zone).toPlainDate()
  // A hold whose last moment is past takes no part any more, even before it is taken out of the queue.
  const lapsed =
    row.state === 'waiting' && row.expires_at !== null && Temporal.Instant.compare(row.expires_at, now) <= 0
  return {
    id: row.id,
    patron: row.patron,
    patronName: row.patron_name,
    card: row.card,
    bib: row.bib,
    title: row.title,
    author: row.author,
    kind: row.kind,
    level: levelOf({ item: row.item, part: row.part, callNumber: row.volume }, 1 + row.alternatives.length),
    item: row.item,
    part: row.part,
    volume: row.volume,
    alternatives: row.alternatives,
    filledBy: row.filled_by,
    barcode: row.barcode,
    callNumber: row.call_number,
    pickup: row.pickup,
    pickupName: row.pickup_name,
    state: lapsed ? 'expired' : row.state,
    position: lapsed ? null : row.position,
    queueLength: row.queue_length,
    placedAt: row.placed_at.toString(),
    placedBy: row.placed_by,
    shelfUntil: row.shelf_until?.toString() ?? null,
    shelfExpires: row.shelf_until_at?.toString() ?? null,
    uncollected:
      row.state === 'ready' && row.shelf_until_at !== null && Temporal.Instant.compare(row.shelf_until_at, now) < 0,
    suspendedUntil: row.suspended_until?.toString() ?? null,
    suspended: isSuspended(row, today) || isNotBegun(row, today),
    startsOn: row.starts_on?.toString() ?? null,
    expires: row.expires_at?.toString() ?? null,
    hopelessSince: row.hopeless_since?.toString() ?? null,
    pullFrom: row.pull_from,
    club: row.club,
    endedAt: row.ended_at?.toString() ?? null,
    endReason: row.end_reason,
    note: row.note,
  }
}

/** True while a hold is passed over: until a day, or until it is taken up again. */
export function isSuspended(
  hold: { readonly suspended: boolean; readonly suspended_until: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): boolean {
  return (
    hold.suspended && (hold.suspended_until === null || Temporal.PlainDate.compare(hold.suspended_until, today) > 0)
  )
}

/** True before the first day of a hold. */
function isNotBegun(
  { starts_on: startsOn }: { readonly starts_on: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): boolean {
  return startsOn !== null && Temporal.PlainDate.compare(startsOn, today) > 0
}

/** One hold as lists show it. */
export async function holdById(w: Work, id: number): Promise<Hold | undefined> {
  return (await listHolds(w, { ids: [id] })).rows[0]
}
