import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Takes out of the log what ties a patron to what they read: at once, whether it was delivered or not. */
export async function forgetReader(w: Work, patron: number): Promise<void> {
  await sql`
    update webhooks.event set data = data - 'patron', patron_id = null
    where patron_id = ${patron} and (type like 'loan.%' or type like 'hold.%')`.execute(w.db)
}

/**
 * Takes who it was out of everything about loans and holds that has been delivered, or given up: the library itself forgets
 * who had what, and its log must not remember it instead. Returns how many events forgot their patron.
 */
export async function forgetDelivered(w: Pick<Work, 'db'>): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhooks.event e set data = data - 'patron', patron_id = null
    where patron_id is not null and (type like 'loan.%' or type like 'hold.%')
      and not exists (select from webhooks.delivery d where d.event_id = e.id and d.state = 'waiting')`.execute(w.db)
  return Number(numAffectedRows ?? 0)
}

/** Ends what has waited too long, and removes what is older than the log is kept, with the hooks that only stood for it. */
export async function clearLog(w: Pick<Work, 'db'>, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from webhooks.event where at < ${before}`.execute(w.db)
  await sql`
    delete from webhooks.hook h where deleted_at < ${before}
      and not exists (select from webhooks.delivery d where d.hook_id = h.id)`.execute(w.db)
  return Number(numAffectedRows ?? 0)
}
