import type { JWTPayload } from 'jose'
import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { ProviderUnreachable } from '../outgoing.ts'
import { checkClaims, notProved, type Launch } from './check-claims.ts'
import type { LearningPlatform } from '../contract-lti.ts'
import type { OpenLaunch } from './launches.ts'
import { noteLaunch } from './platforms.ts'
import { platformKeys } from './platform-keys.ts'

// Signatures by a shared secret and none at all are not among them (Security Framework 1.0, 5.1.3).
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']
const oldest = 600

/** Proves the token of a launch: signature by a key that the platform publishes now, times, and what it says. */
export async function proveLaunch(
  platform: Platform,
  { platform: from, nonce }: OpenLaunch,
  token: string,
): Promise<Outcome<Launch>> {
  const proved = await prove(platform, from, nonce, token)
  await noteLaunch(platform, from.id, proved)
  return proved
}

async function prove(
  platform: Platform,
  from: LearningPlatform,
  nonce: string,
  token: string,
): Promise<Outcome<Launch>> {
  try {
    return checkClaims(await signedClaims(platform, from, token), from, nonce)
  } catch (error) {
    if (error instanceof ProviderUnreachable)
      return refuse({
        code: 'platform-unreachable',
        message: `The keys of ${from.name} cannot be read at the moment. Try again later.`,
        facts: { detail: error.message },
      })
    return notProved(from.name, faultOf(error))
  }
}

async function signedClaims(platform: Platform, from: LearningPlatform, token: string): Promise<JWTPayload> {
  const { createLocalJWKSet, jwtVerify, errors } = await import('jose')
  const read = async (afresh: boolean) => {
    const { payload } = await jwtVerify(token, createLocalJWKSet(await platformKeys(platform, from.keysUrl, afresh)), {
      algorithms,
      clockTolerance: from.clockTolerance,
      currentDate: new Date(platform.clock.now().epochMilliseconds),
      maxTokenAge: oldest,
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'nonce'],
    })
    return payload
  }
  try {
    return await read(false)
  } catch (error) {
    // The platform may have changed its keys since they were read.
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed)
      return read(true)
    throw error
  }
}

function faultOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const claim = typeof error === 'object' && error !== null && 'claim' in error ? String(error.claim) : ''
  const times = 'Compare the clock of this machine with that of the platform, or allow more seconds between them.'
  if (code === 'ERR_JWT_EXPIRED') return `Its token came too late (${claim}). ${times}`
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' && ['iat', 'nbf', 'exp'].includes(claim))
    return `The time in its token (${claim}) is missing or not now. ${times}`
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return `Its token lacks ${claim}.`
  if (code === 'ERR_JWKS_NO_MATCHING_KEY') return 'Its token is signed with a key that it does not publish.'
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'The signature of its token does not hold.'
  if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'Its token is signed in a way that does not count (alg).'
  return 'What it sent is no signed token.'
}
