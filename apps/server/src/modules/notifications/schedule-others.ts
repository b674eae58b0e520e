import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { NoticeKindCode } from './contract.ts'
import { placesToday, scheduledRules } from './schedule-loans.ts'

/** Rules of a kind that has no item types, joined to candidates with the columns patron_id, branch_id, category, day and hold_id. */
async function scheduleDays(
  w: Work,
  kind: NoticeKindCode,
  candidates: (until: Temporal.PlainDate) => RawBuilder<unknown>,
  onceOf: RawBuilder<unknown>,
): Promise<number> {
  const asked = await scheduledRules(w, kind)
  if (!asked) return 0
  const until = w.now
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .add({ days: asked.widest + 2 })
  const { rows } = await sql<{ made: number }>`
    with place as materialized (
      select * from jsonb_to_recordset(${await placesToday(w)}::jsonb) as p(branch bigint, tz text, today date, closed boolean)
    ), rule as materialized (
      select * from jsonb_to_recordset(${asked.rules}::jsonb) as r(rule bigint, rank integer, category text, branches bigint[], closed text, catch_up text)
    ), step as materialized (
      select rule, step, apart::interval as apart, channels, every_channel, reason from jsonb_to_recordset(${asked.steps}::jsonb)
        as s(rule bigint, step integer, apart text, channels text[], every_channel boolean, reason jsonb)
    ), candidate as (${candidates(until)}),
    decided as (
      select c.*, p.today, r.rule, r.catch_up from candidate c join place p on p.branch = c.branch_id
      cross join lateral (
        select * from rule r where (r.category is null or r.category = c.category) and (r.branches is null or c.branch_id = any (r.branches))
        order by r.rank limit 1) r
      where c.day >= p.today and not (r.closed = 'wait' and p.closed)
    ), due as (
      select distinct on (${onceOf}, case when d.catch_up = 'all' then s.step else 0 end) d.*, s.step, s.channels, s.every_channel, s.reason, ${onceOf} as once
      from decided d join step s on s.rule = d.rule
      where (d.day + s.apart)::date <= d.today
        and (d.catch_up = 'all' or not exists (
          select from step t join notifications.notice n on n.once = ${kind} || ':' || ${onceOf} || ':' || t.step
          where t.rule = d.rule and t.step > s.step))
      order by ${onceOf}, case when d.catch_up = 'all' then s.step else 0 end, s.step desc
    ), made as (
      insert into notifications.notice (kind, step, patron_id, branch_id, rule_id, hold_id, once, channels, every_channel, facts, reason, created_at, send_after)
      select ${kind}, step, patron_id, branch_id, rule, hold_id, ${kind} || ':' || once || ':' || step, channels, every_channel,
        case when hold_id is null then jsonb_build_object('more', jsonb_build_object('until', day::text)) end, reason, ${w.now}, ${w.now}
      from due
      on conflict (once) where once is not null do nothing returning 1)
    select count(*) as made from made`.execute(w.db)
  return rows[0]?.made ?? 0
}

/** Holds on the shelf whose last day is near. */
export function scheduleHoldNotices(w: Work): Promise<number> {
  return scheduleDays(
    w,
    'hold-expiring',
    (until) => sql`
      select h.id as hold_id, h.patron_id, h.pickup_branch_id as branch_id, p.category_code as category, h.shelf_until as day
      from holds.open_hold_view h join patrons.notice_patron_view p on p.id = h.patron_id
      where h.state = 'ready' and h.shelf_until <= ${until}`,
    sql`d.hold_id || ':' || d.day`,
  )
}

/** Cards that end soon. */
export function scheduleCardNotices(w: Work): Promise<number> {
  return scheduleDays(
    w,
    'card-expiring',
    (until) => sql`
      select null::bigint as hold_id, p.id as patron_id, p.branch_id, p.category_code as category, p.expires as day
      from patrons.notice_patron_view p where p.active and p.expires >= ${w.now}::date - 1 and p.expires <= ${until}`,
    sql`d.patron_id || ':' || d.day`,
  )
}

/** Bills: charges of an amount, once until they were paid, or again after so many days. */
export async function scheduleBills(w: Work): Promise<number> {
  const asked = await scheduledRules(w, 'bill')
  if (!asked) return 0
  const { currency } = await libraryOf(w)
  // Who owes nothing any more begins anew.
  await sql`
    update notifications.notice n set once = null
    where n.kind = 'bill' and n.once is not null
      and not exists (select from fees.balance_view b where b.patron_id = n.patron_id and b.outstanding > 0)`.execute(
    w.db,
  )
  const { rows } = await sql<{ made: number }>`
    with place as materialized (
      select * from jsonb_to_recordset(${await placesToday(w)}::jsonb) as p(branch bigint, tz text, today date, closed boolean)
    ), rule as materialized (
      select * from jsonb_to_recordset(${asked.rules}::jsonb)
        as r(rule bigint, rank integer, category text, branches bigint[], closed text, above bigint, every_days integer)
    ), step as materialized (
      select * from jsonb_to_recordset(${asked.steps}::jsonb)
        as s(rule bigint, step integer, channels text[], every_channel boolean, reason jsonb)
    ), due as (
      select p.id as patron_id, p.branch_id, b.outstanding, r.rule, l.today, s.channels, s.every_channel, s.reason
      from fees.balance_view b join patrons.notice_patron_view p on p.id = b.patron_id join place l on l.branch = p.branch_id
      cross join lateral (
        select * from rule r where (r.category is null or r.category = p.category_code) and (r.branches is null or p.branch_id = any (r.branches))
        order by r.rank limit 1) r
      join step s on s.rule = r.rule
      where b.outstanding > 0 and b.outstanding >= r.above and not (r.closed = 'wait' and l.closed)
        and not exists (
          select from notifications.notice n where n.patron_id = p.id and n.kind = 'bill' and n.once is not null
            and (r.every_days is null or n.created_at > ${w.now}::timestamptz - make_interval(days => r.every_days)))
    ), made as (
      insert into notifications.notice (kind, step, patron_id, branch_id, rule_id, once, channels, every_channel, facts, reason, created_at, send_after)
      select 'bill', 1, patron_id, branch_id, rule, 'bill:' || patron_id || ':' || today, channels, every_channel,
        jsonb_build_object(
          'items', (select jsonb_agg(jsonb_build_object('title', c.description, 'amount', jsonb_build_object('amount', c.outstanding, 'currency', c.currency),
              'date', (c.at at time zone 'UTC')::date::text) order by c.id) from fees.owed_charge_view c where c.patron_id = due.patron_id),
          'more', jsonb_build_object('owed', jsonb_build_object('amount', outstanding, 'currency', ${currency}::text))),
        reason, ${w.now}, ${w.now} from due
      on conflict (once) where once is not null do nothing returning 1)
    select count(*) as made from made`.execute(w.db)
  return rows[0]?.made ?? 0
}
