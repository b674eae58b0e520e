import { sql } from 'kysely'
import { mailNumberIn, type Channel } from '../../platform/mail.ts'
import { mailUndelivered } from '../../platform/outbox.ts'
import { on, type Subscription } from '../../platform/events.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { smsNumber } from '../../platform/sms-text.ts'
import type { Work } from '../../platform/work.ts'
import { composeNotices, copyMark, type WaitingNotice } from './compose.ts'
import type { BadAddress } from './contract-delivery.ts'
import { readDeliveryStatus } from './rules/delivery-status.ts'

/** A message that did not arrive, whoever found out. */
export interface Undelivered {
  readonly mail: number
  readonly channel: Channel
  readonly recipient: string
  /** The address itself does not work. */
  readonly address: boolean
  readonly reason: string
}

function plainAddress(channel: Channel, recipient: string): string {
  return (channel === 'sms' ? (smsNumber(recipient) ?? recipient) : recipient.trim()).toLowerCase()
}

/** Marks an address that does not work, and sends the notices of the message by the next way that is open. */
export async function takeUndelivered(
  w: Work,
  { mail, channel, recipient, address, reason }: Undelivered,
): Promise<void> {
  if (address && channel !== 'print')
    await sql`
      insert into notifications.bad_address (channel, address, reason, mail_id, since)
      values (${channel}, ${plainAddress(channel, recipient)}, ${reason}, ${mail}, ${w.now})
      on conflict (channel, address) where cleared_at is null do nothing`.execute(w.db)
  const { rows } = await sql<WaitingNotice>`
    update notifications.notice set tried = array_append(tried, ${channel}), state = 'queued', send_after = ${w.now}
    where id in (select notice_id from notifications.delivery where mail_id = ${mail})
      and state = 'handed' and not ${channel} = any (tried)
      and not exists (select from platform.mail m where m.id = ${mail} and m.reference like ${`%:${copyMark}%`})
    returning *`.execute(w.db)
  await composeNotices(w, rows)
  w.afterCommit(() => w.platform.live.tell('notice'))
}

/** What the outbox gives up is taken up here. */
export const bounceHappenings: readonly Subscription[] = [on(mailUndelivered, takeUndelivered)]

interface MailRow {
  readonly id: number
  readonly channel: Channel
  readonly recipient: string
}

async function mailsMeant(
  w: Work,
  number: number | undefined,
  address: string | undefined,
): Promise<readonly MailRow[]> {
  const { rows } =
    number === undefined
      ? await sql<MailRow>`
        select id, channel, recipient from platform.mail
        where lower(recipient) = ${address ?? ''} and channel <> 'print' and state in ('sent', 'kept') order by id desc limit 1`.execute(
          w.db,
        )
      : await sql<MailRow>`select id, channel, recipient from platform.mail where id = ${number}`.execute(w.db)
  return rows
}

/** A report of a bounce as a mail server or a provider sends it. */
export interface BounceReport {
  readonly message?: string
  readonly mail?: number
  readonly address?: string
  readonly status?: string
  readonly reason?: string
}

/** What became of a report. */
export interface BounceTaken {
  outcome: 'bounced' | 'delayed' | 'unknown'
  mails: number[]
  address: string | null
}

/** Takes a report that a message did not arrive: a delivery status notification, or the words of a provider. */
export async function reportBounce(w: Work, report: BounceReport): Promise<BounceTaken | Refusal> {
  if (report.message === undefined && report.mail === undefined && report.address === undefined)
    return refuse({
      code: 'invalid-bounce',
      field: 'message',
      message: 'Send the notification itself in "message", or the number of the mail or its address.',
    })
  const read = report.message === undefined ? undefined : readDeliveryStatus(report.message)
  const recipients = read?.recipients ?? [
    {
      address: report.address?.trim().toLowerCase() ?? '',
      action: (report.status ?? '5').startsWith('4') ? ('delayed' as const) : ('failed' as const),
      status: report.status ?? '',
      diagnostic: report.reason ?? '',
    },
  ]
  const number = report.mail ?? mailNumberIn(read?.returned ?? '')
  const taken: BounceTaken = { outcome: 'unknown', mails: [], address: null }
  for (const recipient of recipients) {
    const reason = [recipient.status, recipient.diagnostic].filter((part) => part !== '').join(' ') || 'refused'
    const final = recipient.action === 'failed' && !recipient.status.startsWith('4')
    if (!final && recipient.action !== 'delayed' && recipient.action !== 'failed') continue
    for (const mail of await mailsMeant(w, number, recipient.address)) {
      taken.mails.push(mail.id)
      taken.address = plainAddress(mail.channel, mail.recipient)
      if (!final) {
        if (taken.outcome === 'unknown') taken.outcome = 'delayed'
        await sql`update platform.mail set failure = ${`Delayed: ${reason}`} where id = ${mail.id} and state in ('sent', 'kept')`.execute(
          w.db,
        )
        continue
      }
      taken.outcome = 'bounced'
      const { rows } = await sql`
        update platform.mail set state = 'bounced', failure = ${reason} where id = ${mail.id} and state <> 'bounced' returning id`.execute(
        w.db,
      )
      // A report that comes twice changes nothing the second time.
      if (rows.length === 0) continue
      await takeUndelivered(w, {
        mail: mail.id,
        channel: mail.channel,
        recipient: mail.recipient,
        address: true,
        reason,
      })
      await w.audit({ action: 'mail.bounce', subject: `mail:${mail.id}`, detail: { reason } })
      w.afterCommit(() => w.platform.live.tell('mail'))
    }
  }
  return taken
}

interface BadRow {
  readonly id: number
  readonly channel: 'email' | 'sms'
  readonly address: string
  readonly reason: string
  readonly since: Temporal.Instant
  readonly patrons: { id: number; name: string }[] | null
  readonly total: number
}

/** Addresses that do not work, newest first, with who has them. */
export async function listBadAddresses(
  w: Pick<Work, 'db'>,
  query: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: BadAddress[] }> {
  const { rows } = await sql<BadRow>`
    select b.id, b.channel, b.address, b.reason, b.since, count(*) over () as total,
      (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) from patrons.notice_patron_view p
        where b.channel = 'email' and lower(p.email) = b.address
          or b.channel = 'sms' and p.id in (select patron_id from platform.mail m where m.id = b.mail_id)) as patrons
    from notifications.bad_address b where b.cleared_at is null
    order by b.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ id, channel, address, reason, since, patrons }) => ({
      id,
      channel,
      address,
      reason,
      since: since.toString(),
      patrons: patrons ?? [],
    })),
  }
}

/** Says that an address works again; from now on it is used again. */
export async function clearBadAddress(w: Work, id: number): Promise<object | Refusal> {
  const { rows } = await sql`
    update notifications.bad_address set cleared_at = ${w.now}, cleared_by = ${'name' in w.actor ? w.actor.name : w.actor.kind}
    where id = ${id} and cleared_at is null returning id`.execute(w.db)
  if (rows.length === 0) return notFound('address', 'This address is marked no longer.')
  await w.audit({ action: 'address.clear', subject: `address:${id}` })
  w.afterCommit(() => w.platform.live.tell('notice'))
  return {}
}
