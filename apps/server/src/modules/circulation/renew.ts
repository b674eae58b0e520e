import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { fixOverdue } from '../fees/index.ts'
import { branchById } from '../org/index.ts'
import { patronFacts } from '../patrons/index.ts'
import type { Loan } from './contract.ts'
import { loanRenewed } from './events.ts'
import { findDue } from './find-due.ts'
import { lendingFacts } from './lending-facts.ts'
import { agedUnwritten, fineOf, loanById, loanView } from './loan-rows.ts'
import { overrides } from './permissions.ts'
import { chargeRental, reminderBlocks, rentalOf, rentalQuestion } from './rental.ts'
import { decideRenewal } from './rules/decide-renewal.ts'
import { renewLoan } from './store.ts'

/** Gives a loan a later due moment by the rules as they are now; a fine that has accrued is fixed first. `patron` limits it to their own loans. */
export async function renew(
  w: Work,
  id: number,
  options: { readonly override?: Override; readonly patron?: number } = {},
): Promise<{ loan: Loan; reasons: Reason[] } | Refusal> {
  const known = await loanById(w, id)
  if (!known || (options.patron !== undefined && known.patron !== options.patron))
    return notFound('loan', `There is no loan ${id}.`)
  if (known.state === 'returned' || known.patron === null)
    return refuse({ code: 'loan-returned', message: 'This loan has ended already.' })
  // Patron, item and loan are locked in this order everywhere.
  const [patron, item, loan] = await Promise.all([
    patronFacts(w, { id: known.patron }, { lock: true }),
    itemForUpdate(w, { id: known.item }),
    loanById(w, id, { lock: true }),
  ])
  const branch = await branchById(w, known.branch)
  if (!patron || !item || !branch || !loan || loan.state === 'returned')
    return refuse({ code: 'loan-returned', message: 'This loan has ended just now.' })

  const lending = await lendingFacts(w, patron, item, branch)
  const rules = lending.resolved.attributes
  const found = await findDue(w, lending, patron, branch, {
    from: rules.renewFrom === 'due' ? loan.due : w.now,
    period: rules.renewalPeriod ?? rules.period,
  })
  if (isRefusal(found)) return found
  const rental = await rentalOf(w, rules, {
    branch: branch.id,
    from: Temporal.Instant.compare(loan.due, w.now) > 0 || rules.renewFrom === 'due' ? loan.due : w.now,
    until: found.due,
    renewal: true,
  })
  const decided = decideRenewal({
    standing: lending.facts.standing,
    state: (await agedUnwritten(w, loan)) ? 'lost' : loan.state,
    renewals: loan.renewals,
    now: w.now,
    due: loan.due,
    newDue: found.due,
    timeZone: branch.timeZone,
    rules,
    neededForHold: lending.facts.neededForHold,
    owed: lending.facts.owed,
  })
  const blocks = [
    ...decided,
    ...reminderBlocks(loan, w.now, branch.timeZone, overrides.renewals),
    ...(await rentalQuestion(w, rules, rental)),
  ]
  const { standing, passed } = judgeOverride(w.actor, blocks, options.override)
  if (standing.length > 0 && options.override)
    w.auditIfRefused(refusedOverride(`loan:${id}`, options.override, standing))
  if (standing.length > 0) return refuse(...standing)

  const { amount } = await fineOf(w, loan, w.now)
  if (amount.amount > 0) {
    await fixOverdue(w, {
      patron: patron.id,
      amount,
      description: `Overdue: ${loan.title}`,
      loan: id,
      item: item.id,
      branch: branch.id,
    })
  }
  const renewed = {
    due: found.due,
    shortened: found.shortened,
    terms: lending.resolved.said,
    reasons: found.reasons,
    finedBefore: amount.amount,
  }
  renewLoan(w, id, renewed)
  if (rental) await chargeRental(w, rental, { patron: patron.id, loan: id, item: item.id, branch: branch.id }, loan.title)
  await w.audit({
    action: 'loan.renew',
    subject: `loan:${id}`,
    ...(options.override && { reason: options.override.reason }),
    detail: { due: found.due.toString(), ...(passed.length > 0 && { passed: passed.map((block) => block.code) }) },
  })
  await w.publish(loanRenewed, { loan: id })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id, patron: patron.id }))
  const shown = await loanView(w, { ...loan, ...renewed, terms: rules, renewals: loan.renewals + 1 })
  return { loan: shown, reasons: [...found.reasons, ...(rental?.reasons ?? [])] }
}
