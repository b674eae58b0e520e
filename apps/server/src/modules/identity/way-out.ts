import type { Session } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import type { ProviderKind } from './contract.ts'
import { oidcWayOut } from './oidc/way-out.ts'
import { outsideSession, type OutsideSession } from './outside-sessions.ts'
import { providerById, type Provider } from './providers.ts'
import { samlWayOut } from './saml/sign-out.ts'

/**
 * How a protocol signs out there as well: the address to which the browser goes when the session here has ended. Undefined
 * where the provider has none or the library does not want it; what it throws counts as undefined.
 */
export type WayOut = (w: Work, provider: Provider, session: OutsideSession) => Promise<string | undefined>

const waysOut: Readonly<Partial<Record<ProviderKind, WayOut>>> = { oidc: oidcWayOut, saml: samlWayOut }

/**
 * Where to go after signing out, to sign out at the provider too; null for who came with a password. Ask before the session
 * is closed. Never fails: signing out here goes on whatever the provider does.
 */
export async function wayOut(
  w: Work,
  session: Session | undefined,
): Promise<{ readonly address: string | null; readonly name: string }> {
  const from = session && (await outsideSession(w, session.id))
  const provider = from && (await providerById(w, from.provider))
  if (!from || !provider) return { address: null, name: '' }
  try {
    return { address: (await waysOut[provider.kind]?.(w, provider, from)) ?? null, name: provider.name }
  } catch (error) {
    w.platform.log.warn({ err: error, provider: provider.id }, 'the way to sign out at a provider is not known')
    return { address: null, name: provider.name }
  }
}
