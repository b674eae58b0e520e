import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, calendarOf, dayAt, isOpen } from '../org/index.ts'
import type { NoticeKindCode, NoticeRule } from './contract.ts'
import { noticePolicy } from './notice-policy.ts'
import { stepReason } from './rules/reasons.ts'

/** Loans looked at in one statement; small enough that nobody waits for its locks. */
const together = 20_000
// A step that was missed for longer than this is not made up for.
const latenessDays = 120

type LoanKind = Extract<NoticeKindCode, 'courtesy' | 'due-today' | 'overdue'>
export const loanKinds: readonly LoanKind[] = ['courtesy', 'due-today', 'overdue']

const daysOf = { minutes: 1 / 1440, hours: 1 / 24, days: 1, weeks: 7, months: 31 } as const

/** The rules of a kind as the statement asks them, with their steps; undefined when there are none. */
export async function scheduledRules(w: Work, kind: NoticeKindCode) {
  const { ordered, lineages } = await noticePolicy(w)
  const active = ordered.filter((rule) => rule.kind === kind && rule.active)
  if (active.every((rule) => rule.steps.every((step) => step.channels.length === 0))) return undefined
  const below = (place: number) => [...lineages].filter(([, line]) => line.includes(place)).map(([branch]) => branch)
  const rules = active.map((rule, rank) => ({
    rule: rule.id,
    rank,
    category: rule.patronCategory,
    item_type: rule.itemType,
    branches: rule.branch === null ? null : below(rule.branch),
    closed: rule.closedDays,
    catch_up: rule.catchUp,
    above: rule.above?.amount ?? null,
    every_days: rule.everyDays,
  }))
  const sign = kind === 'overdue' ? '' : '-'
  const steps = active.flatMap((rule) =>
    rule.steps.flatMap((step, at) =>
      step.channels.length === 0
        ? []
        : [
            {
              rule: rule.id,
              step: at + 1,
              daily: step.unit !== 'minutes' && step.unit !== 'hours',
              apart: `${sign}${step.count} ${step.unit}`,
              channels: step.channels,
              every_channel: step.everyChannel ?? false,
              reason: stepReason(rule, at),
            },
          ],
    ),
  )
  return { rules: jsonText(rules), steps: jsonText(steps), widest: widestDays(active) }
}

function widestDays(rules: readonly NoticeRule[]): number {
  return Math.max(0, ...rules.flatMap((rule) => rule.steps.map((step) => Math.ceil(step.count * daysOf[step.unit]))))
}

/** Every branch with its day, its zone and whether it is closed today, for statements that count days. */
export async function placesToday(w: Work): Promise<string> {
  const { byId } = await branchesOf(w)
  const places = []
  for (const branch of byId.values()) {
    if (branch.kind !== 'branch') continue
    const calendar = await calendarOf(w, branch.id)
    const today = dayAt(calendar, w.now)
    places.push({
      branch: branch.id,
      tz: branch.timeZone,
      today: today.toString(),
      closed: calendar.week.some((hours) => hours.length > 0) && !isOpen(calendar, today),
    })
  }
  return jsonText(places)
}

/** One page of a schedule: how many were looked at, the last of them, how many notices were made. */
export interface SchedulePage {
  readonly seen: number
  readonly last: number | null
  readonly made: number
}

/**
 * Makes the notices of one kind that have come due about open loans, a page of loans at a time. Each loan is told once for each
 * step and due moment: the index `notice_step` sees to it, whoever else runs this. Loans claimed returned wait, lost ones
 * have no more notices; a new due moment begins the ladder anew.
 */
export async function scheduleLoanNotices(
  w: Work,
  kind: LoanKind,
  after: number,
): Promise<SchedulePage & { readonly more: boolean }> {
  const asked = await scheduledRules(w, kind)
  if (!asked) return { seen: 0, last: null, made: 0, more: false }
  const ahead = kind !== 'overdue'
  const from = ahead ? w.now : w.now.subtract({ hours: 24 * (asked.widest + latenessDays) })
  const to = ahead ? w.now.add({ hours: 24 * (asked.widest + 2) }) : w.now
  const isOverdue = sql.lit(!ahead)
  const isToday = sql.lit(kind === 'due-today')
  const { rows } = await sql<SchedulePage>`
    with place as materialized (
      select * from jsonb_to_recordset(${await placesToday(w)}::jsonb) as p(branch bigint, tz text, today date, closed boolean)
    ), rule as materialized (
      select * from jsonb_to_recordset(${asked.rules}::jsonb)
        as r(rule bigint, rank integer, category text, item_type text, branches bigint[], closed text, catch_up text)
    ), step as materialized (
      select rule, step, daily, apart::interval as apart, channels, every_channel, reason from jsonb_to_recordset(${asked.steps}::jsonb)
        as s(rule bigint, step integer, daily boolean, apart text, channels text[], every_channel boolean, reason jsonb)
    ), loan as materialized (
      select id, patron_id, branch_id, due_at, begun_at, patron_category, item_type from circulation.notice_loan_view
      where state = 'out' and due_at > ${from} and due_at <= ${to} and id > ${after} order by id limit ${together}
    ), decided as (
      select l.*, (l.due_at at time zone p.tz)::date as due_day, (l.begun_at at time zone p.tz)::date as begun_day, p.today,
        r.rule, r.catch_up
      from loan l join place p on p.branch = l.branch_id
      cross join lateral (
        select * from rule r where (r.category is null or r.category = l.patron_category)
          and (r.item_type is null or r.item_type = l.item_type) and (r.branches is null or l.branch_id = any (r.branches))
        order by r.rank limit 1) r
      where not (r.closed = 'wait' and p.closed)
    ), due as (
      select distinct on (d.id, case when d.catch_up = 'all' then s.step else 0 end) d.*, s.step, s.channels, s.every_channel, s.reason
      from decided d join step s on s.rule = d.rule
      where case when s.daily then (d.due_day + s.apart)::date <= d.today else d.due_at + s.apart <= ${w.now} end
        and (${isOverdue} or case when s.daily then (d.due_day + s.apart)::date >= d.begun_day else d.due_at + s.apart >= d.begun_at end)
        and not (${isToday} and (d.begun_day >= d.due_day or d.due_day <> d.today))
        and not exists (select from notifications.notice n where n.loan_id = d.id and n.due_at = d.due_at and n.kind = ${kind}
          and (n.step = s.step or d.catch_up = 'last' and n.step > s.step))
      order by d.id, case when d.catch_up = 'all' then s.step else 0 end, s.step desc
    ), made as (
      insert into notifications.notice
        (kind, step, patron_id, branch_id, rule_id, loan_id, due_at, channels, every_channel, reason, created_at, send_after)
      select ${kind}, step, patron_id, branch_id, rule, id, due_at, channels, every_channel, reason, ${w.now}, ${w.now} from due
      on conflict (loan_id, due_at, kind, step) where due_at is not null do nothing
      returning 1
    )
    select (select count(*) from loan) as seen, (select max(id) from loan) as last, (select count(*) from made) as made`.execute(
    w.db,
  )
  const page = rows[0] ?? { seen: 0, last: null, made: 0 }
  return { ...page, more: page.seen === together }
}
