/** Platforms whose addresses are always built alike. */
export const platformKinds = ['canvas', 'moodle', 'blackboard', 'brightspace', 'other'] as const
export type PlatformKind = (typeof platformKinds)[number]

/** What is known of a platform before anybody has written it down. */
export interface UsualAddresses {
  readonly issuer: string
  readonly loginUrl: string
  readonly keysUrl: string
}

const nothing: UsualAddresses = { issuer: '', loginUrl: '', keysUrl: '' }

/** The addresses of a platform by its kind, the site at which people see it and our client ID; empty where they are not known. */
export function usualAddresses(kind: PlatformKind, site: string, clientId: string): UsualAddresses {
  const own = site.trim().replace(/\/+$/, '')
  const below = (path: string) => (own === '' ? '' : `${own}${path}`)
  switch (kind) {
    case 'canvas':
      return {
        issuer: 'https://canvas.instructure.com',
        loginUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
        keysUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
      }
    case 'moodle':
      return { issuer: own, loginUrl: below('/mod/lti/auth.php'), keysUrl: below('/mod/lti/certs.php') }
    case 'blackboard':
      return {
        issuer: 'https://blackboard.com',
        loginUrl: 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
        keysUrl:
          clientId.trim() === ''
            ? ''
            : `https://developer.blackboard.com/api/v1/management/applications/${encodeURIComponent(clientId.trim())}/jwks.json`,
      }
    case 'brightspace':
      return { issuer: own, loginUrl: below('/d2l/lti/authenticate'), keysUrl: below('/d2l/.well-known/jwks') }
    case 'other':
      return nothing
  }
}
