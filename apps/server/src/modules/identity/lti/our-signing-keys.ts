import { sql } from 'kysely'
import type { JWK } from 'jose'
import { jsonb } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'

interface Kept {
  readonly kid: string
  readonly key: JWK
  readonly madeAt: Temporal.Instant
}

// A key signs for a year and is published a month longer, for what was signed last.
const signsFor: Temporal.DurationLike = { hours: 365 * 24 }
const shownFor: Temporal.DurationLike = { hours: 395 * 24 }

async function keptKeys({ database, clock }: Platform): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select kid, private_key as key, made_at as "madeAt" from identity.lti_key
    where made_at > ${clock.now().subtract(shownFor)} order by made_at desc, kid`.execute(database.kysely)
  return rows
}

/** The key with which we sign what goes to platforms; a new one when there is none or it is a year old. */
export async function signingKey(platform: Platform): Promise<{ readonly kid: string; readonly key: JWK }> {
  const now = platform.clock.now()
  const [newest] = await keptKeys(platform)
  if (newest && Temporal.Instant.compare(newest.madeAt.add(signsFor), now) > 0) return newest
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose')
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const key = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(key)
  // Of two that are made at once both are published, and either may sign.
  await sql`insert into identity.lti_key (kid, private_key, made_at) values (${kid}, ${jsonb(key)}, ${now})`.execute(
    platform.database.kysely,
  )
  return { kid, key }
}

/** Our public keys (RFC 7517), by which platforms check what we sign; one is made when there is none. */
export async function publicKeys(platform: Platform): Promise<{ readonly keys: readonly object[] }> {
  await signingKey(platform)
  const all = await keptKeys(platform)
  return { keys: all.map(({ kid, key: { kty, n, e } }) => ({ kty, n, e, kid, use: 'sig', alg: 'RS256' })) }
}
