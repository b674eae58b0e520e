import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { attempt, currentTerms } from './attempt.ts'
import { hookForUpdate } from './change-hooks.ts'
import type { DeliveryDetail } from './contract.ts'
import { deliveryById, deliveryNotFound } from './delivery-log.ts'
import { deliveryToSend } from './due-deliveries.ts'
import { hookNotFound } from './hook-views.ts'
import { payloadVersion, publicEvent } from './rules/public-events.ts'
import { eventWaits } from './tell.ts'

/** Sends a message now, out of turn and whatever its state, with the name that it had; answers with what came of it. */
export async function sendAgain(w: Work, id: number): Promise<DeliveryDetail | Refusal> {
  const due = await deliveryToSend(w.platform, id)
  if (!due) return deliveryNotFound(id)
  await withWork(w.platform, w.actor, (work) =>
    work.audit({ action: 'webhook.send-again', subject: `webhook:${due.hook.id}`, detail: { delivery: id } }),
  )
  await attempt(w.platform, due, await currentTerms(w.platform), actorName(w.actor))
  return deliveryById(w, id)
}

/** Sends the example of an event, marked as a test, now. */
export async function sendTest(w: Work, hook: number, type: string): Promise<DeliveryDetail | Refusal> {
  const event = publicEvent(type)
  if (!event) return refuse({ code: 'invalid-type', field: 'type', message: `There is no event ${type}.` })
  const delivery = await withWork(w.platform, w.actor, async (work): Promise<number | Refusal> => {
    if (!(await hookForUpdate(work, hook))) return hookNotFound(hook)
    // Not in the line: it is sent by whoever asked for it, and never by itself.
    const { rows } = await sql<{ id: number }>`
      with event as (
        insert into webhooks.event (type, version, at, data, test)
        values (${type}, ${payloadVersion}, ${work.now}, ${jsonb(event.sample)}, true) returning id
      )
      insert into webhooks.delivery (hook_id, event_id, next_at, state)
      select ${hook}, id, ${work.now}, 'failed' from event returning id`.execute(work.db)
    await work.audit({ action: 'webhook.test', subject: `webhook:${hook}`, detail: { type } })
    return rows[0]?.id ?? hookNotFound(hook)
  })
  if (isRefusal(delivery)) return delivery
  const due = await deliveryToSend(w.platform, delivery)
  if (!due) return deliveryNotFound(delivery)
  await attempt(w.platform, due, await currentTerms(w.platform), actorName(w.actor))
  return deliveryById(w, delivery)
}

/** Puts everything that was given up back into the line of its hook, with all attempts before it. */
export async function sendFailedAgain(w: Work, hook: number): Promise<{ queued: number } | Refusal> {
  if (!(await hookForUpdate(w, hook))) return hookNotFound(hook)
  const { numAffectedRows } = await sql`
    update webhooks.delivery d set state = 'waiting', attempts = 0, next_at = ${w.now}, ended_at = null
    from webhooks.event e
    where e.id = d.event_id and not e.test and d.hook_id = ${hook} and d.state = 'failed'`.execute(w.db)
  const queued = Number(numAffectedRows ?? 0)
  w.afterCommit(() => w.platform.live.tell(eventWaits))
  await w.audit({ action: 'webhook.send-failed', subject: `webhook:${hook}`, detail: { queued } })
  return { queued }
}
