import { actorName } from '../../platform/actor.ts'
import { formatMoney } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { accountOf } from './account.ts'
import { deskBranch } from './charge.ts'
import type { Account } from './contract.ts'
import {
  allocatedBy,
  changeRest,
  chargeForUpdate,
  insertMovement,
  lockAccount,
  takeBack,
  writeCharge,
} from './store.ts'
import type { FeesTables } from './tables.ts'

/** Takes a payment or a waiver back: what it settled is owed again, and the void stays beside it for ever. */
export async function voidPayment(
  w: Work,
  request: { readonly payment: number; readonly reason: string },
): Promise<Account | Refusal> {
  const db = tablesOf<FeesTables>(w)
  const found = await db
    .selectFrom('fees.movement')
    .select(['patron_id', 'kind'])
    .where('id', '=', request.payment)
    .executeTakeFirst()
  if (!found || (found.kind !== 'payment' && found.kind !== 'waiver')) {
    return notFound('payment', `There is no payment ${request.payment}.`)
  }
  await lockAccount(w, found.patron_id)
  const payment = await db
    .selectFrom('fees.movement')
    .selectAll()
    .where('id', '=', request.payment)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const before = await db
    .selectFrom('fees.movement')
    .select('id')
    .where('reverses_id', '=', payment.id)
    .executeTakeFirst()
  if (before) return refuse({ code: 'payment-void', message: 'This payment was taken back already.' })
  const given = await allocatedBy(w, payment.id)
  const missing =
    payment.kind === 'waiver'
      ? 0
      : payment.amount - payment.unallocated - given.reduce((sum, line) => sum + line.amount, 0)
  if (missing > 0) {
    const amount = formatMoney({ amount: missing, currency: payment.currency }, (await libraryOf(w)).locale)
    return refuse({
      code: 'credit-paid-out',
      message: `${amount} of this payment became credit and was paid out, so it cannot be taken back any more.`,
    })
  }
  const movement = await insertMovement(w, {
    patron: payment.patron_id,
    kind: 'void',
    amount: { amount: payment.amount, currency: payment.currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
    reverses: payment.id,
  })
  for (const { charge: id, amount } of given) {
    await takeBack(
      w,
      id,
      { movement: payment.id, amount, becomesCredit: false },
      { movement, cause: 'Payment taken back' },
    )
    const charge = await chargeForUpdate(w, id)
    if (charge) await writeCharge(w, id, { outstanding: charge.outstanding + amount })
  }
  await changeRest(w, payment.id, -payment.unallocated)
  await w.audit({
    action: 'payment.void',
    subject: `patron:${payment.patron_id}`,
    reason: request.reason,
    detail: { payment: payment.id, amount: payment.amount },
  })
  return accountOf(w, payment.patron_id)
}
