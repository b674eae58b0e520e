import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { smsNumber } from '../../platform/sms-text.ts'
import type { Work } from '../../platform/work.ts'
import type { Channel, NoticeKindCode, NoticePreference, NoticePreferences } from './contract.ts'
import { addressees } from './notice-facts.ts'
import { kindOf } from './rules/kinds.ts'
import { readUnsubscribeToken } from './unsubscribe-links.ts'

/** How a patron wants to be told, and which of their addresses do not work. */
export async function noticePreferences(w: Pick<Work, 'db'>, patron: number): Promise<NoticePreferences | Refusal> {
  const addressee = (await addressees(w, [patron])).get(patron)
  if (!addressee) return notFound('patron', `There is no patron ${patron}.`)
  const { rows } = await sql<{ kind: NoticePreference['kind']; channels: Channel[] | null; digest: boolean }>`
    select kind, channels, digest from notifications.preference where patron_id = ${patron} order by kind`.execute(w.db)
  const addresses = [addressee.email.trim().toLowerCase(), smsNumber(addressee.phone) ?? '']
  const bad = await sql<{ channel: Channel; address: string; reason: string; since: Temporal.Instant }>`
    select channel, address, reason, since from notifications.bad_address
    where cleared_at is null and address = any(${addresses})`.execute(w.db)
  return {
    patron,
    rows: rows.map(({ kind, channels, digest }) => ({ kind, channels, digest })),
    undeliverable: bad.rows.map((row) => ({ ...row, since: row.since.toString() })),
  }
}

/** Sets how a patron wants to be told. What a patron may not do without cannot be ended. */
export async function putNoticePreferences(
  w: Work,
  patron: number,
  rows: readonly NoticePreference[],
): Promise<NoticePreferences | Refusal> {
  if (!(await addressees(w, [patron])).has(patron)) return notFound('patron', `There is no patron ${patron}.`)
  if (new Set(rows.map((row) => row.kind)).size < rows.length)
    return refuse({ code: 'invalid-preference', field: 'rows', message: 'A kind of notice is named twice.' })
  const needed = rows.find(
    (row) => row.kind !== '*' && row.channels?.length === 0 && kindOf(row.kind)?.optional === false,
  )
  if (needed)
    return refuse({
      code: 'notice-needed',
      field: 'rows',
      message: `Notices of the kind "${needed.kind}" cannot be ended: the library has to send them.`,
    })
  await sql`delete from notifications.preference where patron_id = ${patron}`.execute(w.db)
  await sql`
    insert into notifications.preference (patron_id, kind, channels, digest, changed_at)
    select ${patron}, p.kind, p.channels, p.digest, ${w.now}
    from jsonb_to_recordset(${jsonText(rows)}::jsonb) as p(kind text, channels text[], digest boolean)`.execute(w.db)
  await w.audit({ action: 'notice-preferences.change', subject: `patron:${patron}`, detail: { rows } })
  w.afterCommit(() => w.platform.live.tell('notice', { patron }))
  return noticePreferences(w, patron)
}

/** Ends notices of the kind that a link names. */
export async function unsubscribe(
  w: Work,
  token: string,
): Promise<{ kind: NoticeKindCode; patronName: string } | Refusal> {
  const asked = await readUnsubscribeToken(w, token)
  const patron = asked && (await addressees(w, [asked.patron])).get(asked.patron)
  if (!asked || !patron) return notFound('unsubscription', 'This link is not one of ours, or it is not whole.')
  const { code } = asked.kind
  await sql`
    insert into notifications.preference (patron_id, kind, channels, digest, changed_at)
    values (${patron.id}, ${code}, '{}', false, ${w.now})
    on conflict (patron_id, kind) do update set channels = '{}', changed_at = excluded.changed_at`.execute(w.db)
  await w.audit({ action: 'notice-preferences.unsubscribe', subject: `patron:${patron.id}`, detail: { kind: code } })
  return { kind: code, patronName: patron.given_name }
}
