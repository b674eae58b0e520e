import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { Letter } from './contract-delivery.ts'

interface Row {
  readonly id: number
  readonly patron_id: number | null
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly branch_id: number | null
  readonly created_at: Temporal.Instant
  readonly sent_at: Temporal.Instant | null
  readonly total: number
}

/** Letters that wait to be printed, oldest first; or those that were, newest first. */
export async function listLetters(
  w: Pick<Work, 'db'>,
  query: { readonly branch?: number; readonly printed?: boolean; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: Letter[] }> {
  const printed = query.printed === true
  const { rows } = await sql<Row>`
    select m.id, m.patron_id, m.recipient, m.subject, m.text, m.html, n.branch_id, m.created_at, m.sent_at, count(*) over () as total
    from platform.mail m
    left join lateral (select branch_id from notifications.delivery d join notifications.notice n on n.id = d.notice_id
      where d.mail_id = m.id limit 1) n on true
    where m.channel = 'print' and m.state = ${printed ? 'sent' : 'queued'}
      and (${query.branch ?? null}::bigint is null or n.branch_id = ${query.branch ?? null})
    order by case when ${printed} then -m.id else m.id end limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(
    w.db,
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => {
      const [patronName = '', ...address] = row.recipient.split('\n')
      return {
        id: row.id,
        patron: row.patron_id,
        patronName,
        address: address.join('\n'),
        subject: row.subject,
        text: row.text,
        html: row.html ?? '',
        branch: row.branch_id,
        createdAt: row.created_at.toString(),
        printedAt: row.sent_at?.toString() ?? null,
      }
    }),
  }
}

/** Marks letters as printed, or puts them back among those to print; gives how many changed. */
export async function markLettersPrinted(w: Work, ids: readonly number[], undo = false): Promise<{ changed: number }> {
  const { rows } = undo
    ? await sql`update platform.mail set state = 'queued', sent_at = null
        where id = any(${[...ids]}) and channel = 'print' and state = 'sent' returning id`.execute(w.db)
    : await sql`update platform.mail set state = 'sent', sent_at = ${w.now}
        where id = any(${[...ids]}) and channel = 'print' and state = 'queued' returning id`.execute(w.db)
  await w.audit({
    action: undo ? 'letters.print-undo' : 'letters.print',
    subject: 'letters',
    detail: { ids, changed: rows.length },
  })
  w.afterCommit(() => w.platform.live.tell('mail'))
  return { changed: rows.length }
}
