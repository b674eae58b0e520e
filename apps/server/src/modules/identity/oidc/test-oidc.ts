import type { Work } from '../../../platform/work.ts'
import type { TestStep } from '../contract.ts'
import { askProvider } from '../outgoing.ts'
import type { Provider } from '../providers.ts'
import { outgoingPolicy } from '../settings.ts'
import { oidcClient, oidcSettings } from './oidc-client.ts'
import { oidcTrouble } from './oidc-trouble.ts'

/** Tries an OpenID provider: can it be reached, is it whom the settings name, has it keys, does its clock agree with ours. */
export async function oidcTest(w: Work, provider: Provider): Promise<readonly TestStep[]> {
  const { issuer, clientAuthentication, clockTolerance } = oidcSettings(provider)
  const steps: TestStep[] = []
  const note = (name: string, ok: boolean, said: string) => void steps.push({ name, ok, said })
  const policy = await outgoingPolicy(w)
  try {
    const metadata = (await oidcClient(w.platform, provider, { afresh: true })).serverMetadata()
    note('Description', true, `${metadata.issuer} describes itself as an OpenID provider.`)
    const pkce = metadata.code_challenge_methods_supported
    note(
      'Protection of the code (PKCE)',
      true,
      pkce === undefined || pkce.includes('S256')
        ? 'Carrel sends a challenge with each sign-in.'
        : 'It does not say that it checks the challenge; Carrel sends it all the same.',
    )
    const scopes = metadata.scopes_supported
    const missing =
      scopes &&
      oidcSettings(provider)
        .scope.split(/\s+/)
        .filter((one) => !scopes.includes(one))
    if (missing && missing.length > 0) note('Scopes', false, `It does not know the scope ${missing.join(', ')}.`)
    const keys = await askProvider(policy, metadata.jwks_uri ?? '')
    const count = keyCount(await keys.text())
    note(
      'Keys',
      count > 0,
      count > 0
        ? `It publishes ${count} ${count === 1 ? 'key' : 'keys'} by which its tokens are checked.`
        : 'It publishes no keys by which its tokens could be checked.',
    )
    const date = Date.parse(keys.headers.get('date') ?? '')
    if (Number.isFinite(date)) {
      const apart = Math.abs(Math.round((date - w.now.epochMilliseconds) / 1000))
      note(
        'Clock',
        apart <= clockTolerance + 2,
        apart <= clockTolerance + 2
          ? 'Its clock agrees with ours.'
          : `Its clock is ${apart} seconds apart from ours; ${clockTolerance} are allowed. Set the clock of this machine by a time server.`,
      )
    }
    note(
      'Signing out',
      true,
      metadata.end_session_endpoint === undefined
        ? 'It has no address for signing out: who signs out here stays signed in there.'
        : 'It has an address for signing out.',
    )
  } catch (error) {
    note('Description', false, `${issuer}: ${oidcTrouble(error, provider.name).detail}`)
  }
  if (clientAuthentication !== 'none')
    note(
      'Client secret',
      provider.secrets['clientSecret'] !== undefined,
      provider.secrets['clientSecret'] === undefined
        ? 'No client secret is set. Without one, the provider will not answer.'
        : 'A client secret is set. Whether it is right shows at a trial sign-in.',
    )
  return steps
}

function keyCount(text: string): number {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'keys' in parsed && Array.isArray(parsed.keys)
      ? parsed.keys.length
      : 0
  } catch {
    return 0
  }
}
