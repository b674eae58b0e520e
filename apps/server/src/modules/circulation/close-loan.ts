import { sql } from 'kysely'
import type { Money } from '../../platform/money.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { fixOverdue, paidOfOverdue } from '../fees/index.ts'
import { libraryOf } from '../org/index.ts'
import { loanReturned } from './events.ts'
import { agedUnwritten, fineOf, type LoanRow } from './loan-rows.ts'
import { writeAge } from './losses.ts'
import { returnLost, type LossUndone } from './return-lost.ts'
import { endClaim, type ClaimEnd } from './store-losses.ts'
import { endLoan } from './store.ts'
import { suspendFor } from './suspend.ts'

/** How a loan ends. */
export interface Closing {
  readonly returned: Temporal.Instant
  readonly branch: number
  /** No overdue fine for this return. */
  readonly forgive: boolean
  /** How a claim about it ends: found in the library (the default), brought back late by the patron, or given up. */
  readonly claim?: ClaimEnd
  readonly claimNote?: string
  /** What it is ended by, where the caller has read it already. */
  readonly known?: ClosingFacts | undefined
}

/** What the end of a loan depends on beside the loan itself. */
export interface ClosingFacts {
  /** Charges that keep the patron bound to the loan, in minor units. */
  readonly charges: readonly { readonly kind: string; readonly amount: number; readonly outstanding: number }[]
  /** Since when its patron keeps what they read, if they do. */
  readonly historySince: Temporal.Instant | undefined
}

/** A loan that has ended. */
export interface Closed {
  readonly loan: LoanRow
  readonly fine: Money
  readonly reasons: readonly Reason[]
  /** What the overdue charge was before, in minor units. */
  readonly charged: number
  /** What the return of a lost item changed, to be undone with it. */
  readonly loss?: LossUndone
  /** The suspension that the late return set. */
  readonly suspension?: number
}

/**
 * Ends an open loan, whose row the caller has locked: fixes its fine as of the return, gives back of a found item's charges
 * what the rules say, ends what was claimed of it, and forgets who had it where nothing binds.
 */
export async function closeLoan(w: Work, open: LoanRow, closing: Closing): Promise<Closed> {
  const { id, patron: borrower } = open
  if (borrower === null) throw new Error(`Loan ${id} is not open.`)
  const returned = Temporal.Instant.compare(closing.returned, open.out) < 0 ? open.out : closing.returned
  const aged = await agedBefore(w, open, returned)
  const loan = aged ? await writeAge(w, open) : open
  // What was read before its age was written down is no longer so.
  const { charges, historySince: since } = (aged ? undefined : closing.known) ?? (await closingFacts(w, { loan: id }))
  const before = charges.filter((charge) => charge.kind === 'overdue')
  const isLost = loan.state === 'lost' || loan.state === 'lost-paid'
  const done = isLost
    ? await returnLost(w, { ...loan, patron: borrower }, returned, closing.forgive)
    : await fixFine(w, loan, borrower, returned, closing, before.length > 0)
  const suspension =
    !isLost && growsFine(loan, closing) && !closing.forgive ? await suspendFor(w, loan, borrower, returned) : undefined
  if (loan.claim) await endClaim(w, loan.claim.id, closing.claim ?? 'found', closing.claimNote ?? '')
  const settled =
    charges.length === 0 && done.fine.amount === 0 && !isLost ? charges : (await closingFacts(w, { loan: id })).charges
  const owes = settled.some((charge) => charge.outstanding > 0)
  // A history holds what was lent since it was switched on.
  const isKept = since !== undefined && Temporal.Instant.compare(open.out, since) >= 0
  endLoan(w, id, { returned, branch: closing.branch, forget: !owes && !isKept })
  await w.publish(loanReturned, { loan: id, patron: borrower, item: loan.item })
  return {
    loan: { ...loan, state: 'returned', returned, claim: null },
    fine: done.fine,
    reasons: [...done.reasons, ...(suspension?.reasons ?? [])],
    charged: before[0]?.amount ?? 0,
    ...(done.loss && { loss: done.loss }),
    ...(suspension && { suspension: suspension.block }),
  }
}

/** True when its time had run out before it came back, though nobody had written that down. */
async function agedBefore(w: Work, loan: LoanRow, returned: Temporal.Instant): Promise<boolean> {
  return agedUnwritten({ ...w, now: returned }, loan)
}

/** Reads what the end of a loan, or of the open loan of an item, depends on. */
export async function closingFacts(
  w: Work,
  of: { readonly loan: number } | { readonly item: number },
): Promise<ClosingFacts> {
  const condition = 'loan' in of ? sql`l.id = ${of.loan}` : sql`l.item_id = ${of.item} and l.returned_at is null`
  const { rows } = await sql<{ charges: ClosingFacts['charges'] | null; historySince: Temporal.Instant | null }>`
    select (select json_agg(json_build_object('kind', c.kind, 'amount', c.amount, 'outstanding', c.outstanding))
        from fees.loan_charge_view c
        where c.loan_id = l.id and c.kind in ('overdue', 'lost', 'processing', 'rental', 'damage', 'other')) as charges,
      case when p.keep_history then p.history_since end as "historySince"
    from circulation.loan l left join patrons.patron_view p on p.id = l.patron_id
    where ${condition}`.execute(w.db)
  return { charges: rows[0]?.charges ?? [], historySince: rows[0]?.historySince ?? undefined }
}

/** True when the time up to the return counts: it was out, or claimed and then brought back late by the patron. */
function growsFine(loan: LoanRow, closing: Closing): boolean {
  return loan.state === 'out' || (loan.state === 'claimed-returned' && closing.claim === 'returned')
}

interface Fixed {
  readonly fine: Money
  readonly reasons: readonly Reason[]
  readonly loss?: LossUndone
}

async function fixFine(
  w: Work,
  loan: LoanRow,
  patron: number,
  returned: Temporal.Instant,
  closing: Closing,
  charged: boolean,
): Promise<Fixed> {
  const { currency } = await libraryOf(w)
  const none = { amount: 0, currency }
  const grows = growsFine(loan, closing)
  // What was found in the library was never late: only the fine of the time before a renewal stands.
  const reckoned = grows
    ? await fineOf(w, loan, returned)
    : {
        amount: { amount: loan.finedBefore, currency },
        reasons: [{ decided: true, text: claimWords[closing.claim ?? 'found'] }],
      }
  const fine = closing.forgive ? none : reckoned.amount
  const kept = charged ? await keptPayments(w, loan, fine.amount) : fine.amount
  if (kept > 0 || charged) {
    await fixOverdue(w, {
      patron,
      amount: { amount: kept, currency },
      description: `Overdue: ${loan.title}`,
      loan: loan.id,
      item: loan.item,
      branch: loan.branch,
      at: returned,
    })
  }
  const reasons: Reason[] = closing.forgive
    ? [{ decided: true, text: 'Fine forgiven at the return' }]
    : [...reckoned.reasons]
  if (kept > fine.amount)
    reasons.push({ decided: true, text: 'What was paid already is kept: the rules give no money back' })
  return { fine, reasons }
}

const claimWords: Readonly<Record<ClaimEnd, string>> = {
  found: 'Claimed and found in the library: no fine',
  returned: 'Claimed, but brought back by the patron: the fine runs up to the return',
  lost: 'Claimed and lost',
  missing: 'Claimed and not found: the item is missing, no fine',
  undone: 'The claim was taken back',
}

/** The least that a fine is lowered to: what was paid of it, where the library may owe nothing. */
async function keptPayments(w: Work, loan: LoanRow, fine: number): Promise<number> {
  const { negativeBalance } = loan.terms
  if (negativeBalance === 'allow' || negativeBalance === 'overdue-only') return fine
  return Math.max(fine, await paidOfOverdue(w, loan.id))
}
