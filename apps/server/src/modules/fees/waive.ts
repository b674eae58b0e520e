import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { accountOf } from './account.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { Account } from './contract.ts'
import { allocate, chargeForUpdate, insertMovement, lockAccount, patronOfCharge } from './store.ts'

/** Waives a charge, whole or in part; the reason is kept. */
export async function waive(
  w: Work,
  request: { readonly charge: number; readonly amount?: Money; readonly reason: string },
): Promise<Account | Refusal> {
  const patron = await patronOfCharge(w, request.charge)
  if (patron === undefined) return notFound('charge', `There is no charge ${request.charge}.`)
  const problem = request.amount && (await amountProblem(w, request.amount, 'amount'))
  if (problem) return problem
  await lockAccount(w, patron)
  const charge = await chargeForUpdate(w, request.charge)
  if (!charge || charge.outstanding === 0) {
    return refuse({ code: 'charge-settled', message: 'Nothing of this charge is owed any more.' })
  }
  const amount = request.amount?.amount ?? charge.outstanding
  if (amount > charge.outstanding) {
    const owed = formatMoney({ amount: charge.outstanding, currency: charge.currency }, (await libraryOf(w)).locale)
    return refuse({ code: 'more-than-owed', field: 'amount', message: `Only ${owed} of this charge is owed.` })
  }
  const movement = await insertMovement(w, {
    patron,
    kind: 'waiver',
    amount: { amount, currency: charge.currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
  })
  await allocate(w, movement, [{ charge: charge.id, amount }], { fromCredit: false })
  await w.audit({
    action: 'charge.waive',
    subject: `patron:${patron}`,
    reason: request.reason,
    detail: { charge: charge.id, amount },
  })
  return accountOf(w, patron)
}
