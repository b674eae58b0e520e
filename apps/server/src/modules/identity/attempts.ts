import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import { tokenHash } from '../../platform/session.ts'
import type { SignInRealm } from './contract.ts'

/** A sign-in that goes out to a provider. */
export interface NewAttempt {
  readonly provider: number
  readonly realm: SignInRealm
  /** The page of ours that was wanted. */
  readonly next: string
  /** What the protocol has to know when it comes back: verifier, nonce, number of the request. */
  readonly payload: Readonly<Record<string, string>>
  /** Staff who only try the provider. */
  readonly trial?: number | undefined
}

/** A sign-in that has come back. */
export interface Attempt extends Omit<NewAttempt, 'trial'> {
  readonly trial: number | null
  readonly begun: Temporal.Instant
}

const lasts: Temporal.DurationLike = { minutes: 15 }
const mostOpen = 20_000

/** A secret of 32 random bytes, as text for addresses and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Remembers a sign-in that goes out. `handle` travels with it (the state of OpenID Connect, the RelayState of SAML), `binding`
 * stays in a cookie of the browser: only where both come together does it go on.
 */
export async function beginAttempt(
  platform: Platform,
  attempt: NewAttempt,
  { handle, binding }: { readonly handle: string; readonly binding: string },
): Promise<Outcome<object>> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  await sql`delete from identity.attempt where expires_at < ${now}`.execute(kysely)
  const { rows } = await sql<{ ok: boolean }>`
    insert into identity.attempt (handle_hash, binding_hash, provider_id, realm, next, payload, trial_staff_id, created_at, expires_at)
    select ${tokenHash(handle)}, ${tokenHash(binding)}, ${attempt.provider}, ${attempt.realm}, ${attempt.next},
      ${jsonb(attempt.payload)}, ${attempt.trial ?? null}, ${now}, ${now.add(lasts)}
    where (select count(*) from identity.attempt) < ${mostOpen} returning true as ok`.execute(kysely)
  if (rows.length === 1) return {}
  return refuse({
    code: 'too-many-attempts',
    message: 'Too many people are signing in at this moment. Try again in a few minutes.',
    facts: { retryAfter: 60 },
  })
}

/**
 * Takes up a sign-in that comes back, once: `sign-in-lost` when it is not known (any more) or has been used,
 * `sign-in-elsewhere` when another browser began it; that one can still finish.
 */
export async function takeAttempt(
  platform: Platform,
  provider: number,
  { handle, binding }: { readonly handle: string; readonly binding: string },
): Promise<Outcome<Attempt>> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  const { rows } = await sql<{ binding: Buffer }>`
    select binding_hash as binding from identity.attempt
    where handle_hash = ${tokenHash(handle)} and provider_id = ${provider} and expires_at >= ${now}`.execute(kysely)
  const [open] = rows
  if (!open) return lost()
  if (!timingSafeEqual(open.binding, tokenHash(binding)))
    return refuse({
      code: 'sign-in-elsewhere',
      message: 'This sign-in was begun in another browser or window. Begin again here.',
    })
  const taken = await sql<Attempt>`
    delete from identity.attempt where handle_hash = ${tokenHash(handle)}
    returning provider_id as provider, realm, next, payload, trial_staff_id as trial, created_at as begun`.execute(
    kysely,
  )
  return taken.rows[0] ?? lost()
}

function lost() {
  return refuse({
    code: 'sign-in-lost',
    message: 'This sign-in took too long or was used already. Begin again.',
  })
}
