import { ask } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'
import { fixOverdue } from './charge.ts'
import { accruingFines, type AccruingFine } from './ports.ts'
import { owedCharges } from './store.ts'

/** Something that a patron owes as of now: a charge with what its fine has grown since, or a fine that is no charge yet. */
export interface Owed {
  /** Null while the fine still only grows. */
  readonly charge: number | null
  readonly loan: number | null
  readonly outstanding: number
  readonly at: Temporal.Instant
  readonly description: string
  /** The fine that makes it grow. */
  readonly fine: AccruingFine | undefined
}

/** Everything that a patron owes as of now, oldest first, with the rows of the charges locked. */
export async function owedNow(w: Work, patron: number): Promise<readonly Owed[]> {
  const fines = new Map((await ask(w.platform, accruingFines)(w, patron)).map((fine) => [fine.loan, fine]))
  const owed: Owed[] = (await owedCharges(w, patron, [...fines.keys()])).map((row) => {
    const fine = row.kind === 'overdue' && row.loan_id !== null ? fines.get(row.loan_id) : undefined
    if (fine) fines.delete(fine.loan)
    const growth = fine ? Math.max(0, fine.amount.amount - row.amount) : 0
    return {
      charge: row.id,
      loan: row.loan_id,
      outstanding: row.outstanding + growth,
      at: row.at,
      description: row.description,
      fine: growth > 0 ? fine : undefined,
    }
  })
  for (const fine of fines.values()) {
    const { loan, due, description } = fine
    owed.push({ charge: null, loan, outstanding: fine.amount.amount, at: due, description, fine })
  }
  return owed
    .filter(({ outstanding }) => outstanding > 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.charge ?? Infinity) - (b.charge ?? Infinity))
}

/** The charge of something owed; a fine that still grows is fixed at what it is now. */
export async function chargeOf(w: Work, patron: number, { charge, fine }: Owed): Promise<number> {
  if (!fine && charge !== null) return charge
  if (!fine) throw new Error('What is owed is neither a charge nor a fine.')
  const { loan, item, branch, amount, description, due } = fine
  const fixed = await fixOverdue(w, { patron, loan, item, branch, amount, description, at: due })
  if (fixed === undefined) throw new Error(`The fine of loan ${loan} vanished while it was paid.`)
  return fixed
}
