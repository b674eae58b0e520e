import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import { tokenHash } from '../../platform/session.ts'
import type { AskedSignIn } from './rules/read-request.ts'

const lasts: Temporal.DurationLike = { minutes: 30 }
const mostOpen = 20_000

/** What a program asks for while the patron signs in or reads. */
export interface WaitingRequest {
  readonly vendor: number
  readonly asked: AskedSignIn
  /** The session that does not count, where a new sign-in is asked for. */
  readonly notSession: number | null
}

/** Keeps what a program asks for; gives the handle with which it goes on. */
export async function keepRequest(platform: Platform, waiting: WaitingRequest): Promise<Outcome<string>> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  const handle = randomBytes(32).toString('base64url')
  await sql`delete from vendor_sign_in.request where expires_at < ${now}`.execute(kysely)
  const { rows } = await sql<{ ok: boolean }>`
    insert into vendor_sign_in.request (handle_hash, vendor_id, asked, not_session, created_at, expires_at)
    select ${tokenHash(handle)}, ${waiting.vendor}, ${jsonb(waiting.asked)}, ${waiting.notSession}, ${now}, ${now.add(lasts)}
    where (select count(*) from vendor_sign_in.request) < ${mostOpen} returning true as ok`.execute(kysely)
  if (rows.length === 1) return handle
  return refuse({
    code: 'too-many-attempts',
    message: 'Too many people are signing in at this moment. Try again in a few minutes.',
    facts: { retryAfter: 60 },
  })
}

/** What was asked for, by its handle; undefined once it is used or too old. */
export async function waitingRequest(platform: Platform, handle: string): Promise<WaitingRequest | undefined> {
  const { rows } = await sql<WaitingRequest>`
    select vendor_id as vendor, asked, not_session as "notSession" from vendor_sign_in.request
    where handle_hash = ${tokenHash(handle)} and expires_at >= ${platform.clock.now()}`.execute(
    platform.database.kysely,
  )
  return rows[0]
}

/** Uses a request up: true for the one who does, so that it is answered once. */
export async function takeRequest(platform: Platform, handle: string): Promise<boolean> {
  const { rows } = await sql<{ vendor: number }>`
    delete from vendor_sign_in.request where handle_hash = ${tokenHash(handle)} returning vendor_id as vendor`.execute(
    platform.database.kysely,
  )
  return rows.length === 1
}
