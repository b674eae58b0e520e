import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { changed } from '../../platform/live-cache.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { dropWaiting, hookForUpdate, newSecret } from './change-hooks.ts'
import type { SetWebhookState, Webhook } from './contract.ts'
import { hookNotFound, webhookById } from './hook-views.ts'
import { hooksChanged } from './hooks-in-force.ts'
import type { WebhooksTables } from './tables.ts'
import { eventWaits } from './tell.ts'

type NewState = NonNullable<(typeof SetWebhookState)['types']>['body']

/**
 * Pauses a hook, lets it go on or switches it off. What waited for a paused one goes out in order when it goes on, with all its
 * attempts before it; `drop` drops it instead.
 */
export async function setWebhookState(w: Work, id: number, { state, why, drop }: NewState): Promise<Webhook | Refusal> {
  const row = await hookForUpdate(w, id)
  if (!row) return hookNotFound(id)
  const isPaused = state === 'paused'
  await tablesOf<WebhooksTables>(w)
    .updateTable('webhooks.hook')
    .set({
      state,
      paused_at: isPaused ? w.now : null,
      paused_by: isPaused ? actorName(w.actor) : null,
      paused_why: isPaused ? (why?.trim() ?? '') : null,
      failures: 0,
      failing_since: null,
      retry_at: null,
    })
    .where('id', '=', id)
    .execute()
  if (drop === true || state === 'inactive') await dropWaiting(w, id)
  if (state === 'active')
    await sql`
      update webhooks.delivery set next_at = ${w.now}, attempts = 0 where hook_id = ${id} and state = 'waiting'`.execute(
      w.db,
    )
  changed(w, hooksChanged)
  w.afterCommit(() => w.platform.live.tell(eventWaits))
  await w.audit({
    action: 'webhook.state',
    subject: `webhook:${id}`,
    ...(why !== undefined && { reason: why }),
    detail: { from: row.state, to: state, dropped: drop === true },
  })
  return webhookById(w, id)
}

/** Gives a hook a new secret. Messages are signed with the old one too for some days, so that the receiver can change over. */
export async function rotateSecret(
  w: Work,
  id: number,
  overlapDays: number,
): Promise<{ webhook: Webhook; secret: string } | Refusal> {
  const row = await hookForUpdate(w, id)
  if (!row) return hookNotFound(id)
  const secret = newSecret()
  await tablesOf<WebhooksTables>(w)
    .updateTable('webhooks.hook')
    .set({
      secret,
      previous_secret: overlapDays === 0 ? null : row.secret,
      previous_until: overlapDays === 0 ? null : w.now.add({ hours: 24 * overlapDays }),
    })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: 'webhook.secret', subject: `webhook:${id}`, detail: { overlapDays } })
  const webhook = await webhookById(w, id)
  return isRefusal(webhook) ? webhook : { webhook, secret }
}
