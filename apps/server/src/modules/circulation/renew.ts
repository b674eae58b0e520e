import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts, itemForUpdate } from '../catalog/index.ts'
import { fixOverdue } from '../fees/index.ts'
import { branchById } from '../org/index.ts'
import { patronFacts } from '../patrons/index.ts'
import type { Loan } from './contract.ts'
import { loanRenewed } from './events.ts'
import type { FoundDue } from './find-due.ts'
import { judgeRenewal, renewalPeriod, type LoanParties } from './judge-renewal.ts'
import type { LendingFacts } from './lending-facts.ts'
import { keepEntry } from './loan-entries.ts'
import { fineOf, loanById, loanView } from './loan-rows.ts'
import { chargeRental, renewalRental } from './rental.ts'
import type { RenewalChannel } from './rules/decide-renewal.ts'
import { isDayBased } from './rules/due-date.ts'
import { renewLoan } from './store.ts'

/** How a renewal is asked for. */
export interface RenewOptions {
  readonly override?: Override
  /** Only a loan of this patron. */
  readonly patron?: number
  /** Where it is asked for; the desk unless said otherwise. */
  readonly channel?: RenewalChannel
  /** Whoever asks sees the item; so it is at the desk and the self-check, unless said otherwise. */
  readonly seen?: boolean
}

/** A renewal that was done. */
export interface Renewed {
  readonly loan: Loan
  readonly reasons: Reason[]
}

const whereItIsSeen: ReadonlySet<RenewalChannel> = new Set(['desk', 'api', 'self-check'])

/** An open loan with its patron, item and branch, all locked unless told otherwise; `patron` limits it to their own. */
export async function loanParties(
  w: Work,
  id: number,
  { patron: patronId, lock = true }: { readonly patron?: number | undefined; readonly lock?: boolean } = {},
): Promise<LoanParties | Refusal> {
  const known = await loanById(w, id)
  if (!known || (patronId !== undefined && known.patron !== patronId))
    return notFound('loan', `There is no loan ${id}.`)
  if (known.state === 'returned' || known.patron === null)
    return refuse({ code: 'loan-returned', message: 'This loan has ended already.' })
  // Patron, item and loan are locked in this order everywhere.
  const [patron, item, loan] = await Promise.all([
    patronFacts(w, { id: known.patron }, { lock }),
    lock ? itemForUpdate(w, { id: known.item }) : itemFacts(w, { id: known.item }),
    lock ? loanById(w, id, { lock }) : known,
  ])
  const branch = await branchById(w, known.branch)
  if (!patron || !item || !branch || !loan || loan.state === 'returned')
    return refuse({ code: 'loan-returned', message: 'This loan has ended just now.' })
  return { patron, item, loan, branch }
}

/** The way a renewal is asked for, with what is not said. */
export function wayOf({ channel = 'desk', seen }: RenewOptions) {
  return { channel, seen: seen ?? whereItIsSeen.has(channel) }
}

/** Gives a loan a later due moment by the rules as they are now; a fine that has accrued is fixed first. */
export async function renew(w: Work, id: number, options: RenewOptions = {}): Promise<Renewed | Refusal> {
  const parties = await loanParties(w, id, { patron: options.patron })
  if (isRefusal(parties)) return parties
  const { found, lending, blocks } = await judgeRenewal(w, parties, wayOf(options))
  const { standing, passed } = judgeOverride(w.actor, blocks, options.override)
  if (standing.length > 0 && options.override)
    w.auditIfRefused(refusedOverride(`loan:${id}`, options.override, standing))
  if (standing.length > 0 || !found) return refuse(...standing)
  return carryOut(w, parties, lending, found, {
    ...options,
    passed: passed.map((block) => block.code),
  })
}

/** Writes a renewal that nothing stands against any more. */
export async function carryOut(
  w: Work,
  { loan, patron, item, branch }: LoanParties,
  lending: LendingFacts,
  found: FoundDue,
  options: RenewOptions & { readonly passed: readonly string[] },
): Promise<Renewed> {
  const { id } = loan
  const { channel, seen } = wayOf(options)
  const accrued = await fineOf(w, loan, w.now)
  // What was fixed at an earlier renewal stays.
  const amount = loan.terms.fineForgivenByRenewal
    ? { ...accrued.amount, amount: Math.min(accrued.amount.amount, loan.finedBefore) }
    : accrued.amount
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
  const rules = lending.resolved.attributes
  const renewed = {
    due: found.due,
    shortened: found.shortened,
    terms: lending.resolved.said,
    reasons: found.reasons,
    finedBefore: amount.amount,
    hourly: !isDayBased(renewalPeriod(rules, lending.demand.waiting > 0).period),
    seen,
  }
  renewLoan(w, id, renewed)
  const rental = await renewalRental(w, rules, loan, branch.id, found.due)
  if (rental)
    await chargeRental(w, rental, { patron: patron.id, loan: id, item: item.id, branch: branch.id }, loan.title)
  keepEntry(w, {
    loan: id,
    kind: 'renewed',
    channel,
    branch: 'branch' in w.actor ? w.actor.branch : null,
    dueBefore: loan.due,
    dueAfter: found.due,
    seen,
    ...(options.override && { note: options.override.reason }),
  })
  await w.audit({
    action: 'loan.renew',
    subject: `loan:${id}`,
    ...(options.override && { reason: options.override.reason }),
    detail: { due: found.due.toString(), channel, ...(options.passed.length > 0 && { passed: options.passed }) },
  })
  await w.publish(loanRenewed, { loan: id, channel, dueBefore: loan.due.toString(), due: found.due.toString() })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id, patron: patron.id }))
  const shown = await loanView(w, {
    ...loan,
    ...renewed,
    terms: rules,
    renewals: loan.renewals + 1,
    unseenRenewals: loan.unseenRenewals + (seen ? 0 : 1),
  })
  return { loan: shown, reasons: [...found.reasons, ...(rental?.reasons ?? [])] }
}
