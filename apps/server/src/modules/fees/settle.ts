import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { patronExists } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { amountProblem, fixAccruing } from './charge.ts'
import type { Account } from './contract.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import {
  allocate,
  chargeForUpdate,
  insertMovement,
  lockAccount,
  openCharges,
  openCredits,
  takeBack,
  writeCharge,
} from './store.ts'
import type { FeesTables } from './tables.ts'

const deskBranch = (w: Work) => ('branch' in w.actor ? w.actor.branch : null)

/** Waives a charge, whole or in part; the reason is kept. */
export async function waive(
  w: Work,
  request: { readonly charge: number; readonly amount?: Money; readonly reason: string },
): Promise<Account | Refusal> {
  const found = await tablesOf<FeesTables>(w)
    .selectFrom('fees.charge')
    .select('patron_id')
    .where('id', '=', request.charge)
    .executeTakeFirst()
  if (!found) return notFound('charge', `There is no charge ${request.charge}.`)
  if (request.amount) {
    const problem = await amountProblem(w, request.amount, 'amount')
    if (problem) return problem
  }
  await lockAccount(w, found.patron_id)
  const charge = await chargeForUpdate(w, request.charge)
  if (!charge || charge.outstanding === 0)
    return refuse({ code: 'charge-settled', message: 'Nothing of this charge is owed any more.' })
  const amount = request.amount?.amount ?? charge.outstanding
  if (amount > charge.outstanding) {
    return refuse({
      code: 'more-than-owed',
      field: 'amount',
      message: `Only ${formatMoney({ amount: charge.outstanding, currency: charge.currency })} of this charge is owed.`,
    })
  }
  const movement = await insertMovement(w, {
    patron: charge.patron_id,
    kind: 'waiver',
    amount: { amount, currency: charge.currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
  })
  await allocate(w, movement, [{ charge: charge.id, amount }], { fromCredit: false })
  await w.audit({
    action: 'charge.waive',
    subject: `patron:${charge.patron_id}`,
    reason: request.reason,
    detail: { charge: charge.id, amount },
  })
  return accountOf(w, charge.patron_id)
}

/** Takes a payment back: what it settled is owed again, and the void line stays beside it for ever. */
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
  if (found?.kind !== 'payment') return notFound('payment', `There is no payment ${request.payment}.`)
  await lockAccount(w, found.patron_id)
  const payment = await db
    .selectFrom('fees.movement')
    .selectAll()
    .where('id', '=', request.payment)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const reversed = await db
    .selectFrom('fees.movement')
    .select('id')
    .where('reverses_id', '=', payment.id)
    .executeTakeFirst()
  if (reversed) return refuse({ code: 'payment-void', message: 'This payment was taken back already.' })
  const given = await db
    .selectFrom('fees.allocation')
    .select(['charge_id', (select) => select.fn.sum<string>('amount').as('amount')])
    .where('movement_id', '=', payment.id)
    .groupBy('charge_id')
    .execute()
  for (const line of given) {
    const amount = Number(line.amount)
    if (amount <= 0) continue
    await takeBack(w, line.charge_id, { movement: payment.id, amount, becomesCredit: false }, 'payment void')
    const charge = await chargeForUpdate(w, line.charge_id)
    if (charge) await writeCharge(w, charge.id, { outstanding: charge.outstanding + amount })
  }
  await db.updateTable('fees.movement').set({ unallocated: 0 }).where('id', '=', payment.id).execute()
  await insertMovement(w, {
    patron: payment.patron_id,
    kind: 'void',
    amount: { amount: payment.amount, currency: payment.currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
    reverses: payment.id,
  })
  await w.audit({
    action: 'payment.void',
    subject: `patron:${payment.patron_id}`,
    reason: request.reason,
    detail: { payment: payment.id, amount: payment.amount },
  })
  return accountOf(w, payment.patron_id)
}

/** Gives a patron credit, e.g. for a donation or a mistake. */
export async function addCredit(
  w: Work,
  request: { readonly patron: number; readonly amount: Money; readonly reason: string },
): Promise<Account | Refusal> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (problem) return problem
  if (!(await patronExists(w, request.patron))) return notFound('patron', `There is no patron ${request.patron}.`)
  await lockAccount(w, request.patron)
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: 'credit',
    amount: request.amount,
    unallocated: request.amount.amount,
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
  })
  await w.audit({
    action: 'credit.give',
    subject: `patron:${request.patron}`,
    reason: request.reason,
    detail: { credit: movement, amount: request.amount },
  })
  return accountOf(w, request.patron)
}

/** Settles charges from the patron's credit, oldest first on both sides. */
export async function applyCredit(
  w: Work,
  request: { readonly patron: number; readonly charges?: readonly number[] },
): Promise<Account | Refusal> {
  if (!(await patronExists(w, request.patron))) return notFound('patron', `There is no patron ${request.patron}.`)
  await lockAccount(w, request.patron)
  if (!request.charges) await fixAccruing(w, request.patron)
  const credits = await openCredits(w, request.patron)
  if (credits.length === 0) return refuse({ code: 'no-credit', message: 'This patron has no credit to use.' })
  for (const credit of credits) {
    const shares = spreadPayment(
      await openCharges(w, request.patron, request.charges),
      credit.unallocated,
      'oldest-first',
    )
    await allocate(w, credit.id, shares, { fromCredit: true })
  }
  await w.audit({ action: 'credit.apply', subject: `patron:${request.patron}` })
  return accountOf(w, request.patron)
}
