import type { KindRules } from '../kinds.ts'
import type { Block } from '../../../platform/refusal.ts'
import { OidcSettings } from './settings.ts'

/** Sign-in by OpenID Connect. */
export const oidcKind: KindRules = {
  settings: OidcSettings,
  secrets: ['clientSecret'],
  problems({ issuer, scope }) {
    const blocks: Block[] = []
    const url = URL.parse(String(issuer))
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search !== '' || url.hash !== '')
      blocks.push({
        code: 'invalid-setting',
        field: 'settings.issuer',
        message: 'The issuer is an address such as https://id.example.org, without ? and #.',
      })
    if (!String(scope).split(/\s+/).includes('openid'))
      blocks.push({
        code: 'invalid-setting',
        field: 'settings.scope',
        message: 'The scope must hold the word openid, else this is no sign-in.',
      })
    return blocks
  },
  addresses: (provider, link) => [
    { name: 'Redirect URI', url: link(`/auth/${provider}/callback`) },
    { name: 'Back-channel log-out URI', url: link(`/auth/${provider}/back-channel-logout`) },
    { name: 'Post-log-out redirect URI', url: link('/auth/signed-out') },
  ],
}
