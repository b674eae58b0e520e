import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { NoticeKindCode, NoticeRule, NoticeRuleContent, NoticeStep } from './contract.ts'

interface Row {
  readonly id: number
  readonly kind: NoticeKindCode
  readonly name: string
  readonly active: boolean
  readonly patron_category: string | null
  readonly item_type: string | null
  readonly branch_id: number | null
  readonly closed_days: 'send' | 'wait'
  readonly catch_up: 'last' | 'all'
  readonly above: number | null
  readonly every_days: number | null
  readonly changed_at: Temporal.Instant
  readonly steps: NoticeStep[] | null
}

/** Every notice rule with its steps, in the order in which they were written. */
export async function readNoticeRules(w: Pick<Work, 'db'>, currency: string): Promise<readonly NoticeRule[]> {
  const { rows } = await sql<Row>`
    select r.*, (select jsonb_agg(jsonb_build_object('count', s.count, 'unit', s.unit, 'channels', s.channels,
        'everyChannel', s.every_channel) order by s.number) from notifications.rule_step s where s.rule_id = r.id) as steps
    from notifications.rule r order by r.id`.execute(w.db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    active: row.active,
    patronCategory: row.patron_category,
    itemType: row.item_type,
    branch: row.branch_id,
    steps: row.steps ?? [],
    closedDays: row.closed_days,
    catchUp: row.catch_up,
    above: row.above === null ? null : { amount: row.above, currency },
    everyDays: row.every_days,
    changedAt: row.changed_at.toString(),
  }))
}

/** Writes a rule, a new one or over an old one; gives its number, undefined when the old one is gone. */
export async function writeNoticeRule(
  w: Work,
  content: NoticeRuleContent,
  id: number | null,
): Promise<number | undefined> {
  const { kind, name = '', active = true, closedDays = 'send', catchUp = 'last' } = content
  const patronCategory = content.patronCategory ?? null
  const itemType = content.itemType ?? null
  const branch = content.branch ?? null
  const above = content.above?.amount ?? null
  const everyDays = content.everyDays ?? null
  const { rows } =
    id === null
      ? await sql<{ id: number }>`
        insert into notifications.rule (kind, name, active, patron_category, item_type, branch_id, closed_days, catch_up, above, every_days, changed_at)
        values (${kind}, ${name}, ${active}, ${patronCategory}, ${itemType}, ${branch}, ${closedDays}, ${catchUp}, ${above}, ${everyDays}, ${w.now})
        returning id`.execute(w.db)
      : await sql<{ id: number }>`
        update notifications.rule set kind = ${kind}, name = ${name}, active = ${active}, patron_category = ${patronCategory},
          item_type = ${itemType}, branch_id = ${branch}, closed_days = ${closedDays}, catch_up = ${catchUp}, above = ${above},
          every_days = ${everyDays}, changed_at = ${w.now}
        where id = ${id} returning id`.execute(w.db)
  const written = rows[0]?.id
  if (written === undefined) return undefined
  await sql`delete from notifications.rule_step where rule_id = ${written}`.execute(w.db)
  await sql`
    insert into notifications.rule_step (rule_id, number, count, unit, channels, every_channel)
    select ${written}, s.number, s.count, s.unit, s.channels, coalesce(s."everyChannel", false)
    from rows from (jsonb_to_recordset(${jsonText(content.steps)}::jsonb)
      as (count integer, unit text, channels text[], "everyChannel" boolean))
      with ordinality as s(count, unit, channels, "everyChannel", number)`.execute(w.db)
  return written
}

/** Removes a rule; true when there was one. */
export async function deleteNoticeRule(w: Work, id: number): Promise<boolean> {
  const { rows } = await sql`delete from notifications.rule where id = ${id} returning id`.execute(w.db)
  return rows.length > 0
}
