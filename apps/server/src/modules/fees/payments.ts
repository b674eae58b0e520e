import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Which payments are asked for: of a branch, between two moments (the second not included). */
export interface PaymentQuery {
  readonly branch?: number
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  readonly id: number
  readonly kind: 'payment' | 'refund' | 'void'
  readonly amount: number
  readonly currency: string
  readonly method: 'cash' | 'card' | 'check' | 'online' | 'other' | null
  readonly at: Temporal.Instant
  readonly by_name: string
  readonly branch_id: number | null
  readonly reason: string
  readonly receipt_id: number | null
  readonly patron_id: number
  readonly patron_name: string
  readonly total: number
}

/** Payments, refunds and voids of a branch and time, newest first. */
export async function listPayments(w: Work, query: PaymentQuery) {
  const { rows } = await sql<Row>`
    select m.*, p.name as patron_name, count(*) over () as total
    from fees.movement m join patrons.patron_view p on p.id = m.patron_id
    where m.kind in ('payment', 'refund', 'void')
      and (${query.branch ?? null}::bigint is null or m.branch_id = ${query.branch ?? null})
      and (${query.from ?? null}::timestamptz is null or m.at >= ${query.from ?? null}::timestamptz)
      and (${query.to ?? null}::timestamptz is null or m.at < ${query.to ?? null}::timestamptz)
    order by m.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      amount: { amount: row.amount, currency: row.currency },
      method: row.method,
      at: row.at.toString(),
      by: row.by_name,
      branch: row.branch_id,
      reason: row.reason,
      receipt: row.receipt_id,
      lines: [],
      patron: row.patron_id,
      patronName: row.patron_name,
    })),
  }
}

/** Cash in the till of a branch since a moment, in minor units: cash taken less cash given back. */
export async function cashSince(w: Work, branch: number, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ cash: number }>`
    select coalesce(sum(case when m.kind = 'payment' then m.amount else -m.amount end), 0)::bigint as cash
    from fees.movement m left join fees.movement r on r.id = m.reverses_id
    where m.branch_id = ${branch} and m.at >= ${since} and m.kind in ('payment', 'refund', 'void') and coalesce(m.method, r.method) = 'cash'`.execute(
    w.db,
  )
  return rows[0]?.cash ?? 0
}
