import type { Money } from '../../platform/money.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { cancelOutstanding, chargesOfLoan, fixOverdue } from '../fees/index.ts'
import { libraryOf } from '../org/index.ts'
import { patronFacts } from '../patrons/index.ts'
import { loanReturned } from './events.ts'
import { fineOf, type LoanRow } from './loan-rows.ts'
import { endLoan } from './store.ts'

/** How a loan ends. */
export interface Closing {
  readonly returned: Temporal.Instant
  readonly branch: number
  /** No overdue fine for this return. */
  readonly forgive: boolean
}

/** A loan that has ended. */
export interface Closed {
  readonly loan: LoanRow
  readonly fine: Money
  readonly reasons: readonly Reason[]
  /** What the overdue charge was before, in minor units. */
  readonly charged: number
}

/**
 * Ends an open loan, whose row the caller has locked: fixes its fine as of the return, takes off what a found item no
 * longer owes, forgets who had it where nothing binds.
 */
export async function closeLoan(w: Work, loan: LoanRow, closing: Closing): Promise<Closed> {
  const { id } = loan
  if (loan.patron === null) throw new Error(`Loan ${id} is not open.`)
  const returned = Temporal.Instant.compare(closing.returned, loan.out) < 0 ? loan.out : closing.returned
  const [charges, patron] = await Promise.all([chargesOf(w, id), patronFacts(w, { id: loan.patron })])
  const before = charges.filter((charge) => charge.kind === 'overdue')
  const { fine, reasons } = await fixFine(w, loan, returned, closing.forgive, before.length > 0)
  if (loan.state === 'lost') await cancelOutstanding(w, id, ['lost', 'processing'], 'found and returned')
  const settled = charges.length === 0 && fine.amount === 0 ? charges : await chargesOf(w, id)
  const owes = settled.some((charge) => charge.outstanding > 0)
  endLoan(w, id, { returned, branch: closing.branch, forget: !owes && patron?.keepHistory !== true })
  await w.publish(loanReturned, { loan: id, patron: loan.patron, item: loan.item })
  return { loan: { ...loan, state: 'returned', returned }, fine, reasons, charged: before[0]?.amount ?? 0 }
}

function chargesOf(w: Work, loan: number) {
  return chargesOfLoan(w, loan, ['overdue', 'lost', 'processing', 'rental', 'damage', 'other'])
}

async function fixFine(
  w: Work,
  loan: LoanRow,
  returned: Temporal.Instant,
  forgive: boolean,
  charged: boolean,
): Promise<{ fine: Money; reasons: readonly Reason[] }> {
  const { currency } = await libraryOf(w)
  // A fine that was fixed when the loan was lost or claimed returned stands; it did not grow since.
  if (loan.state !== 'out' && !forgive) return { fine: { amount: 0, currency }, reasons: [] }
  const reckoned = await fineOf(w, loan, returned)
  const fine = forgive ? { amount: 0, currency } : reckoned.amount
  if (loan.patron !== null && (fine.amount > 0 || charged)) {
    await fixOverdue(w, {
      patron: loan.patron,
      amount: fine,
      description: `Overdue: ${loan.title}`,
      loan: loan.id,
      item: loan.item,
      branch: loan.branch,
      at: returned,
    })
  }
  return { fine, reasons: forgive ? [{ decided: true, text: 'Fine forgiven at the return' }] : reckoned.reasons }
}
