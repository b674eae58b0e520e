import { sql, type RawBuilder } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import type { Due } from './attempt.ts'

interface DueRow {
  readonly delivery: number
  readonly attempts: number
  readonly key: string
  readonly type: string
  readonly version: number
  readonly at: Temporal.Instant
  readonly branch_id: number | null
  readonly patron_id: number | null
  readonly data: Record<string, unknown>
  readonly test: boolean
  readonly hook: number
  readonly url: string
  readonly personal: boolean
  readonly headers: Record<string, string>
  readonly secret: string
  readonly previous_secret: string | null
  readonly previous_until: Temporal.Instant | null
  readonly failures: number
  readonly failing_since: Temporal.Instant | null
}

const columns = sql`
  select d.id as delivery, d.attempts, e.key, e.type, e.version, e.at, e.branch_id, e.patron_id, e.data, e.test,
    h.id as hook, h.url, h.personal, h.headers, h.secret, h.previous_secret, h.previous_until, h.failures, h.failing_since
  from webhooks.delivery d join webhooks.event e on e.id = d.event_id join webhooks.hook h on h.id = d.hook_id`

async function read(platform: Platform, where: RawBuilder<unknown>): Promise<readonly Due[]> {
  const { rows } = await sql<DueRow>`${columns} ${where}`.execute(platform.database.kysely)
  return rows.map((row) => ({
    delivery: row.delivery,
    attempts: row.attempts,
    event: {
      key: row.key,
      type: row.type,
      version: row.version,
      at: row.at,
      branch: row.branch_id,
      patron: row.patron_id,
      data: row.data,
      test: row.test,
    },
    hook: {
      id: row.hook,
      url: row.url,
      personal: row.personal,
      headers: row.headers,
      secret: row.secret,
      previous:
        row.previous_secret === null || row.previous_until === null
          ? undefined
          : { secret: row.previous_secret, until: row.previous_until },
      failures: row.failures,
      failingSince: row.failing_since,
    },
  }))
}

/** The next messages of a hook that are due, oldest first; none while it is paused or waits. */
export function dueDeliveries(platform: Platform, hook: number, limit: number): Promise<readonly Due[]> {
  const now = platform.clock.now()
  return read(
    platform,
    sql`where d.hook_id = ${hook} and d.state = 'waiting' and d.next_at <= ${now} and h.state = 'active'
      and h.deleted_at is null and (h.retry_at is null or h.retry_at <= ${now})
      order by d.id limit ${limit}`,
  )
}

/** One delivery, whatever its state, to be sent out of turn. */
export async function deliveryToSend(platform: Platform, id: number): Promise<Due | undefined> {
  return (await read(platform, sql`where d.id = ${id} and h.deleted_at is null`))[0]
}

const longestWait = 60_000

/** Milliseconds until the next message of any hook is due; undefined when that is not within a minute, or none waits. */
export async function waitForNext(platform: Platform): Promise<number | undefined> {
  const { rows } = await sql<{ next: Temporal.Instant | null }>`
    select min(greatest(h.retry_at, first.next_at)) as next
    from webhooks.hook h
    cross join lateral (
      select min(d.next_at) as next_at from webhooks.delivery d where d.hook_id = h.id and d.state = 'waiting'
    ) first
    where h.state = 'active' and h.deleted_at is null and first.next_at is not null`.execute(platform.database.kysely)
  const next = rows[0]?.next
  if (!next) return undefined
  const wait = next.epochMilliseconds - platform.clock.now().epochMilliseconds
  // Another process has what is due already; it is looked at again after a moment.
  return wait > longestWait ? undefined : Math.max(1000, wait)
}
