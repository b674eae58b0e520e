import type { Platform } from '../../../platform/platform.ts'
import type { Provider } from '../providers.ts'
import { ourAddresses, ourMetadata } from './messages.ts'
import { ourKeys } from './our-keys.ts'

/** Our description for a provider, XML; `origin` is the address of the site. */
export async function samlMetadata(platform: Platform, provider: Provider, origin: string): Promise<string> {
  const { certificate } = await ourKeys(platform, provider)
  return ourMetadata(ourAddresses(origin, provider.id), certificate)
}
