import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, readWork, tablesOf, withWork } from '../../../platform/work.ts'
import type { FeesTables } from '../tables.ts'
import { providerNamed } from './providers.ts'
import { settleOnlinePayment } from './settle-payment.ts'

const Reconcile = defineJob<object>('fees.reconcile-online')

// Nobody pays at a provider's page after a day; money that comes later still is taken when its call comes.
const endsAfter = { hours: 24 }
const askedFor = { hours: 24 * 7 }

/** Asks the providers about payments that they have not called back about, and ends those that nobody will pay any more. */
export async function reconcileOnlinePayments(
  platform: Platform,
): Promise<{ asked: number; paid: number; ended: number }> {
  const db = tablesOf<FeesTables>({ db: platform.database.kysely })
  const now = platform.clock.now()
  const open = await db
    .selectFrom('fees.online_payment')
    .selectAll()
    .where('state', 'in', ['pending', 'expired'])
    .where('created_at', '>', now.subtract(askedFor))
    .orderBy('id')
    .execute()
  const counts = { asked: 0, paid: 0, ended: 0 }
  for (const row of open) {
    const provider = providerNamed(row.provider)
    if (!provider) continue
    const key = { reference: row.reference, providerReference: row.provider_reference }
    const said = await provider.state(readWork(platform, carrel), key)
    counts.asked += 1
    const settled = await withWork(platform, carrel, (w) => settleOnlinePayment(w, row.provider, said))
    if (isRefusal(settled)) {
      platform.log.warn({ online: row.id, blocks: settled.blocks }, 'an online payment could not be settled')
    } else if (settled.state === 'paid') counts.paid += 1
    else if (settled.state === 'failed') counts.ended += 1
  }
  const stale = await db
    .updateTable('fees.online_payment')
    .set({ state: 'expired', settled_at: now })
    .where('state', '=', 'pending')
    .where('created_at', '<=', now.subtract(endsAfter))
    .executeTakeFirst()
  return { ...counts, ended: counts.ended + Number(stale.numUpdatedRows) }
}

/** Runs every five minutes. */
export const reconcileJob: JobHandler = handle(
  Reconcile,
  ({ platform }) => reconcileOnlinePayments(platform),
  '*/5 * * * *',
)
