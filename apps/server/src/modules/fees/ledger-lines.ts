import { sql, type RawBuilder } from 'kysely'

/**
 * Movements `m` (with `r`, what they take back) that fit a condition, as lines whose amounts add up to the ledger to the
 * cent: `line` has one row for each kind of charge and branch that charged, and one without them for what was kept as
 * credit or came out of it. What went out or was taken back is below zero.
 */
export function ledgerLines(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    moved as (
      select m.id, m.branch_id, m.by_name, m.kind, coalesce(m.method, r.method) as method, m.at, m.till_session_id,
        case when m.kind in ('refund', 'void') then -m.amount else m.amount end as amount
      from fees.movement m left join fees.movement r on r.id = m.reverses_id
      where ${condition}
    ), part as (
      select m.id, c.kind as charge, c.branch_id as owner, a.amount
      from moved m join fees.allocation a
        on (m.kind not in ('refund', 'void', 'credit') and a.movement_id = m.id and a.taken_back_by is null and a.amount > 0 and a.at = m.at)
          or (m.kind in ('refund', 'void') and a.taken_back_by = m.id)
      join fees.charge c on c.id = a.charge_id
    ), line as (
      select id, charge, owner, amount from part
      union all
      select m.id, null, null::bigint, m.amount - coalesce(sum(p.amount), 0)
      from moved m left join part p on p.id = m.id group by m.id, m.amount having m.amount <> coalesce(sum(p.amount), 0)
    )`
}

/** Money in and out: payments, refunds, and what took payments back. */
export const isMoney = sql`m.kind in ('payment', 'refund', 'void') and (m.kind <> 'void' or r.kind = 'payment')`
