import { sql } from 'kysely'
import { hiddenValue } from '../../platform/sms-gateway.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Webhook } from './contract.ts'

interface HookRow {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly events: string[]
  readonly branch_id: number | null
  readonly personal: boolean
  readonly headers: Record<string, string>
  readonly note: string
  readonly tell: string
  readonly state: Webhook['state']
  readonly paused_at: Temporal.Instant | null
  readonly paused_by: string | null
  readonly paused_why: string | null
  readonly failures: number
  readonly failing_since: Temporal.Instant | null
  readonly retry_at: Temporal.Instant | null
  readonly delivered_at: Temporal.Instant | null
  readonly previous_until: Temporal.Instant | null
  readonly created_at: Temporal.Instant
  readonly created_by: string
  readonly waiting: number
  readonly failed: number
}

const text = (moment: Temporal.Instant | null) => moment?.toString() ?? null

function view(row: HookRow, now: Temporal.Instant): Webhook {
  const overlaps = row.previous_until !== null && Temporal.Instant.compare(now, row.previous_until) < 0
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    branch: row.branch_id,
    personal: row.personal,
    headers: Object.fromEntries(Object.keys(row.headers).map((name) => [name, hiddenValue])),
    note: row.note,
    tell: row.tell,
    state: row.state,
    pausedAt: text(row.paused_at),
    pausedBy: row.paused_by,
    pausedWhy: row.paused_why,
    failures: row.failures,
    failingSince: text(row.failing_since),
    retryAt: text(row.retry_at),
    deliveredAt: text(row.delivered_at),
    previousUntil: overlaps ? text(row.previous_until) : null,
    waiting: row.waiting,
    failed: row.failed,
    createdAt: row.created_at.toString(),
    createdBy: row.created_by,
  }
}

async function views(w: Work, id: number | null): Promise<Webhook[]> {
  const { rows } = await sql<HookRow>`
    select h.*, count(d) filter (where d.state = 'waiting') as waiting, count(d) filter (where d.state = 'failed' and not e.test) as failed
    from webhooks.hook h
    left join webhooks.delivery d on d.hook_id = h.id and d.state in ('waiting', 'failed')
    left join webhooks.event e on e.id = d.event_id
    where h.deleted_at is null and (${id}::bigint is null or h.id = ${id}) group by h.id order by h.name, h.id`.execute(
    w.db,
  )
  return rows.map((row) => view(row, w.now))
}

/** Every webhook, by name, with how it is doing; never its secret. */
export async function listWebhooks(w: Work): Promise<{ total: number; rows: Webhook[] }> {
  const rows = await views(w, null)
  return { total: rows.length, rows }
}

/** There is no such webhook. */
export const hookNotFound = (id: number) => notFound('webhook', `There is no webhook ${id}.`)

/** One webhook. */
export async function webhookById(w: Work, id: number): Promise<Webhook | Refusal> {
  const [hook] = await views(w, id)
  return hook ?? hookNotFound(id)
}
