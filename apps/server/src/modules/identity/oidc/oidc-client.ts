import { Value } from 'typebox/value'
import type { Configuration, ServerMetadata } from 'openid-client'
import type { Platform } from '../../../platform/platform.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { askProvider } from '../outgoing.ts'
import type { Provider } from '../providers.ts'
import { outgoingPolicy } from '../settings.ts'
import { OidcSettings } from './settings.ts'

const describedFor = 10 * 60_000
const described = new WeakMap<Platform, Map<string, { readonly metadata: ServerMetadata; readonly at: number }>>()

/** The settings of a provider of this kind, as they were checked when they were set. */
export function oidcSettings(provider: Provider): OidcSettings {
  return Value.Parse(OidcSettings, provider.settings)
}

/** Who an account is for good: `sub` is unique at its issuer only (Core 2), and the issuer of a provider can be set anew. */
export function oidcSubject(issuer: string, sub: string): string {
  return `${sub} @ ${issuer}`
}

/**
 * What signs in at a provider. Its description (Discovery 1.0) is kept for ten minutes, its keys are fetched at each sign-in,
 * so that new keys count at once. `afresh`: the description too. Throws what {@link oidcTrouble} puts into words.
 */
export async function oidcClient(
  platform: Platform,
  provider: Provider,
  { afresh = false }: { readonly afresh?: boolean } = {},
): Promise<Configuration> {
  const client = await import('openid-client')
  const settings = oidcSettings(provider)
  const policy = await outgoingPolicy(readWork(platform, carrel))
  const secret = provider.secrets['clientSecret'] ?? ''
  const authentication = {
    client_secret_basic: () => client.ClientSecretBasic(secret),
    client_secret_post: () => client.ClientSecretPost(secret),
    none: () => client.None(),
  }[settings.clientAuthentication]()
  const metadata = {
    [client.clockTolerance]: settings.clockTolerance,
    // Time is what the clock of the platform says.
    [client.clockSkew]: Math.round((platform.clock.now().epochMilliseconds - Date.now()) / 1000),
  }
  const fetch: NonNullable<Configuration[typeof client.customFetch]> = (url, { method, headers, body }) =>
    askProvider(policy, url, {
      method,
      headers,
      ...((typeof body === 'string' || body instanceof URLSearchParams) && { body: body.toString() }),
    })
  const kept = described.get(platform) ?? new Map<string, { metadata: ServerMetadata; at: number }>()
  described.set(platform, kept)
  const known = kept.get(settings.issuer)
  const usable = !afresh && known !== undefined && performance.now() - known.at < describedFor
  const config = usable
    ? new client.Configuration(known.metadata, settings.clientId, metadata, authentication)
    : await client.discovery(new URL(settings.issuer), settings.clientId, metadata, authentication, {
        [client.customFetch]: fetch,
        ...(policy.http && { execute: [client.allowInsecureRequests] }),
      })
  if (!usable) kept.set(settings.issuer, { metadata: config.serverMetadata(), at: performance.now() })
  config[client.customFetch] = fetch
  if (policy.http) client.allowInsecureRequests(config)
  // Core 3.1.3.7 lets the signature go unchecked on a line with TLS; we check it all the same.
  client.enableNonRepudiationChecks(config)
  return config
}
