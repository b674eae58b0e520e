import { libraryOf, siteLink } from '../../org/index.ts'
import type { WayOut } from '../way-out.ts'
import { oidcClient, oidcSettings } from './oidc-client.ts'

/** The address at which somebody signs out at their OpenID provider (RP-Initiated Logout 1.0), where the library wants it. */
export const oidcWayOut: WayOut = async (w, provider, { hint }) => {
  if (!oidcSettings(provider).signOutThere) return undefined
  const client = await import('openid-client')
  const config = await oidcClient(w.platform, provider)
  if (config.serverMetadata().end_session_endpoint === undefined) return undefined
  const link = await siteLink(w)
  const { locale } = await libraryOf(w)
  return client.buildEndSessionUrl(config, {
    ...(hint['idToken'] !== undefined && { id_token_hint: hint['idToken'] }),
    post_logout_redirect_uri: link('/auth/signed-out'),
    ui_locales: locale,
  }).href
}
