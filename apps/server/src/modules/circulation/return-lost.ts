import type { Money } from '../../platform/money.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import {
  applyCredit,
  applyLostReturn,
  chargesOfLoan,
  correct,
  decideLostReturn,
  fixOverdue,
  forgiveOverdue,
  restoreForgiven,
} from '../fees/index.ts'
import { calendarOf, libraryOf } from '../org/index.ts'
import type { Period } from '../policy/contract.ts'
import { fineOf, type LoanRow } from './loan-rows.ts'
import { setForgiven, writeLoss } from './store-losses.ts'

/** What the charges of a lost loan were before its item came back. */
export interface LossUndone {
  readonly charges: readonly { readonly id: number; readonly amount: number; readonly outstanding: number }[]
  /** The overdue fine was forgiven, and is so no more. */
  readonly restored: boolean
}

/**
 * A lost item is back: gives back of what was asked for it what the rules say, and sets the overdue fine right. The fine
 * stops at the loss unless the rules reckon it anew.
 */
export async function returnLost(
  w: Work,
  loan: LoanRow & { readonly patron: number },
  returned: Temporal.Instant,
  forgive: boolean,
): Promise<{ readonly fine: Money; readonly reasons: readonly Reason[]; readonly loss: LossUndone }> {
  const { currency } = await libraryOf(w)
  const { timeZone } = await calendarOf(w, loan.branch)
  const { terms } = loan
  const lost = loan.lostAt ?? loan.due
  const charges = await chargesOfLoan(w, loan.id, ['lost', 'processing', 'overdue'])
  const decision = await decideLostReturn(w, loan, {
    policy: terms.lostReturn,
    returned,
    refundUntil: terms.lostRefundWithin === null ? undefined : shifted(lost, terms.lostRefundWithin, timeZone, 1),
    paidSince:
      terms.lostRefundWithinPayment === null
        ? undefined
        : shifted(returned, terms.lostRefundWithinPayment, timeZone, -1),
    negativeBalance: terms.negativeBalance,
    processingRefund: terms.processingRefund,
    fineForgiven: loan.forgiven !== null,
  })
  const restored = decision.fine !== 'stands' && loan.forgiven !== null && !forgive
  if (restored && loan.forgiven !== null) await restoreForgiven(w, loan.forgiven, 'Found and returned')
  const reasons: Reason[] = decision.because.map((text) => ({ decided: true, text }))
  let fine = { amount: 0, currency }
  if (decision.fine === 'charged' && !forgive) {
    const reckoned = await fineOf(w, loan, returned, { throughLoss: true })
    fine = reckoned.amount
    reasons.push(...reckoned.reasons)
    if (fine.amount > 0) await setFine(w, loan, fine, returned)
  }
  if (forgive) {
    reasons.push({ decided: true, text: 'Fine forgiven at the return' })
    if (charges.some((charge) => charge.kind === 'overdue' && charge.outstanding > 0))
      await forgiveOverdue(w, loan.id, 'Forgiven at the return')
  }
  await applyLostReturn(w, loan, decision)
  if (restored)
    await writeLoss(w, loan.id, {
      state: loan.state,
      lostAt: loan.lostAt,
      lostHow: loan.lostHow,
      billedAt: loan.billedAt,
      forgiven: null,
    })
  return {
    fine,
    reasons,
    loss: {
      charges: charges.map(({ id, amount, outstanding }) => ({ id, amount, outstanding })),
      restored,
    },
  }
}

function setFine(w: Work, loan: LoanRow & { readonly patron: number }, amount: Money, at: Temporal.Instant) {
  return fixOverdue(w, {
    patron: loan.patron,
    amount,
    description: `Overdue: ${loan.title}`,
    loan: loan.id,
    item: loan.item,
    branch: loan.branch,
    at,
  })
}

function shifted(
  moment: Temporal.Instant,
  { count, unit }: Period,
  timeZone: string,
  direction: 1 | -1,
): Temporal.Instant {
  return moment
    .toZonedDateTimeISO(timeZone)
    .add({ [unit]: count * direction })
    .toInstant()
}

/** Takes back what the return of a lost item changed: it is owed again, from the credit that it had become as far as that goes. */
export async function undoReturnLost(w: Work, loan: number, patron: number, was: LossUndone): Promise<void> {
  const now = await chargesOfLoan(w, loan, ['lost', 'processing', 'overdue'])
  const changed: number[] = []
  for (const charge of now) {
    const amount = was.charges.find((one) => one.id === charge.id)?.amount ?? 0
    if (charge.amount === amount) continue
    await correct(w, charge.id, { amount, currency: charge.currency }, 'check-in undone')
    changed.push(charge.id)
  }
  const paidBefore = changed.filter((id) => was.charges.some((one) => one.id === id && one.outstanding < one.amount))
  // Where the credit was paid out since, it is simply owed again.
  if (paidBefore.length > 0) await applyCredit(w, { patron, charges: paidBefore })
  if (was.restored) {
    const forgiven = await forgiveOverdue(w, loan, 'Lost: the overdue fine is forgiven')
    await setForgiven(w, loan, forgiven ?? null)
  }
}
