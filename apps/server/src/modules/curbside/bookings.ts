import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { listHolds } from '../holds/index.ts'
import type { CurbsideBooking, CurbsideState } from './contract.ts'

/** Which bookings are asked for. */
export interface BookingQuery {
  readonly id?: number
  readonly branch?: number
  readonly day?: string
  readonly patron?: number
  readonly state?: CurbsideState
  readonly latestFirst?: boolean
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  readonly id: number
  readonly branch: number
  readonly branchName: string
  readonly patron: number
  readonly patronName: string
  readonly card: string | null
  readonly phone: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly day: Temporal.PlainDate
  readonly state: CurbsideState
  readonly note: string
  readonly steps: readonly {
    readonly state: CurbsideState
    readonly at: string
    readonly by: string
    readonly loans: readonly number[]
  }[]
  readonly total: number
}

function conditions(query: BookingQuery): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.id !== undefined) parts.push(sql`k.id = ${query.id}`)
  if (query.branch !== undefined) parts.push(sql`k.branch_id = ${query.branch}`)
  if (query.day !== undefined) parts.push(sql`k.day = ${query.day}::date`)
  if (query.patron !== undefined) parts.push(sql`k.patron_id = ${query.patron}`)
  if (query.state !== undefined) parts.push(sql`k.state = ${query.state}`)
  return sql.join(parts, sql` and `)
}

/** Bookings in the order of their slots, with what is on the hold shelf for their patrons. */
export async function listBookings(w: Work, query: BookingQuery): Promise<{ total: number; rows: CurbsideBooking[] }> {
  const { rows } = await sql<Row>`
    select k.id, k.branch_id as branch, b.name as "branchName", k.patron_id as patron, p.name as "patronName", p.card, p.phone,
      k.starts_at as "startsAt", k.ends_at as "endsAt", k.day, k.state, k.note,
      coalesce((select json_agg(json_build_object('state', s.to_state, 'at', s.at, 'by', s.by_name, 'loans', s.loans) order by s.id)
        from curbside.step s where s.booking_id = k.id and s.undone_at is null), '[]') as steps,
      count(*) over () as total
    from curbside.booking k join org.branch_view b on b.id = k.branch_id join patrons.patron_view p on p.id = k.patron_id
    where ${conditions(query)}
    order by ${query.latestFirst === true ? sql`k.starts_at desc` : sql`k.starts_at`}, k.place, k.id
    limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  const views: CurbsideBooking[] = []
  for (const row of rows) views.push(await bookingView(w, row))
  return { total: rows[0]?.total ?? 0, rows: views }
}

const over: readonly CurbsideState[] = ['delivered', 'cancelled']

async function bookingView(w: Work, { total: _total, ...row }: Row): Promise<CurbsideBooking> {
  const ready = over.includes(row.state)
    ? []
    : (await listHolds(w, { patron: row.patron, pickup: row.branch, state: 'ready' })).rows
  return {
    ...row,
    startsAt: row.startsAt.toString(),
    endsAt: row.endsAt.toString(),
    day: row.day.toString(),
    steps: row.steps.map(({ state, at, by }) => ({ state, at: Temporal.Instant.from(at).toString(), by })),
    waitingOutside: row.state === 'outside' && !row.steps.some((step) => step.state === 'staged'),
    ready: ready
      .filter((hold) => hold.pullFrom === null)
      .map((hold) => ({
        hold: hold.id,
        title: hold.title,
        barcode: hold.barcode,
        callNumber: hold.callNumber,
        shelfUntil: hold.shelfUntil,
      })),
    loans: row.steps.flatMap((step) => [...step.loans]),
  }
}

/** One booking. */
export async function bookingById(w: Work, id: number): Promise<CurbsideBooking | Refusal> {
  return (await listBookings(w, { id })).rows[0] ?? notFound('booking', `There is no booking ${id}.`)
}
