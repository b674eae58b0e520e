import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { carrel, mustWork } from './work.ts'
import { defineEvent } from './events.ts'
import { handle, type JobHandler } from './jobs.ts'
import { SendMail, type Channel } from './mail.ts'
import type { Platform } from './platform.ts'
import { sendSms, smsGateway, SmsRefused, type SmsGateway } from './sms-gateway.ts'

/** A message will not arrive: given up after many attempts, or refused by the other side. */
export const mailUndelivered = defineEvent<{
  readonly mail: number
  readonly channel: Channel
  readonly recipient: string
  readonly patron: number | null
  /** The address itself does not work, so that nothing more should be sent to it. */
  readonly address: boolean
  readonly reason: string
}>('mail.undelivered')

interface Claimed {
  readonly id: number
  readonly channel: Channel
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly headers: Readonly<Record<string, string>> | null
  readonly patron_id: number | null
  readonly attempts: number
}

const atOnce = 20
/** Minutes until the next attempt, after the first, second … failure. */
const pauses = [1, 5, 15, 60, 180, 360, 720]
// Longer than any server is waited for: what is still "sending" then was cut off in the middle.
const cutOffAfter: Temporal.DurationLike = { minutes: 20 }

/** Takes some messages for this process alone: another worker passes over them. */
async function claim(platform: Platform): Promise<readonly Claimed[]> {
  const now = platform.clock.now()
  const { rows } = await sql<Claimed>`
    update platform.mail set state = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where id in (
      select id from platform.mail
      where state = 'queued' and channel <> 'print' and (next_at is null or next_at <= ${now})
      order by next_at nulls first, id limit ${atOnce} for update skip locked)
    returning id, channel, recipient, subject, text, html, headers, patron_id, attempts`.execute(
    platform.database.kysely,
  )
  return rows
}

/** What went wrong with a message, and whether trying again may help. */
interface Failure {
  readonly reason: string
  readonly final: boolean
  readonly address: boolean
}

function failureOf(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof SmsRefused) return { reason, final: true, address: false }
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  // RFC 5321 4.2.1: 5yz is for good; 550, 551 and 553 speak of the mailbox.
  return { reason, final: code >= 500, address: [550, 551, 553].includes(code) }
}

async function attempt(
  platform: Platform,
  gateway: SmsGateway | undefined,
  row: Claimed,
): Promise<Failure | undefined> {
  try {
    if (row.channel === 'sms') {
      if (!gateway) throw new Error('No gateway for text messages is set.')
      await sendSms(gateway, { id: row.id, to: row.recipient, text: row.text })
    } else {
      await platform.mail.send({
        id: row.id,
        to: row.recipient,
        subject: row.subject,
        text: row.text,
        ...(row.html !== null && { html: row.html }),
        ...(row.headers !== null && { headers: row.headers }),
      })
    }
    return undefined
  } catch (error) {
    return failureOf(error)
  }
}

/** Writes down that a message is given up, and tells who sent it. */
async function giveUp(platform: Platform, row: Claimed, failure: Failure): Promise<void> {
  await mustWork(platform, carrel, async (w) => {
    const state = failure.address ? 'bounced' : 'failed'
    await sql`update platform.mail set state = ${state}, failure = ${failure.reason} where id = ${row.id}`.execute(w.db)
    await w.publish(mailUndelivered, {
      mail: row.id,
      channel: row.channel,
      recipient: row.recipient,
      patron: row.patron_id,
      address: failure.address,
      reason: failure.reason,
    })
  })
}

async function finish(platform: Platform, row: Claimed, failure: Failure): Promise<void> {
  const pause = pauses[row.attempts - 1]
  if (failure.final || pause === undefined) return giveUp(platform, row, failure)
  const next = platform.clock.now().add({ minutes: pause })
  await sql`update platform.mail set state = 'queued', failure = ${failure.reason}, next_at = ${next} where id = ${row.id}`.execute(
    platform.database.kysely,
  )
}

/** What was being sent when a process ended: nobody knows whether it went out, and it is not sent again by itself. */
async function noteCutOff(platform: Platform): Promise<void> {
  const before = platform.clock.now().subtract(cutOffAfter)
  await sql`
    update platform.mail set state = 'failed',
      failure = 'Carrel was stopped while it sent this; it may have gone out. Send it again if it did not arrive.'
    where state = 'sending' and claimed_at < ${before}`.execute(platform.database.kysely)
}

/** Sends everything that is due. A message is claimed by one process, sent once, tried again later and later, and given up after a day. */
export async function sendOutbox(platform: Platform): Promise<number> {
  await noteCutOff(platform)
  let sent = 0
  for (;;) {
    const rows = await claim(platform)
    if (rows.length === 0) return sent
    const gateway = await smsGateway({ db: platform.database.kysely })
    const results = await Promise.all(
      rows.map(async (row) => ({ row, failure: await attempt(platform, gateway, row) })),
    )
    const done = results.filter(({ failure }) => failure === undefined).map(({ row }) => row.id)
    if (done.length > 0)
      await sql`update platform.mail set state = 'sent', failure = null, sent_at = ${platform.clock.now()} where id = any(${done})`.execute(
        platform.database.kysely,
      )
    for (const { row, failure } of results) if (failure) await finish(platform, row, failure)
    sent += done.length
    platform.live.tell('mail')
    // Lets requests of people through between two rounds.
    await wait(0)
  }
}

/** The job that sends what is in the outbox: after every message that is queued, and each minute what is tried again. */
export const mailJob: JobHandler = handle(SendMail, ({ platform }) => sendOutbox(platform), '* * * * *')
