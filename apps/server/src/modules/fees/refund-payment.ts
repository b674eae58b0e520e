import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronBrief } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { amountProblem } from './charge.ts'
import type { Account, PaymentMethod, Receipt } from './contract.ts'
import { writeReceipt } from './receipts.ts'
import { splitRefund, type RefundSplit } from './rules/split-refund.ts'
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

/** Money of a payment that goes back. */
export interface PaymentRefund {
  readonly payment: number
  readonly amount?: Money
  readonly lines?: readonly { readonly charge: number; readonly amount?: Money }[]
  readonly method?: PaymentMethod
  readonly reason: string
  readonly till?: number
}

/** What came of a refund; a sale to somebody who is no patron has no account. */
export interface Refunded {
  readonly refund: number
  readonly receipt: Receipt
  readonly account: Account | null
}

/** Gives money of a payment back. What it had paid is not owed again: the charges are lowered by as much. */
export async function refundPayment(w: Work, request: PaymentRefund): Promise<Refunded | Refusal> {
  for (const money of [request.amount, ...(request.lines ?? []).map((line) => line.amount)]) {
    const problem = money && (await amountProblem(w, money, 'amount'))
    if (problem) return problem
  }
  const db = tablesOf<FeesTables>(w)
  const read = () => db.selectFrom('fees.movement').selectAll().where('id', '=', request.payment)
  const found = await read().executeTakeFirst()
  if (found?.kind !== 'payment') return notFound('payment', `There is no payment ${request.payment}.`)
  const patron = found.patron_id
  if (patron !== null) await lockAccount(w, patron)
  const payment = await read().forUpdate().executeTakeFirstOrThrow()
  const taken = await db
    .selectFrom('fees.movement')
    .select('id')
    .where('reverses_id', '=', payment.id)
    .executeTakeFirst()
  if (taken) return refuse({ code: 'payment-void', message: 'This payment was taken back, so nothing of it is left.' })
  const { locale } = await libraryOf(w)
  const split = splitRefund({
    credit: payment.unallocated,
    given: await allocatedBy(w, payment.id),
    ...(request.amount && { amount: request.amount.amount }),
    ...(request.lines && { lines: request.lines.map(({ charge, amount }) => ({ charge, amount: amount?.amount })) }),
  })
  if ('code' in split) {
    const most = formatMoney({ amount: split.most, currency: payment.currency }, locale)
    return refuse({ code: split.code, field: 'amount', message: sentences[split.code](most) })
  }
  const method = request.method ?? payment.method ?? 'other'
  const place = await placeOfMoney(w, { till: request.till, method, branch: payment.branch_id })
  if (isRefusal(place)) return place
  return writeRefund(w, { ...payment, patron_id: patron }, split, { ...request, method, ...place })
}

const sentences = {
  'more-than-paid': (most: string) => `Only ${most} of this payment can be given back here. Give no more than that.`,
  'charge-not-in-payment': () => 'This payment did not pay that charge. Look at the receipt.',
} as const

async function writeRefund(
  w: Work,
  payment: { readonly id: number; readonly patron_id: number | null; readonly currency: string },
  split: RefundSplit,
  how: {
    readonly method: PaymentMethod
    readonly reason: string
    readonly branch: number | null
    readonly tillSession: number | null
  },
): Promise<Refunded> {
  const patron = payment.patron_id === null ? undefined : await patronBrief(w, payment.patron_id)
  const amount = { amount: split.total, currency: payment.currency }
  const lines: { charge: number; description: string; share: number }[] = []
  for (const line of split.lines) {
    const charge = await chargeForUpdate(w, line.charge)
    lines.push({ charge: line.charge, description: charge?.description ?? '', share: line.amount })
  }
  const account = payment.patron_id === null ? null : await accountOf(w, payment.patron_id)
  const receipt = await writeReceipt(w, {
    kind: 'refund',
    patron,
    branch: how.branch,
    method: how.method,
    amount,
    lines,
    remaining: (account?.balance.amount ?? 0) + split.credit,
  })
  const refund = await insertMovement(w, {
    patron: payment.patron_id,
    kind: 'refund',
    amount,
    method: how.method,
    branch: receipt.branch,
    by: actorName(w.actor),
    reason: how.reason,
    receipt: receipt.view.id,
    refunds: payment.id,
    tillSession: how.tillSession,
  })
  for (const line of lines) {
    const part = { movement: payment.id, amount: line.share, becomesCredit: false }
    await takeBack(w, line.charge, part, { movement: refund, cause: 'Refunded' })
    const charge = await chargeForUpdate(w, line.charge)
    if (charge)
      await writeCharge(w, line.charge, { amount: charge.amount - line.share, outstanding: charge.outstanding })
  }
  if (split.credit > 0) await changeRest(w, payment.id, -split.credit)
  await w.audit({
    action: 'payment.refund',
    subject: payment.patron_id === null ? `payment:${payment.id}` : `patron:${payment.patron_id}`,
    reason: how.reason,
    detail: { payment: payment.id, refund, amount, method: how.method, receipt: receipt.view.number },
  })
  w.afterCommit(() => w.platform.live.tell('payment', { patron: payment.patron_id }))
  return {
    refund,
    receipt: receipt.view,
    account: payment.patron_id === null ? null : await accountOf(w, payment.patron_id),
  }
}
