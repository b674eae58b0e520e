import { randomBytes } from 'node:crypto'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { beginAttempt, newSecret } from '../attempts.ts'
import type { SignInRealm } from '../contract.ts'
import type { Provider } from '../providers.ts'
import { idpOf } from './idp.ts'
import { authnRequest, ourAddresses } from './messages.ts'
import { ourKeys } from './our-keys.ts'
import { signedAddress } from './redirect-binding.ts'
import { refusalFor } from './saml-problem.ts'

/** A number of a message: no name of XML begins with a digit. */
export function messageId(): string {
  return `_${randomBytes(20).toString('hex')}`
}

/** Begins a sign-in: the address at the provider to which the browser goes. */
export async function beginSaml(
  platform: Platform,
  provider: Provider,
  visit: {
    readonly realm: SignInRealm
    readonly next: string
    readonly binding: string
    readonly origin: string
    readonly trial?: number | undefined
  },
): Promise<Outcome<{ readonly address: string }>> {
  try {
    const idp = await idpOf(platform, provider)
    const { privateKey } = await ourKeys(platform, provider)
    const [handle, request] = [newSecret(), messageId()]
    const { realm, next, trial, binding, origin } = visit
    const begun = await beginAttempt(
      platform,
      { provider: provider.id, realm, next, payload: { request }, trial },
      { handle, binding },
    )
    if (isRefusal(begun)) return begun
    const ours = ourAddresses(origin, provider.id)
    const xml = authnRequest(
      { id: request, at: platform.clock.now(), to: idp.signOnUrl, from: ours.metadata },
      ours.answers,
    )
    return { address: signedAddress(idp.signOnUrl, { name: 'SAMLRequest', xml, relayState: handle }, privateKey) }
  } catch (error) {
    return refusalFor(provider.name, error)
  }
}
