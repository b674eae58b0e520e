import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import { decidingFor, noticePolicy } from './notice-policy.ts'
import { eventReason } from './rules/reasons.ts'

interface Case {
  readonly category: string
  readonly item_type: string
  readonly branch: number
}

/** Tells everyone whose due date was moved with many others, e.g. because a branch had to close: all in one statement. */
export async function tellMovedDueDates(
  w: Work,
  { change, undone }: { readonly change: number; readonly undone: boolean },
): Promise<void> {
  const cases = await sql<Case>`
    select distinct l.patron_category as category, l.item_type, l.branch_id as branch
    from circulation.moved_loan_view m join circulation.notice_loan_view l on l.id = m.loan_id where m.change_id = ${change}`.execute(
    w.db,
  )
  const policy = await noticePolicy(w)
  const decided = cases.rows.flatMap((one) => {
    const deciding = decidingFor(policy, 'due-changed', {
      patronCategory: one.category,
      itemType: one.item_type,
      branch: one.branch,
    })
    if (!deciding) return []
    const { rule, channels, everyChannel } = deciding
    const what = undone ? 'A change of due dates was taken back' : 'Due dates were moved'
    return [{ ...one, rule: rule?.id ?? null, channels, every_channel: everyChannel, reason: eventReason(rule, what) }]
  })
  if (decided.length === 0) return
  const way = undone ? 'back' : 'on'
  await sql`
    insert into notifications.notice (kind, step, patron_id, branch_id, rule_id, loan_id, once, channels, every_channel, facts, reason, created_at, send_after)
    select 'due-changed', 1, l.patron_id, l.branch_id, d.rule, l.id, 'due-changed:' || ${change}::text || ':' || ${way}::text || ':' || l.id, d.channels, d.every_channel,
      jsonb_build_object('items', jsonb_build_array(jsonb_build_object('title', i.title, 'author', i.author, 'barcode', i.barcode,
        'callNumber', i.call_number, 'due', to_char(l.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reason', m.reason))),
      d.reason, ${w.now}, ${w.now}
    from circulation.moved_loan_view m join circulation.notice_loan_view l on l.id = m.loan_id
      join catalog.item_history_view i on i.id = l.item_id
      join jsonb_to_recordset(${jsonText(decided)}::jsonb)
        as d(category text, item_type text, branch bigint, rule bigint, channels text[], every_channel boolean, reason jsonb)
        on d.category = l.patron_category and d.item_type = l.item_type and d.branch = l.branch_id
    where m.change_id = ${change}
    on conflict (once) where once is not null do nothing`.execute(w.db)
}
