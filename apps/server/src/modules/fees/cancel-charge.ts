import { sql } from 'kysely'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { accountOf } from './account.ts'
import { correct } from './charge.ts'
import type { Account } from './contract.ts'
import { chargeForUpdate, lockAccount, patronOfCharge } from './store.ts'

/** Cancels a charge that was made in error; what was paid of it becomes credit. */
export async function cancelCharge(
  w: Work,
  request: { readonly charge: number; readonly reason: string },
): Promise<Account | Refusal> {
  const patron = await patronOfCharge(w, request.charge)
  if (patron === undefined) return notFound('charge', `There is no charge ${request.charge}.`)
  await lockAccount(w, patron)
  const charge = await chargeForUpdate(w, request.charge)
  if (!charge || charge.amount === 0)
    return refuse({ code: 'charge-settled', message: 'This charge asks nothing any more.' })
  await correct(w, charge.id, { amount: 0, currency: charge.currency }, request.reason)
  await sql`update fees.charge set original_amount = coalesce(original_amount, ${charge.amount}), cancelled_at = ${w.now}
    where id = ${charge.id}`.execute(w.db)
  await w.audit({
    action: 'charge.cancel',
    subject: `patron:${patron}`,
    reason: request.reason,
    detail: { charge: charge.id, amount: charge.amount },
  })
  return accountOf(w, patron)
}
