import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'

/** Open loans that are due at one moment of one branch and go by one way with closed days: they move alike. */
export interface DueGroup {
  readonly branch: number
  readonly due: Temporal.Instant
  /** `closedDue` of their rules. */
  readonly mode: string
  readonly loans: number
}

/** Where a group of loans moves. */
export interface Move extends DueGroup {
  readonly to: Temporal.Instant
}

/** How a loan goes by closed days; what its rules leave open is the next open day. */
export const closedDueSql = sql<string>`coalesce(l.terms->>'closedDue', 'next-open-day')`

/** Groups of open loans; the condition may use `l` (loan) and `i` (item). */
export async function dueGroups(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>): Promise<readonly DueGroup[]> {
  const { rows } = await sql<DueGroup>`
    select l.branch_id as branch, l.due_at as due, ${closedDueSql} as mode, count(*)::int as loans
    from circulation.loan l join catalog.item_history_view i on i.id = l.item_id
    where l.returned_at is null and l.state = 'out' and ${condition}
    group by 1, 2, 3 order by 1, 2, 3`.execute(w.db)
  return rows
}

/** The moves as a table `m` to join with, for loans that still fulfil a condition and were lent before their new date. */
export function movingSql(moves: readonly Move[], condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const rows = moves.map(({ branch, due, mode, to }) => ({
    branch,
    due: due.toString(),
    mode,
    to: to.toString(),
  }))
  return sql`circulation.loan l
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(branch bigint, due timestamptz, mode text, "to" timestamptz)
      on m.branch = l.branch_id and m.due = l.due_at and m.mode = ${closedDueSql}
    join catalog.item_history_view i on i.id = l.item_id
    where l.returned_at is null and l.state = 'out' and m."to" > l.out_at and ${condition}`
}
