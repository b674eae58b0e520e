import { sql } from 'kysely'
import type { Money } from '../../platform/money.ts'
import type { Work } from '../../platform/work.ts'
import type { AccruingFine } from '../fees/index.ts'
import type { Period } from '../policy/contract.ts'
import { fineOf, readLoans } from './loan-rows.ts'

/** Fines of a patron's overdue loans that are still out, reckoned from the clock. Answers the port of the accounts. */
export async function accruing(w: Work, patron: number): Promise<readonly AccruingFine[]> {
  const loans = await readLoans(
    w,
    sql`l.patron_id = ${patron} and l.returned_at is null and l.state = 'out' and (l.due_at < ${w.now} or l.fined_before > 0)`,
  )
  const fines: AccruingFine[] = []
  for (const loan of loans) {
    const { amount } = await fineOf(w, loan, w.now)
    if (amount.amount > 0)
      fines.push({
        loan: loan.id,
        item: loan.item,
        branch: loan.branch,
        due: loan.due,
        amount,
        description: `Overdue: ${loan.title}`,
      })
  }
  return fines
}

/** What an overdue loan costs so far, and how that goes on. */
export interface FineSoFar {
  readonly amount: Money
  /** What is added, and for how long each; null once it grows no more, or grows by reminders. */
  readonly growing: { readonly amount: Money; readonly every: Period } | null
}

/** The fines that are accruing on these loans; loans without one are left out. */
export async function finesSoFar(w: Work, loans: readonly number[]): Promise<ReadonlyMap<number, FineSoFar>> {
  const overdue =
    loans.length === 0
      ? []
      : await readLoans(
          w,
          sql`l.id = any (${[...new Set(loans)]}::bigint[]) and l.returned_at is null and l.state = 'out' and l.due_at < ${w.now}`,
        )
  const fines = new Map<number, FineSoFar>()
  for (const loan of overdue) {
    const { amount } = await fineOf(w, loan, w.now)
    if (amount.amount <= 0) continue
    const rate = (loan.recalled ? loan.terms.recallFine : null) ?? loan.terms.fine
    // A cap, or the age at which it counts as lost, ends it: then a year from now it is no more than today.
    const later = await fineOf(w, loan, w.now.add({ hours: 24 * 366 }))
    const grows = rate !== null && loan.terms.reminderFees === null && later.amount.amount > amount.amount
    fines.set(loan.id, { amount, growing: grows ? rate : null })
  }
  return fines
}
