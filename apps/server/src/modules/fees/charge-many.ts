import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Work } from '../../platform/work.ts'
import type { NewCharge } from './store.ts'

/** Writes many charges at once, for jobs; the caller writes the audit lines. None may be an overdue fine of a loan that has one. */
export async function chargeMany(w: Work, charges: readonly NewCharge[]): Promise<void> {
  const rows = charges
    .filter(({ amount }) => amount.amount > 0)
    .map((charge) => ({
      patron: charge.patron,
      kind: charge.kind,
      amount: charge.amount.amount,
      currency: charge.amount.currency,
      at: (charge.at ?? w.now).toString(),
      description: charge.description,
      loan: charge.loan ?? null,
      item: charge.item ?? null,
      branch: charge.branch ?? null,
    }))
  if (rows.length === 0) return
  await sql`
    insert into fees.charge (patron_id, kind, amount, outstanding, currency, at, description, loan_id, item_id, branch_id)
    select patron, kind, amount, amount, currency, at, description, loan, item, branch
    from jsonb_to_recordset(${jsonb(rows)}) as c(patron bigint, kind text, amount bigint, currency text, at timestamptz,
      description text, loan bigint, item bigint, branch bigint)`.execute(w.db)
}

/** Which of these loans have an overdue charge already. */
export async function loansCharged(w: Work, loans: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ loan: number }>`
    select loan_id as loan from fees.charge where kind = 'overdue' and loan_id = any(${[...loans]}::bigint[])`.execute(
    w.db,
  )
  return new Set(rows.map((row) => row.loan))
}
