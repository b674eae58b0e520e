import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { carrel, readWork, withWork } from '../../../platform/work.ts'
import { endOutsideSessions } from '../outside-sessions.ts'
import { askProvider } from '../outgoing.ts'
import type { Provider } from '../providers.ts'
import { outgoingPolicy } from '../settings.ts'
import { useOnce } from '../used-once.ts'
import { oidcClient, oidcSettings, oidcSubject } from './oidc-client.ts'
import { oidcTrouble } from './oidc-trouble.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/**
 * A provider tells that somebody has signed out there (Back-Channel Logout 1.0): their sessions here end. The token must be
 * signed by a published key, be for us, fresh, and not have come before.
 */
export async function backChannelLogout(
  platform: Platform,
  provider: Provider,
  token: string,
): Promise<Outcome<{ readonly ended: number }>> {
  try {
    const { createLocalJWKSet, jwtVerify } = await import('jose')
    const metadata = (await oidcClient(platform, provider)).serverMetadata()
    const { clientId, clockTolerance } = oidcSettings(provider)
    const answer = await askProvider(await outgoingPolicy(readWork(platform, carrel)), metadata.jwks_uri ?? '')
    const now = platform.clock.now()
    const { payload } = await jwtVerify(token, createLocalJWKSet(JSON.parse(await answer.text())), {
      issuer: metadata.issuer,
      audience: clientId,
      algorithms,
      clockTolerance,
      currentDate: new Date(now.epochMilliseconds),
      maxTokenAge: 300,
      requiredClaims: ['iat', 'jti', 'events'],
    })
    const { events, sub, sid, nonce, jti = '' } = payload
    if (typeof events !== 'object' || events === null || !(event in events) || nonce !== undefined)
      throw new Error('This token is not about signing out.')
    const sessionIndex = typeof sid === 'string' ? sid : undefined
    if (sub === undefined && sessionIndex === undefined)
      throw new Error('The token names neither a person nor a session.')
    if (!(await useOnce(platform, provider.id, 'logout', jti, now.add({ minutes: 15 }))))
      throw new Error('This token has been used before.')
    return await withWork(platform, carrel, async (w) => ({
      ended: await endOutsideSessions(w, provider.id, {
        subject: sub === undefined ? undefined : oidcSubject(metadata.issuer, sub),
        sessionIndex,
      }),
    }))
  } catch (error) {
    const { code, detail } = oidcTrouble(error, provider.name)
    platform.log.warn({ provider: provider.id, detail }, 'a log-out was not proved')
    return refuse({ code: code === 'provider-unreachable' ? code : 'invalid-request', message: detail })
  }
}
