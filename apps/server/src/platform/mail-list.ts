import { sql } from 'kysely'
import { tablesOf } from './db.ts'
import type { MailView } from './contract.ts'
import { SendMail } from './mail.ts'
import { notFound, refuse, type Refusal } from './refusal.ts'
import { smsLength } from './sms-text.ts'
import type { PlatformTables } from './tables.ts'
import type { Work } from './work.ts'

/** Which messages of the outbox are wanted. */
export interface MailQuery {
  readonly channel?: MailView['channel']
  readonly state?: MailView['state']
  readonly patron?: number
  readonly to?: string
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  readonly id: number
  readonly channel: MailView['channel']
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly patron_id: number | null
  readonly state: MailView['state']
  readonly attempts: number
  readonly created_at: Temporal.Instant
  readonly sent_at: Temporal.Instant | null
  readonly next_at: Temporal.Instant | null
  readonly failure: string | null
}

/** A message of the outbox as the API shows it. */
export function mailView(row: Row): MailView {
  return {
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    subject: row.subject,
    text: row.text,
    html: row.html,
    patron: row.patron_id,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at.toString(),
    sentAt: row.sent_at?.toString() ?? null,
    nextAt: row.state === 'queued' ? (row.next_at?.toString() ?? null) : null,
    failure: row.failure,
    sms: row.channel === 'sms' ? smsLength(row.text) : null,
  }
}

/** A page of the outbox, newest first. */
export async function listMail(w: Pick<Work, 'db'>, query: MailQuery): Promise<{ total: number; rows: MailView[] }> {
  let select = tablesOf<PlatformTables>(w).selectFrom('platform.mail')
  if (query.channel !== undefined) select = select.where('channel', '=', query.channel)
  if (query.state !== undefined) select = select.where('state', '=', query.state)
  if (query.patron !== undefined) select = select.where('patron_id', '=', query.patron)
  if (query.to !== undefined && query.to !== '') {
    const part = `%${query.to.replaceAll(/[\\%_]/g, '\\$&')}%`
    select = select.where('recipient', 'ilike', part)
  }
  const rows = await select
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit ?? 100)
    .offset(query.offset ?? 0)
    .execute()
  const { total } = await select.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { total, rows: rows.map(mailView) }
}

/** One message of the outbox. */
export async function findMail(w: Pick<Work, 'db'>, id: number): Promise<MailView | Refusal> {
  const row = await tablesOf<PlatformTables>(w)
    .selectFrom('platform.mail')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? mailView(row) : notFound('mail', `There is no message ${id}.`)
}

/** Sends a message that failed, bounced or was stopped again; a new round of attempts begins. */
export async function retryMail(w: Work, id: number): Promise<MailView | Refusal> {
  const { rows } = await sql`
    update platform.mail set state = 'queued', attempts = 0, next_at = null
    where id = ${id} and state in ('failed', 'bounced', 'stopped') and channel <> 'print' returning id`.execute(w.db)
  if (rows.length === 0) {
    const mail = await findMail(w, id)
    if ('ok' in mail) return mail
    return refuse({ code: 'mail-not-failed', message: 'This message has not failed; there is nothing to send again.' })
  }
  await w.audit({ action: 'mail.retry', subject: `mail:${id}` })
  await w.enqueue(SendMail, {}, { key: 'outbox' })
  w.afterCommit(() => w.platform.live.tell('mail'))
  return findMail(w, id)
}

/** Keeps a message that waits from being sent. */
export async function stopMail(w: Work, id: number, reason = ''): Promise<MailView | Refusal> {
  const { rows } = await sql`
    update platform.mail set state = 'stopped', failure = ${reason === '' ? null : reason}
    where id = ${id} and state in ('queued', 'failed') returning id`.execute(w.db)
  if (rows.length === 0) {
    const mail = await findMail(w, id)
    if ('ok' in mail) return mail
    return refuse({ code: 'mail-not-waiting', message: 'This message waits no longer; it cannot be stopped.' })
  }
  await w.audit({ action: 'mail.stop', subject: `mail:${id}`, ...(reason !== '' && { reason }) })
  w.afterCommit(() => w.platform.live.tell('mail'))
  return findMail(w, id)
}
