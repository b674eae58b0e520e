import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import type { Platform } from '../../platform/platform.ts'
import { attempt, currentTerms } from './attempt.ts'
import { dueDeliveries } from './due-deliveries.ts'

/** Under this number of PostgreSQL's advisory locks stand the lines of hooks. */
const lockSpace = 7_204_113
const hooksAtOnce = 4
const together = 20

interface Deliverer {
  running: Promise<number> | undefined
  next: Promise<number> | undefined
}

const deliverers = new WeakMap<Platform, Deliverer>()

/**
 * Sends what is due to every hook, each in the order in which things happened. One process at a time sends to a hook; should it
 * die, its lock dies with its connection, and the next one goes on. Returns how many messages arrived. Called while it runs,
 * it runs once more afterwards.
 */
export function deliverDue(platform: Platform): Promise<number> {
  const state = deliverers.get(platform) ?? { running: undefined, next: undefined }
  deliverers.set(platform, state)
  if (state.running === undefined) return begin(platform, state)
  state.next ??= state.running.then(
    () => begin(platform, state),
    () => begin(platform, state),
  )
  return state.next
}

function begin(platform: Platform, state: Deliverer): Promise<number> {
  state.next = undefined
  const run = round(platform).finally(() => {
    if (state.running === run) state.running = undefined
  })
  state.running = run
  return run
}

async function round(platform: Platform): Promise<number> {
  const waiting = await hooksWithDue(platform)
  if (waiting.length === 0) return 0
  const client = await platform.database.pool.connect()
  try {
    let sent = 0
    const left = [...waiting]
    const worker = async () => {
      for (let hook = left.shift(); hook !== undefined; hook = left.shift())
        sent += await deliverLine(platform, client, hook)
    }
    // The connection is given back only when nobody holds a lock on it any more.
    const ended = await Promise.allSettled(Array.from({ length: Math.min(hooksAtOnce, waiting.length) }, worker))
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    return sent
  } finally {
    client.release()
  }
}

async function hooksWithDue(platform: Platform): Promise<readonly number[]> {
  const now = platform.clock.now()
  const { rows } = await sql<{ id: number }>`
    select h.id from webhooks.hook h
    where h.state = 'active' and h.deleted_at is null and (h.retry_at is null or h.retry_at <= ${now})
      and exists (select from webhooks.delivery d where d.hook_id = h.id and d.state = 'waiting' and d.next_at <= ${now})
    order by h.id`.execute(platform.database.kysely)
  return rows.map(({ id }) => id)
}

/** Sends to one hook until nothing is due, or until it fails. */
async function deliverLine(platform: Platform, client: PoolClient, hook: number): Promise<number> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2::integer) as mine', [
    lockSpace,
    hook,
  ])
  if (rows[0]?.mine !== true) return 0
  try {
    let sent = 0
    for (;;) {
      const batch = await dueDeliveries(platform, hook, together)
      if (batch.length === 0) return sent
      const terms = await currentTerms(platform)
      for (const due of batch) {
        const { outcome } = await attempt(platform, due, terms)
        if (outcome === 'hold' || outcome === 'gone') return sent
        if (outcome === 'delivered') sent += 1
        // What was read of the hook is stale when its count of failures has changed.
        if (outcome === 'pass' || due.hook.failures > 0) break
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1, $2::integer)', [lockSpace, hook])
  }
}
