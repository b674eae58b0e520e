import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, withWork } from '../../../platform/work.ts'
import { makeSecrets, type Provider } from '../providers.ts'
import { selfSigned, type KeyPair } from './self-signed.ts'

/** The key with which we sign what we send to a provider and read what it encrypts; made when it is first needed. */
export async function ourKeys(platform: Platform, provider: Provider): Promise<KeyPair> {
  const known = pairOf(provider.secrets)
  if (known) return known
  const made = await selfSigned('Carrel', platform.clock.now().subtract({ hours: 24 }))
  // Of two who make one at once, the first counts.
  const secrets = await withWork(platform, carrel, (w) =>
    makeSecrets(w, provider.id, { privateKey: made.privateKey, certificate: made.certificate }),
  )
  return (isRefusal(secrets) ? undefined : pairOf(secrets)) ?? made
}

function pairOf({ privateKey, certificate }: Readonly<Record<string, string>>): KeyPair | undefined {
  return privateKey !== undefined && certificate !== undefined ? { privateKey, certificate } : undefined
}
