import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { SessionReply } from '../../platform/serve.ts'
import { closeSessionsOf, openSession, tokenHash } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { tables } from './device-store.ts'
import { codeFrom } from './rules/code.ts'

/** How long a code on a screen is good. */
export const codeMinutes = 10
const codesPerAddress = 40

/** Gives a device that nobody has adopted a code to show; the secret that goes with it stays in the device. */
export async function beginPairing(
  w: Work,
  address: string,
): Promise<{ code: string; secret: string; expires: string; seconds: number } | Refusal> {
  await tables(w)
    .deleteFrom('kiosks.pairing')
    .where('expires_at', '<', w.now.subtract({ hours: 1 }))
    .execute()
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from kiosks.pairing where address = ${address} and created_at > ${w.now.subtract({ minutes: codeMinutes })}`.execute(
    w.db,
  )
  if ((rows[0]?.count ?? 0) >= codesPerAddress)
    return refuse({
      code: 'too-many-attempts',
      message: 'This device has asked for too many codes. Wait some minutes, then load the page again.',
    })
  const secret = randomBytes(32).toString('base64url')
  const expires = w.now.add({ minutes: codeMinutes })
  const { code } = await tables(w)
    .insertInto('kiosks.pairing')
    .values({
      code: codeFrom(randomBytes(32)),
      secret_hash: tokenHash(secret),
      address,
      created_at: w.now,
      expires_at: expires,
    })
    .returning('code')
    .executeTakeFirstOrThrow()
  return { code, secret, expires: expires.toString(), seconds: codeMinutes * 60 }
}

/** Tells a device whether staff have typed its code; then signs it in, again if the answer was lost on the way. */
export async function claimPairing(
  w: Work,
  secret: string,
  reply: SessionReply,
): Promise<{ state: 'waiting' | 'adopted' | 'expired' }> {
  const row = await tables(w)
    .selectFrom('kiosks.pairing as p')
    .leftJoin('kiosks.device as d', 'd.id', 'p.device_id')
    .select(['p.expires_at', 'p.device_id', 'd.branch_id', 'd.revoked_at'])
    .where('p.secret_hash', '=', tokenHash(secret))
    .executeTakeFirst()
  if (!row || Temporal.Instant.compare(row.expires_at, w.now) < 0) return { state: 'expired' }
  if (row.device_id === null) return { state: 'waiting' }
  if (row.revoked_at !== null) return { state: 'expired' }
  await closeSessionsOf(w, 'machine', row.device_id)
  const { token } = await openSession(w, 'machine', row.device_id, row.branch_id)
  reply.setSession('machine', token)
  return { state: 'adopted' }
}
