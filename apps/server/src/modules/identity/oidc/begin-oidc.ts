import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { beginAttempt, newSecret, type NewAttempt } from '../attempts.ts'
import type { Provider } from '../providers.ts'
import { oidcClient, oidcSettings } from './oidc-client.ts'
import { oidcTrouble } from './oidc-trouble.ts'

/**
 * Sends somebody out to sign in (Core 3.1.2, with PKCE, RFC 7636): gives back the address at the provider. `binding` is what
 * the browser keeps in a cookie, `callback` our address to which it comes back.
 */
export async function beginOidc(
  platform: Platform,
  provider: Provider,
  request: Omit<NewAttempt, 'provider' | 'payload'> & { readonly binding: string; readonly callback: string },
): Promise<Outcome<{ readonly address: string }>> {
  try {
    const client = await import('openid-client')
    const config = await oidcClient(platform, provider)
    const handle = newSecret()
    const verifier = client.randomPKCECodeVerifier()
    const nonce = client.randomNonce()
    const { binding, realm, next, trial } = request
    // As it is written by everybody: without a port that goes without saying.
    const callback = new URL(request.callback).href
    const begun = await beginAttempt(
      platform,
      { realm, next, trial, provider: provider.id, payload: { verifier, nonce, callback } },
      { handle, binding },
    )
    if (isRefusal(begun)) return begun
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: oidcSettings(provider).scope,
      state: handle,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href }
  } catch (error) {
    const { detail, ...block } = oidcTrouble(error, provider.name)
    platform.log.warn({ provider: provider.id, detail }, 'a sign-in could not begin')
    return refuse({ ...block, facts: { detail } })
  }
}
