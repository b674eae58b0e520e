import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { AccruingFine } from '../fees/index.ts'
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
