import { isRefusal, type Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { waitersWithCopies } from '../holds/index.ts'
import { dayAt, type Branch } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import type { AttributeName, ResolvedAttributes } from '../policy/index.ts'
import { findDue, type FoundDue } from './find-due.ts'
import { lendingFacts, type LendingFacts } from './lending-facts.ts'
import { agedUnwritten, type LoanRow } from './loan-rows.ts'
import { renewalRental, rentalQuestion } from './rental.ts'
import { copiesSuffice } from './rules/copies-suffice.ts'
import { decideRenewal, type RenewalChannel } from './rules/decide-renewal.ts'
import { reminderMoments } from './rules/reminder-fees.ts'

/** A loan with those whom it concerns. */
export interface LoanParties {
  readonly loan: LoanRow
  readonly patron: PatronFacts
  readonly item: ItemFacts
  /** Where it was lent: its calendar and rules count. */
  readonly branch: Branch
}

/** How a renewal is asked for. */
export interface RenewalWay {
  readonly channel: RenewalChannel
  /** Whoever asks sees the item. */
  readonly seen: boolean
}

/** What a renewal would give, and everything that stands against it. */
export interface JudgedRenewal {
  readonly lending: LendingFacts
  readonly found: FoundDue | undefined
  readonly blocks: readonly Block[]
}

/** Which period a renewal gives, and the attribute that says so. */
export function renewalPeriod(
  rules: ResolvedAttributes,
  held: boolean,
): { readonly attribute: AttributeName; readonly period: ResolvedAttributes['period'] } {
  const { renewalPeriod: usual, renewalPeriodWhenHeld: whenHeld, periodWhenHeld, period } = rules
  if (held && whenHeld !== null) return { attribute: 'renewalPeriodWhenHeld', period: whenHeld }
  if (usual !== null) return { attribute: 'renewalPeriod', period: usual }
  if (held && periodWhenHeld !== null) return { attribute: 'periodWhenHeld', period: periodWhenHeld }
  return { attribute: 'period', period }
}

/** Finds the due moment that a renewal would give now, and every reason against it. Writes nothing. */
export async function judgeRenewal(
  w: Work,
  { loan, patron, item, branch }: LoanParties,
  { channel, seen }: RenewalWay,
): Promise<JudgedRenewal> {
  const lending = await lendingFacts(w, patron, item, branch, { what: 'renewals' })
  const { demand, resolved, facts } = lending
  const rules = resolved.attributes
  // The one for whom it was called back waits too, and is told apart.
  const waiting = Math.max(0, demand.waiting - (loan.recalled ? 1 : 0))
  const found = await findDue(w, { ...lending, demand: { ...demand, recalls: 0 } }, patron, branch, {
    from: rules.renewFrom === 'due' ? loan.due : w.now,
    out: loan.out,
    ...renewalPeriod(rules, demand.waiting > 0),
  })
  const blocks = decideRenewal({
    standing: facts.standing,
    channel,
    seen,
    state: (await agedUnwritten(w, loan)) ? 'lost' : loan.state,
    onSite: loan.onSite,
    renewals: loan.renewals,
    unseenRenewals: loan.unseenRenewals,
    now: w.now,
    out: loan.out,
    due: loan.due,
    newDue: isRefusal(found) ? undefined : found.due,
    timeZone: branch.timeZone,
    rules,
    recalled: loan.recalled,
    waiting,
    copiesSuffice:
      waiting > 0 && rules.renewWhenHeld === 'allow-when-copies-suffice'
        ? await othersAreServed(w, { loan, patron, item, branch })
        : true,
    owed: facts.owed,
    overdue: facts.loans.overdue,
    reminders: remindersSent(w.now, loan, branch),
  })
  if (isRefusal(found)) return { lending, found: undefined, blocks: [...blocks, ...found.blocks] }
  const rental = await renewalRental(w, rules, loan, branch.id, found.due)
  return { lending, found, blocks: [...blocks, ...(await rentalQuestion(w, rules, rental))] }
}

async function othersAreServed(w: Work, { loan, patron, item, branch }: LoanParties): Promise<boolean> {
  const all = await waitersWithCopies(w, item, dayAt(branch, w.now))
  const others = all.filter((one) => one.patron !== patron.id && !(loan.recalled && one.kind === 'recall'))
  return copiesSuffice(others.map(({ copies, served }) => ({ copies, needed: served })))
}

function remindersSent(now: Temporal.Instant, { due, terms }: LoanRow, branch: Branch): number {
  if (terms.reminderFees === null) return 0
  return reminderMoments(due, terms.reminderFees, branch.timeZone).filter(
    (moment) => Temporal.Instant.compare(moment, now) <= 0,
  ).length
}
