import nodemailer from 'nodemailer'
import { sql } from 'kysely'
import { defineJob } from './jobs.ts'
import { jsonText } from './json-text.ts'
import type { Work } from './work.ts'

/** The ways by which a message reaches people. */
export const channels = ['email', 'sms', 'print'] as const
export type Channel = (typeof channels)[number]

/** A message as it will be sent: an e-mail unless another channel is named. */
export interface Mail {
  /** E-mail address, phone number or postal address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly patron?: number
  readonly channel?: Channel
  /** Queued once only, however often it is asked for. */
  readonly reference?: string
  /** Header lines beside the usual ones, e.g. `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** An e-mail on its way out, with the number by which bounces are known again. */
export interface Outgoing extends Mail {
  readonly id: number
}

/** The way out for mail. Without `SMTP_URL` nothing leaves: the mailbox page shows what would be sent. */
export interface Mailer {
  readonly sends: boolean
  send(mail: Outgoing): Promise<void>
}

/** The `Message-ID` of a mail: always the same, so that a mail that was sent twice by accident is shown once. */
export function messageId(id: number, from: string): string {
  return `<carrel-mail-${id}@${from.split('@')[1]?.replace(/[^\w.-]/g, '') ?? 'localhost'}>`
}

/** The number of the mail that a text names by its `Message-ID` or `X-Carrel-Mail`, e.g. in a bounce. */
export function mailNumberIn(text: string): number | undefined {
  const found = /<carrel-mail-(\d{1,15})@/.exec(text) ?? /^x-carrel-mail:\s*(\d{1,15})\s*$/im.exec(text)
  return found ? Number(found[1]) : undefined
}

/** A mailer for an SMTP server (`smtp://user:password@host:587?from=library@example.org`), or one that only keeps. */
export function createMailer(smtpUrl: string | undefined): Mailer {
  if (smtpUrl === undefined) return { sends: false, send: async () => {} }
  const from = new URL(smtpUrl).searchParams.get('from') ?? 'library@localhost'
  const transport = nodemailer.createTransport(smtpUrl)
  return {
    sends: true,
    async send(mail) {
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: messageId(mail.id, from),
        headers: { 'X-Carrel-Mail': String(mail.id), 'Auto-Submitted': 'auto-generated', ...mail.headers },
        ...(mail.html !== undefined && { html: mail.html }),
      })
    },
  }
}

/** Sends what is in the outbox; see `outbox.ts`. */
export const SendMail = defineJob<object>('mail.send', { retries: 8 })

/** How many messages go into one statement. */
const together = 1000

/**
 * Writes messages into the outbox in the transaction of the action; they go out after the commit. Gives their numbers, in
 * order; a message whose reference is there already is not written again and has the number of the first.
 */
export async function queueMails(work: Work, mails: readonly Mail[]): Promise<readonly number[]> {
  const numbers: number[] = []
  let leaves = false
  for (let from = 0; from < mails.length; from += together) {
    const rows = mails.slice(from, from + together).map((mail) => ({
      ...mail,
      channel: mail.channel ?? 'email',
      leaves: (mail.channel ?? 'email') === 'email' ? work.platform.mail.sends : undefined,
    }))
    leaves ||= rows.some((row) => row.channel === 'sms' || row.leaves === true)
    const { rows: written } = await sql<{ id: number; place: number }>`
      with message as materialized (
        select nextval(pg_get_serial_sequence('platform.mail', 'id')) as id, m.*
        from rows from (jsonb_to_recordset(${jsonText(rows)}::jsonb)
          as ("to" text, subject text, text text, html text, patron bigint, channel text, reference text, headers jsonb, leaves boolean))
          with ordinality as m(recipient, subject, text, html, patron, channel, reference, headers, leaves, place)
      ), gateway as (select exists (select from platform.sms_gateway) as sms),
      written as (
        insert into platform.mail (id, recipient, subject, text, html, patron_id, channel, reference, headers, created_at, state)
        overriding system value
        select id, recipient, subject, text, html, patron, channel, reference, headers, ${work.now},
          case when channel = 'print' or leaves or (channel = 'sms' and gateway.sms) then 'queued' else 'kept' end
        from message, gateway order by place
        on conflict (reference) where reference is not null do nothing
        returning id
      )
      select coalesce(w.id, k.id) as id, m.place from message m
      left join written w on w.id = m.id left join platform.mail k on w.id is null and k.reference = m.reference
      order by m.place`.execute(work.db)
    for (const { id } of written) numbers.push(id)
  }
  if (leaves) await work.enqueue(SendMail, {}, { key: 'outbox' })
  if (mails.length > 0) work.afterCommit(() => work.platform.live.tell('mail'))
  return numbers
}

/** Writes one message into the outbox, like {@link queueMails}. */
export async function queueMail(work: Work, mail: Mail): Promise<number> {
  const [id = 0] = await queueMails(work, [mail])
  return id
}
