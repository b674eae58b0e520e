import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { tokenHash } from '../../platform/session.ts'
import type { AskedSignIn } from './rules/read-request.ts'

/** How long a program has to exchange a code (RFC 6749, 4.1.2). */
const codeLasts: Temporal.DurationLike = { seconds: 60 }
/** How long an access token opens UserInfo. */
export const tokenSeconds = 600
// Whoever brings a used code again is to be noticed for as long as its token counts.
const usedKept: Temporal.DurationLike = { seconds: tokenSeconds + 60 }

/** What a code stands for. */
export interface CodeGrant {
  readonly vendor: number
  readonly patron: number
  readonly redirect: string
  readonly challenge: string
  readonly nonce: string | null
  readonly scope: string
  readonly signedInAt: Temporal.Instant
}

/** Makes a code for a patron who goes on to a program; it is kept as a hash. */
export async function newCode(
  platform: Platform,
  {
    vendor,
    patron,
    asked,
    signedInAt,
  }: {
    readonly vendor: number
    readonly patron: number
    readonly asked: AskedSignIn
    readonly signedInAt: Temporal.Instant
  },
): Promise<string> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  const code = randomBytes(32).toString('base64url')
  await sql`delete from vendor_sign_in.code where created_at < ${now.subtract(usedKept)}`.execute(kysely)
  await sql`insert into vendor_sign_in.code (code_hash, vendor_id, patron_id, redirect_address, challenge, nonce, scope,
      signed_in_at, created_at, expires_at)
    values (${tokenHash(code)}, ${vendor}, ${patron}, ${asked.redirect}, ${asked.challenge}, ${asked.nonce}, ${asked.scope},
      ${signedInAt}, ${now}, ${now.add(codeLasts)})`.execute(kysely)
  return code
}

/**
 * Takes a code up, once. Brought again, the tokens that came of it end (RFC 6749, 4.1.2). What is wrong with it otherwise is
 * told; the code is used up all the same, so that nobody can guess at a verifier. A code of another program is left alone.
 */
export async function takeCode(
  platform: Platform,
  vendor: number,
  { code, redirect, verifier }: { readonly code: string; readonly redirect: string | null; readonly verifier: string },
): Promise<CodeGrant | { readonly wrong: string }> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  const hash = tokenHash(code)
  const taken = await sql<CodeGrant & { readonly expires: Temporal.Instant }>`
    update vendor_sign_in.code set used_at = ${now} where code_hash = ${hash} and vendor_id = ${vendor} and used_at is null
    returning vendor_id as vendor, patron_id as patron, redirect_address as redirect, challenge, nonce, scope,
      signed_in_at as "signedInAt", expires_at as expires`.execute(kysely)
  const [grant] = taken.rows
  if (!grant) {
    // Its tokens go along; one that is just being made finds its code gone.
    await sql`delete from vendor_sign_in.code where code_hash = ${hash} and vendor_id = ${vendor}`.execute(kysely)
    return { wrong: 'The code is not known, was used before, or is another program’s.' }
  }
  if (Temporal.Instant.compare(grant.expires, now) < 0) return { wrong: 'The code is too old.' }
  if (redirect !== grant.redirect) return { wrong: 'redirect_uri is not the one that the code was sent to.' }
  if (!fits(verifier, grant.challenge)) return { wrong: 'code_verifier does not fit.' }
  return grant
}

/** RFC 7636, 4.1 and 4.6. */
function fits(verifier: string, challenge: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false
  const made = Buffer.from(createHash('sha256').update(verifier).digest('base64url'))
  const wanted = Buffer.from(challenge)
  return made.length === wanted.length && timingSafeEqual(made, wanted)
}

/**
 * Makes an access token out of a code. Undefined when the code was taken back meanwhile: by a second use, a consent that
 * ended, a program that was switched off.
 */
export async function newToken(platform: Platform, code: string, grant: CodeGrant): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await sql<{ ok: boolean }>`
    insert into vendor_sign_in.token (token_hash, code_hash, vendor_id, patron_id, scope, expires_at)
    select ${tokenHash(token)}, code_hash, vendor_id, patron_id, scope,
      ${platform.clock.now().add({ seconds: tokenSeconds })}
    from vendor_sign_in.code where code_hash = ${tokenHash(code)} and vendor_id = ${grant.vendor}
    for key share
    returning true as ok`.execute(platform.database.kysely)
  return rows.length === 1 ? token : undefined
}

/** What an access token opens; undefined for one that is unknown, too old or taken back. */
export async function tokenGrant(
  platform: Platform,
  token: string,
): Promise<{ readonly vendor: number; readonly patron: number; readonly scope: string } | undefined> {
  const { rows } = await sql<{ vendor: number; patron: number; scope: string }>`
    select vendor_id as vendor, patron_id as patron, scope from vendor_sign_in.token
    where token_hash = ${tokenHash(token)} and expires_at > ${platform.clock.now()}`.execute(platform.database.kysely)
  return rows[0]
}
