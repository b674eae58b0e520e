import { Value } from 'typebox/value'
import type { Work } from '../../../platform/work.ts'
import type { Provider } from '../providers.ts'
import { insideHint, outgoingPolicy } from '../settings.ts'
import type { DirectoryAccess } from './ask-directory.ts'
import { LdapSettings } from './settings.ts'

/** How a directory is asked, from what the library has set. Throws where the settings are not those of a directory. */
export async function directoryAccess(w: Pick<Work, 'db' | 'platform'>, provider: Provider): Promise<DirectoryAccess> {
  const settings = Value.Parse(LdapSettings, provider.settings)
  const { privateAddresses } = await outgoingPolicy(w)
  return { settings, bindPassword: provider.secrets['bindPassword'] ?? '', limits: { privateAddresses, insideHint } }
}
