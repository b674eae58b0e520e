import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Hold, HoldState } from './contract.ts'

interface Row {
  readonly id: number
  readonly patron: number
  readonly patron_name: string
  readonly card: string | null
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly item: number | null
  readonly filled_by: number | null
  readonly barcode: string | null
  readonly call_number: string | null
  readonly pickup: number
  readonly pickup_name: string
  readonly state: HoldState
  readonly position: number | null
  readonly queue_length: number
  readonly placed_at: Temporal.Instant
  readonly shelf_until: Temporal.PlainDate | null
  readonly suspended_until: Temporal.PlainDate | null
  readonly suspended: boolean
  readonly note: string
  readonly total: number
}

/** Which holds are asked for. */
export interface HoldQuery {
  readonly patron?: number
  readonly bib?: number
  readonly pickup?: number
  readonly state?: HoldState
  /** Only those that wait or have an item. */
  readonly open?: boolean
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
  if (query.bib !== undefined) parts.push(sql`h.bib_id = ${query.bib}`)
  if (query.pickup !== undefined) parts.push(sql`h.pickup_branch_id = ${query.pickup}`)
  if (query.state !== undefined) parts.push(sql`h.state = ${query.state}`)
  if (query.open === true) parts.push(sql`h.state in ('waiting', 'in-transit', 'ready')`)
  return sql.join(parts, sql` and `)
}

function onShelf(branch: number): RawBuilder<unknown> {
  return sql`h.pickup_branch_id = ${branch} and (h.state = 'ready' or (h.state in ('cancelled', 'expired') and i.status = 'on-hold-shelf'
    and not exists (select from holds.hold o where o.caught_item_id = h.caught_item_id and (o.state in ('in-transit', 'ready') or o.id > h.id))))`
}

/** Holds as lists show them: those with an item first, then by title and place in the queue. */
export async function listHolds(w: Work, query: HoldQuery): Promise<{ total: number; rows: Hold[] }> {
  const { rows } = await sql<Row>`
    select h.id, h.patron_id as patron, p.name as patron_name, p.card, h.bib_id as bib, b.title, b.author, h.item_id as item,
      h.caught_item_id as filled_by, i.barcode, i.call_number, h.pickup_branch_id as pickup, br.name as pickup_name, h.state, h.position,
      (select count(*) from holds.hold q where q.bib_id = h.bib_id and q.state = 'waiting') as queue_length,
      h.placed_at, h.shelf_until, h.suspended_until, h.suspended, h.note, count(*) over () as total
    from holds.hold h
      join patrons.patron_view p on p.id = h.patron_id
      join catalog.bib_view b on b.id = h.bib_id
      join org.branch_view br on br.id = h.pickup_branch_id
      left join catalog.item_history_view i on i.id = coalesce(h.caught_item_id, h.item_id)
    where ${conditions(query)}
    order by case h.state when 'ready' then 0 when 'in-transit' then 1 when 'waiting' then 2 else 3 end, h.bib_id, h.position, h.id desc
    limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  const today = await todayAt(w, null)
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => holdView(row, today)) }
}

function holdView(row: Row, today: Temporal.PlainDate): Hold {
  return {
    id: row.id,
    patron: row.patron,
    patronName: row.patron_name,
    card: row.card,
    bib: row.bib,
    title: row.title,
    author: row.author,
    item: row.item,
    filledBy: row.filled_by,
    barcode: row.barcode,
    callNumber: row.call_number,
    pickup: row.pickup,
    pickupName: row.pickup_name,
    state: row.state,
    position: row.position,
    queueLength: row.queue_length,
    placedAt: row.placed_at.toString(),
    shelfUntil: row.shelf_until?.toString() ?? null,
    suspendedUntil: row.suspended_until?.toString() ?? null,
    suspended: isSuspended(row, today),
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

/** One hold as lists show it. */
export async function holdById(w: Work, id: number): Promise<Hold | undefined> {
  return (await listHolds(w, { ids: [id] })).rows[0]
}
