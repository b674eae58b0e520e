import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { newToken, takeCode, tokenGrant, tokenSeconds } from './codes.ts'
import { consentOf } from './consents.ts'
import { idToken } from './id-token.ts'
import { tellablePatron } from './patron-told.ts'
import { claimsOf } from './rules/claims-of.ts'
import { wantedClaims } from './rules/decide-way.ts'
import { vendorById, type KnownVendor } from './vendors.ts'

/** The answer of the token endpoint (RFC 6749, 5.1; Core 3.1.3.3). There is nothing to renew it with. */
export interface TokenAnswer {
  readonly access_token: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
  readonly id_token: string
  readonly scope: string
}

/** Exchanges a code for tokens, for a program that has proved which it is. */
export async function exchangeCode(
  platform: Platform,
  vendor: KnownVendor,
  request: {
    readonly issuer: string
    readonly code: string
    readonly redirect: string | null
    readonly verifier: string
  },
): Promise<TokenAnswer | { readonly wrong: string }> {
  const grant = await takeCode(platform, vendor.id, request)
  if ('wrong' in grant) return grant
  const told = await tellOf(platform, vendor, grant.patron, grant.scope)
  if (!told) return { wrong: 'The patron may not sign in there any more, or has taken the consent back.' }
  const token = await newToken(platform, request.code, grant)
  if (token === undefined) return { wrong: 'The code was used twice. Nothing that came of it counts.' }
  const id = await idToken(platform, {
    issuer: request.issuer,
    clientId: vendor.clientId,
    subject: told.subject,
    signedInAt: grant.signedInAt,
    nonce: grant.nonce,
    accessToken: token,
    claims: told.claims,
  })
  const now = platform.clock.now()
  await sql`with v as (update vendor_sign_in.vendor set used_at = ${now} where id = ${vendor.id})
    update vendor_sign_in.consent set used_at = ${now} where vendor_id = ${vendor.id} and patron_id = ${grant.patron}`.execute(
    platform.database.kysely,
  )
  return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, id_token: id, scope: grant.scope }
}

/** What UserInfo answers (Core 5.3.2); undefined for a token that opens nothing, or nothing any more. */
export async function userInfo(
  platform: Platform,
  token: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const grant = await tokenGrant(platform, token)
  const vendor = grant && (await vendorById(readWork(platform, carrel), grant.vendor))
  if (!vendor) return undefined
  const told = await tellOf(platform, vendor, grant.patron, grant.scope)
  return told && { sub: told.subject, ...told.claims }
}

/** Who a patron is at a program, and what it may be told of them as things stand at this moment. */
async function tellOf(platform: Platform, vendor: KnownVendor, patron: number, scope: string) {
  const w = readWork(platform, carrel)
  const consent = await consentOf(w, vendor.id, patron)
  if (!consent || consent.ended) return undefined
  const known = await tellablePatron(w, vendor, patron)
  if (isRefusal(known)) return undefined
  // What the library has switched off since then is not told, whatever the patron allowed.
  const granted = wantedClaims(vendor.claims, scope).filter((claim) => consent.claims.includes(claim))
  return { subject: consent.subject, claims: claimsOf(known, granted) }
}
