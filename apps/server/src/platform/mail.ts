import nodemailer from 'nodemailer'
import type { Platform } from './platform.ts'
import { defineJob, handle, type JobHandler } from './jobs.ts'
import type { PlatformTables } from './tables.ts'
import { tablesOf } from './db.ts'
import type { Work } from './work.ts'

/** A mail as it will be sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly patron?: number
}

/** The way out for mail. Without `SMTP_URL` nothing leaves: the mailbox page shows what would be sent. */
export interface Mailer {
  readonly sends: boolean
  send(mail: Mail): Promise<void>
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
        ...(mail.html !== undefined && { html: mail.html }),
      })
    },
  }
}

const SendMail = defineJob<{ mail: number }>('mail.send', { retries: 8 })

/** Writes a mail into the outbox in the transaction of the action; it goes out after the commit. */
export async function queueMail(work: Work, mail: Mail): Promise<void> {
  const row = await tablesOf<PlatformTables>(work)
    .insertInto('platform.mail')
    .values({
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      patron_id: mail.patron ?? null,
      created_at: work.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (work.platform.mail.sends) await work.enqueue(SendMail, { mail: row.id })
}

async function sendMail(platform: Platform, id: number): Promise<void> {
  const db = tablesOf<PlatformTables>({ db: platform.database.kysely })
  const row = await db
    .selectFrom('platform.mail')
    .selectAll()
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (!row) return
  try {
    await platform.mail.send({
      to: row.recipient,
      subject: row.subject,
      text: row.text,
      ...(row.html !== null && { html: row.html }),
    })
    await db
      .updateTable('platform.mail')
      .set({ sent_at: platform.clock.now(), failure: null })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    await db
      .updateTable('platform.mail')
      .set({ failure: String(error) })
      .where('id', '=', id)
      .execute()
    throw error
  }
}

/** The job that sends what is in the outbox. */
export const mailJob: JobHandler = handle(SendMail, (context, payload) => sendMail(context.platform, payload.mail))
