import { actorName } from '../../platform/actor.ts'
import { formatMoney } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { accountOf } from './account.ts'
import { lowerCharge } from './charge.ts'
import type { Account } from './contract.ts'
import { lossReopened } from './events.ts'
import { emptyAccount } from './empty-account.ts'
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
import { placeOfMoney } from './till-at.ts'

const voidable: ReadonlySet<string> = new Set(['payment', 'waiver', 'write-off', 'transfer'])

/** Takes a payment, waiver, write-off or transfer back: what it settled is owed again, and the void stays beside it for ever. */
export async function voidPayment(
  w: Work,
  request: { readonly payment: number; readonly reason: string; readonly till?: number },
): Promise<Account | Refusal> {
  const db = tablesOf<FeesTables>(w)
  const found = await db
    .selectFrom('fees.movement')
    .select(['patron_id', 'kind'])
    .where('id', '=', request.payment)
    .executeTakeFirst()
  if (!found || !voidable.has(found.kind)) return notFound('payment', `There is no payment ${request.payment}.`)
  const patron = found.patron_id
  if (patron !== null) await lockAccount(w, patron)
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
    payment.kind === 'payment'
      ? payment.amount - payment.unallocated - given.reduce((sum, line) => sum + line.amount, 0)
      : 0
  if (missing > 0) {
    const amount = formatMoney({ amount: missing, currency: payment.currency }, (await libraryOf(w)).locale)
    return refuse({
      code: 'credit-paid-out',
      message: `${amount} of this payment was given back to the patron already, so it cannot be taken back any more. Give the rest back as a refund.`,
    })
  }
  const place = await placeOfMoney(w, { till: request.till, method: payment.method, branch: payment.branch_id })
  if (isRefusal(place)) return place
  const movement = await insertMovement(w, {
    patron,
    kind: 'void',
    amount: { amount: payment.amount, currency: payment.currency },
    branch: place.branch,
    by: actorName(w.actor),
    reason: request.reason,
    reverses: payment.id,
    tillSession: payment.method === null ? null : place.tillSession,
  })
  for (const { charge: id, amount } of given) {
    const part = { movement: payment.id, amount, becomesCredit: false }
    await takeBack(w, id, part, { movement, cause: 'Payment taken back' })
    const charge = await chargeForUpdate(w, id)
    if (!charge) continue
    // What was sold to nobody in particular is owed by nobody: the sale is undone with its payment.
    if (patron === null) await writeCharge(w, id, { amount: charge.amount - amount, outstanding: charge.outstanding })
    else await writeCharge(w, id, { outstanding: charge.outstanding + amount })
    if (charge.loan_id !== null && (charge.kind === 'lost' || charge.kind === 'processing'))
      await w.publish(lossReopened, { loan: charge.loan_id })
  }
  if (payment.became_charge_id !== null)
    await lowerCharge(w, payment.became_charge_id, payment.amount, 'Transfer taken back')
  await changeRest(w, payment.id, -payment.unallocated)
  await w.audit({
    action: 'payment.void',
    subject: patron === null ? `payment:${payment.id}` : `patron:${patron}`,
    reason: request.reason,
    detail: { payment: payment.id, amount: payment.amount },
  })
  w.afterCommit(() => w.platform.live.tell('payment', { patron }))
  return patron === null ? emptyAccount(w) : accountOf(w, patron)
}
