import { createHash } from 'node:crypto'
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import type { Platform } from '../../platform/platform.ts'
import { publicKeys, signedWith, signingKey } from './keys.ts'

const lasts = 300

/** What an ID token says. */
export interface IdTokenContent {
  readonly issuer: string
  readonly clientId: string
  readonly subject: string
  readonly signedInAt: Temporal.Instant
  readonly nonce: string | null
  readonly accessToken: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** Signs an ID token (Core 2 and 3.1.3.6); it counts for five minutes. */
export async function idToken(platform: Platform, content: IdTokenContent): Promise<string> {
  const { kid, key } = await signingKey(platform)
  const now = secondsOf(platform.clock.now())
  const half = createHash('sha256').update(content.accessToken).digest().subarray(0, 16).toString('base64url')
  return new SignJWT({
    ...content.claims,
    auth_time: secondsOf(content.signedInAt),
    at_hash: half,
    ...(content.nonce !== null && { nonce: content.nonce }),
  })
    .setProtectedHeader({ alg: signedWith, kid, typ: 'JWT' })
    .setIssuer(content.issuer)
    .setAudience(content.clientId)
    .setSubject(content.subject)
    .setIssuedAt(now)
    .setExpirationTime(now + lasts)
    .sign(key)
}

/**
 * Whom an ID token of ours that a program shows again was about, and for which program; its age does not matter
 * (`id_token_hint`, Core 3.1.2.1). Undefined for anything that we did not sign.
 */
export async function hintIn(
  platform: Platform,
  issuer: string,
  token: string,
): Promise<{ readonly subject: string; readonly clientId: string } | undefined> {
  if (token.length > 8000) return undefined
  try {
    const { kid } = decodeProtectedHeader(token)
    const jwk = (await publicKeys(platform)).keys.find((one) => one.kid === kid)
    if (!jwk) return undefined
    const { payload } = await jwtVerify(token, await importJWK(jwk, signedWith), {
      issuer,
      algorithms: [signedWith],
      clockTolerance: Number.MAX_SAFE_INTEGER,
      currentDate: new Date(platform.clock.now().epochMilliseconds),
    })
    const { sub, aud } = payload
    return typeof sub === 'string' && typeof aud === 'string' ? { subject: sub, clientId: aud } : undefined
  } catch {
    return undefined
  }
}

function secondsOf(moment: Temporal.Instant): number {
  return Math.floor(moment.epochMilliseconds / 1000)
}
