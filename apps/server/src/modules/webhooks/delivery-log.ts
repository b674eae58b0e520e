import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Delivery, DeliveryDetail, ListDeliveries } from './contract.ts'
import { siteLink } from '../org/index.ts'
import { eventName, messageBody, type KeptEvent } from './message.ts'

type Query = NonNullable<(typeof ListDeliveries)['types']>['query']

interface DeliveryRow {
  readonly id: number
  readonly hook_id: number
  readonly hook_name: string
  readonly url: string
  readonly personal: boolean
  readonly key: string
  readonly type: string
  readonly version: number
  readonly test: boolean
  readonly at: Temporal.Instant
  readonly branch_id: number | null
  readonly patron_id: number | null
  readonly data: Record<string, unknown>
  readonly state: Delivery['state']
  readonly attempts: number
  readonly next_at: Temporal.Instant
  readonly ended_at: Temporal.Instant | null
  readonly status: number | null
  readonly failure: string | null
}

const columns = sql`d.id, d.hook_id, h.name as hook_name, h.url, h.personal, e.key, e.type, e.version, e.test, e.at, e.branch_id,
  e.patron_id, e.data, d.state, d.attempts, d.next_at, d.ended_at, d.status, d.failure`
const joined = sql`webhooks.delivery d join webhooks.event e on e.id = d.event_id join webhooks.hook h on h.id = d.hook_id`

function view(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    hook: row.hook_id,
    hookName: row.hook_name,
    event: eventName(row.key),
    type: row.type,
    test: row.test,
    at: row.at.toString(),
    state: row.state,
    attempts: row.attempts,
    nextAt: row.state === 'waiting' ? row.next_at.toString() : null,
    endedAt: row.ended_at?.toString() ?? null,
    status: row.status,
    failure: row.failure,
  }
}

/** The log of deliveries, latest first. */
export async function listDeliveries(w: Work, query: Query): Promise<{ total: number; rows: Delivery[] }> {
  const where = sql`
    where (${query.hook ?? null}::bigint is null or d.hook_id = ${query.hook ?? null})
      and (${query.state ?? null}::text is null or d.state = ${query.state ?? null})
      and (${query.type ?? null}::text is null or e.type = ${query.type ?? null})`
  const [page, count] = await Promise.all([
    sql<DeliveryRow>`
      select ${columns} from ${joined} ${where}
      order by d.id desc limit ${query.limit ?? 50} offset ${query.offset ?? 0}`.execute(w.db),
    sql<{ total: number }>`select count(*) as total from ${joined} ${where}`.execute(w.db),
  ])
  return { total: count.rows[0]?.total ?? 0, rows: page.rows.map(view) }
}

/** There is no such delivery, perhaps not any more. */
export const deliveryNotFound = (id: number) =>
  notFound('delivery', `There is no delivery ${id} in the log. It is kept for some days only.`)

interface TryRow {
  readonly id: number
  readonly at: Temporal.Instant
  readonly milliseconds: number
  readonly status: number | null
  readonly failure: string | null
  readonly answer: string
  readonly by_name: string | null
}

/** One delivery with what is sent and what was answered each time, latest first. */
export async function deliveryById(w: Work, id: number): Promise<DeliveryDetail | Refusal> {
  const { rows } = await sql<DeliveryRow>`select ${columns} from ${joined} where d.id = ${id}`.execute(w.db)
  const [row] = rows
  if (!row) return deliveryNotFound(id)
  const tries = await sql<TryRow>`
    select id, at, milliseconds, status, failure, answer, by_name from webhooks.attempt
    where delivery_id = ${id} order by id desc limit 100`.execute(w.db)
  return {
    ...view(row),
    url: row.url,
    personal: row.personal && row.patron_id !== null,
    body: messageBody(await siteLink(w), eventOf(row)),
    tries: tries.rows.map(({ by_name: by, at, ...one }) => ({ ...one, at: at.toString(), by })),
  }
}

function eventOf({ key, type, version, at, branch_id: branch, patron_id: patron, data, test }: DeliveryRow): KeptEvent {
  return { key, type, version, at, branch, patron, data, test }
}
