import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Channel, Notice, NoticeKindCode, NoticeState } from './contract.ts'

/** Which notices are wanted. */
export interface NoticeQuery {
  readonly kind?: NoticeKindCode
  readonly state?: NoticeState
  readonly channel?: Channel
  readonly patron?: number
  readonly loan?: number
  readonly hold?: number
  readonly branch?: number
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  readonly id: number
  readonly kind: NoticeKindCode
  readonly step: number
  readonly patron_id: number
  readonly patron_name: string
  readonly branch_id: number | null
  readonly rule_id: number | null
  readonly loan_id: number | null
  readonly due_at: Temporal.Instant | null
  readonly hold_id: number | null
  readonly about: string | null
  readonly state: NoticeState
  readonly outcome: string
  readonly created_at: Temporal.Instant
  readonly send_after: Temporal.Instant
  readonly messages: readonly StoredMessage[] | null
}

interface StoredMessage {
  readonly id: number
  readonly channel: Channel
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly state: Notice['messages'][number]['state']
  readonly createdAt: string
  readonly sentAt: string | null
  readonly failure: string | null
}

// What became of a notice: of its last message once there is one.
const lastMail = sql`
  left join lateral (
    select m.state as mail_state, m.channel, m.failure from notifications.delivery d join platform.mail m on m.id = d.mail_id
    where d.notice_id = n.id order by d.mail_id desc limit 1) last on true`
const stateSql = sql`
  case when n.state <> 'handed' then n.state
    when last.mail_state is null then 'dropped'
    when last.mail_state = 'sending' or last.mail_state = 'queued' and last.channel <> 'print' then 'queued'
    when last.mail_state = 'queued' then 'printing' else last.mail_state end`

function conditions(query: NoticeQuery): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.kind !== undefined) parts.push(sql`n.kind = ${query.kind}`)
  if (query.patron !== undefined) parts.push(sql`n.patron_id = ${query.patron}`)
  if (query.loan !== undefined) parts.push(sql`n.loan_id = ${query.loan}`)
  if (query.hold !== undefined) parts.push(sql`n.hold_id = ${query.hold}`)
  if (query.branch !== undefined) parts.push(sql`n.branch_id = ${query.branch}`)
  if (query.from !== undefined) parts.push(sql`n.created_at >= ${query.from}::date`)
  if (query.to !== undefined) parts.push(sql`n.created_at < ${query.to}::date + 1`)
  if (query.channel !== undefined) parts.push(sql`last.channel = ${query.channel}`)
  if (query.state !== undefined) parts.push(sql`${stateSql} = ${query.state}`)
  return sql.join(parts, sql` and `)
}

const selected = sql`
  select n.id, n.kind, n.step, n.patron_id, p.name as patron_name, n.branch_id, n.rule_id, n.loan_id, n.due_at, n.hold_id,
    ${stateSql} as state, coalesce(nullif(n.outcome, ''), last.failure, '') as outcome, n.created_at, n.send_after,
    coalesce(
      (select string_agg(i ->> 'title', ', ') from jsonb_array_elements(n.facts -> 'items') i),
      (select i.title from circulation.notice_loan_view l join catalog.item_history_view i on i.id = l.item_id where l.id = n.loan_id),
      (select b.title from holds.notice_hold_view h join catalog.bib_view b on b.id = h.bib_id where h.id = n.hold_id)) as about,
    (select jsonb_agg(jsonb_build_object('id', m.id, 'channel', m.channel, 'to', m.recipient, 'subject', m.subject, 'text', m.text,
        'state', m.state, 'createdAt', m.created_at, 'sentAt', m.sent_at, 'failure', m.failure) order by m.id desc)
      from notifications.delivery d join platform.mail m on m.id = d.mail_id where d.notice_id = n.id) as messages
  from notifications.notice n join patrons.notice_patron_view p on p.id = n.patron_id ${lastMail}`

const secret: ReadonlySet<string> = new Set(['password-reset', 'email-confirmation', 'registration'])

const moment = (text: string) => Temporal.Instant.from(text).toString()

function view(row: Row): Notice {
  return {
    id: row.id,
    kind: row.kind,
    step: row.step,
    patron: row.patron_id,
    patronName: row.patron_name,
    branch: row.branch_id,
    rule: row.rule_id,
    loan: row.loan_id,
    due: row.due_at?.toString() ?? null,
    hold: row.hold_id,
    about: row.about ?? '',
    state: row.state,
    outcome: row.outcome,
    createdAt: row.created_at.toString(),
    sendAfter: row.send_after.toString(),
    messages: (row.messages ?? []).map((message) => ({
      ...message,
      // Whoever reads the link could choose the PIN.
      text: secret.has(row.kind) ? message.text.replaceAll(/https?:\/\/\S+/g, '…') : message.text,
      createdAt: moment(message.createdAt),
      sentAt: message.sentAt === null ? null : moment(message.sentAt),
    })),
  }
}

/** A page of notices, newest first. */
export async function listNotices(w: Pick<Work, 'db'>, query: NoticeQuery): Promise<{ total: number; rows: Notice[] }> {
  const where = conditions(query)
  const { rows } = await sql<Row>`
    ${selected} where ${where} order by n.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  const join = query.channel !== undefined || query.state !== undefined ? lastMail : sql``
  const counted = await sql<{ total: number }>`
    select count(*) as total from notifications.notice n ${join} where ${where}`.execute(w.db)
  return { total: counted.rows[0]?.total ?? 0, rows: rows.map(view) }
}

/** One notice. */
export async function findNotice(w: Pick<Work, 'db'>, id: number): Promise<Notice | Refusal> {
  const { rows } = await sql<Row>`${selected} where n.id = ${id}`.execute(w.db)
  const row = rows[0]
  return row ? view(row) : notFound('notice', `There is no notice ${id}.`)
}
