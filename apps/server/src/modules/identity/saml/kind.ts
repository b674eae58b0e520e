import type { Block } from '../../../platform/refusal.ts'
import type { KindRules } from '../kinds.ts'
import { ourAddresses } from './messages.ts'
import { samlSecrets, SamlSettings } from './settings.ts'

/** Sign-in by SAML 2. */
export const samlKind: KindRules = {
  settings: SamlSettings,
  secrets: samlSecrets,
  problems({ metadataUrl, metadata }) {
    const wrong = (field: string, message: string): Block[] => [
      { code: 'invalid-setting', field: `settings.${field}`, message },
    ]
    const [address, pasted] = [String(metadataUrl), String(metadata).trim()]
    if (address === '' && pasted === '')
      return wrong(
        'metadataUrl',
        'Enter the address of the provider’s description (metadata), or paste the description itself.',
      )
    if (address === '') return []
    if (pasted !== '')
      return wrong('metadata', 'Enter the address of the description or the description itself, not both.')
    const url = URL.parse(address)
    return url && (url.protocol === 'https:' || url.protocol === 'http:')
      ? []
      : wrong('metadataUrl', 'The address of the description begins with https://.')
  },
  addresses(provider, link) {
    const ours = ourAddresses(link(''), provider)
    return [
      { name: 'Entity ID and metadata', url: ours.metadata },
      { name: 'Assertion consumer service (POST)', url: ours.answers },
      { name: 'Single log-out (redirect)', url: ours.signOut },
    ]
  },
}
