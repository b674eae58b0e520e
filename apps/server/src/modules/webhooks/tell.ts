import { sql, type RawBuilder } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Work } from '../../platform/work.ts'
import { hooksFor, type WantingHook } from './hooks-in-force.ts'
import { payloadVersion } from './rules/public-events.ts'

/** The topic under which the process that delivers hears that something waits. */
export const eventWaits = 'webhook-event'

/** One thing that happened, as rows of a query: `branch` and `patron` where it has them, and its `data`. */
export type Happened = RawBuilder<{ branch: number | null; patron: number | null; data: unknown }>

/**
 * Writes for every hook that wants it that something happened: in the transaction in which it happened, so that what is
 * rolled back is never told, and what is committed always is. One statement, whose answer nobody waits for; none at all
 * when no hook wants the type.
 */
export async function tellHooks(w: Work, type: string, happened: Happened): Promise<void> {
  const hooks = await hooksFor(w, type)
  if (hooks.length === 0) return
  w.send(writing(w, type, hooks, happened).compile(w.db))
  w.afterCommit(() => w.platform.live.tell(eventWaits))
}

function writing(w: Work, type: string, hooks: readonly WantingHook[], happened: Happened) {
  return sql`
    with wanting as (
      select hook, branches from jsonb_to_recordset(${jsonb(hooks)}) as h(hook bigint, branches bigint[])
    ), happened as materialized (
      select h.branch::bigint as branch, h.patron::bigint as patron, h.data from (${happened}) as h
    ), event as (
      insert into webhooks.event (type, version, at, branch_id, patron_id, data)
      select ${type}, ${payloadVersion}, ${w.now}, branch, patron, data from happened
      where branch is null or exists (select from wanting where branches is null or branch = any(branches))
      returning id, branch_id
    )
    insert into webhooks.delivery (hook_id, event_id, next_at)
    select wanting.hook, event.id, ${w.now} from event
    join wanting on wanting.branches is null or event.branch_id is null or event.branch_id = any(wanting.branches)
    order by event.id, wanting.hook`
}
