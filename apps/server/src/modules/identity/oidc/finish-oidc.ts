import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Attempt } from '../attempts.ts'
import type { Provider } from '../providers.ts'
import { attributesFrom } from '../rules/attributes.ts'
import { useOnce } from '../used-once.ts'
import type { VerifiedIdentity } from '../verified-identity.ts'
import { oidcClient, oidcSettings, oidcSubject } from './oidc-client.ts'
import { oidcTrouble } from './oidc-trouble.ts'

/**
 * Takes what the provider sent back with the browser, fetches the tokens and checks them: state, issuer, signature by a
 * published key, audience, nonce, times (Core 3.1.3.7). `query` is that of the address to which the browser came, `handle`
 * the state that the attempt was found by.
 */
export async function finishOidc(
  platform: Platform,
  provider: Provider,
  attempt: Attempt,
  { query, handle }: { readonly query: string; readonly handle: string },
): Promise<Outcome<VerifiedIdentity>> {
  const { verifier = '', nonce = '', callback = '' } = attempt.payload
  try {
    const client = await import('openid-client')
    const config = await oidcClient(platform, provider)
    const url = new URL(callback)
    url.search = query
    const tokens = await client.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: verifier,
      expectedState: handle,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    const idToken = tokens.id_token
    if (!claims || idToken === undefined) throw new Error('There is no ID token in its answer.')
    const until = Temporal.Instant.fromEpochMilliseconds(claims.exp * 1000)
    if (!(await useOnce(platform, provider.id, 'id-token', idToken, until)))
      throw new Error('Its ID token has been used before.')
    const more = oidcSettings(provider).userInfo
      ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      : {}
    const all: Readonly<Record<string, unknown>> = { ...claims, ...more }
    return {
      subject: oidcSubject(claims.iss, claims.sub),
      attributes: attributesFrom(withoutProtocol(all)),
      emailVerified: all['email_verified'] === true,
      ...(typeof claims['sid'] === 'string' && { sessionIndex: claims['sid'] }),
      hint: { idToken },
    }
  } catch (error) {
    const { detail, ...block } = oidcTrouble(error, provider.name)
    platform.log.warn({ provider: provider.id, detail }, 'a sign-in was not proved')
    return refuse({ ...block, facts: { detail } })
  }
}

/** Claims without those that only the protocol needs. */
function withoutProtocol(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const protocol = new Set([
    'iss',
    'aud',
    'exp',
    'iat',
    'nbf',
    'nonce',
    'at_hash',
    'c_hash',
    'auth_time',
    'azp',
    'sid',
    'jti',
  ])
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !protocol.has(name)))
}
