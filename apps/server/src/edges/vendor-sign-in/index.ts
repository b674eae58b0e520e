import type { FastifyInstance } from 'fastify'
import { publicKeys } from '../../modules/vendor-sign-in/index.ts'
import type { Site } from '../opac/site.ts'
import { ownOrigin } from '../identity/sign-in-visit.ts'
import { mountProgramsPage } from './account-page.ts'
import { mountAuthorize } from './authorize.ts'
import { description } from './description.ts'
import { mountEndSession } from './end-session.ts'
import { answerToken } from './token.ts'
import { answerUserInfo } from './user-info.ts'

/**
 * Mounts Carrel as an OpenID provider at `/oidc`, among the pages of the public site: OpenID Connect Core 1.0 with the
 * authorisation code and PKCE, Discovery 1.0, RP-Initiated Logout 1.0.
 */
export function mountVendorSignIn(pages: FastifyInstance, site: Site): void {
  pages.get('/oidc/.well-known/openid-configuration', async (request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .send(description(await ownOrigin(site, request))),
  )
  pages.get('/oidc/keys', async (_, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .type('application/json')
      .send(await publicKeys(site.platform)),
  )
  mountAuthorize(pages, site)
  pages.post('/oidc/token', (request, reply) => answerToken(site, request, reply))
  // Programs in a browser ask before they show their token (Fetch, 3.2).
  pages.options('/oidc/userinfo', (_, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization')
      .header('access-control-max-age', '600')
      .code(204)
      .send(),
  )
  pages.get('/oidc/userinfo', (request, reply) => answerUserInfo(site, request, reply))
  pages.post('/oidc/userinfo', (request, reply) => answerUserInfo(site, request, reply))
  mountEndSession(pages, site)
  mountProgramsPage(pages, site)
}
