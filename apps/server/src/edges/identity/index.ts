import type { FastifyInstance } from 'fastify'
import { isFor, providerById, type ProviderKind } from '../../modules/identity/index.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { sendPage } from '../opac/page.ts'
import type { Site } from '../opac/site.ts'
import { visitOf } from '../opac/visit.ts'
import { mountOutsideAccounts } from './account-page.ts'
import { sendFailure } from './finish.ts'
import { mountLti } from './lti/index.ts'
import { mountOidc, startOidc } from './oidc/index.ts'
import { signedOutPage } from './pages.ts'
import { mountSaml, startSaml } from './saml/index.ts'
import { bindingOf, nextIn, ownOrigin, realmIn, refuseHaste, trialBy, type SignInVisit } from './sign-in-visit.ts'

/** How a protocol begins a sign-in, and which further addresses it has below `/auth`. */
interface SignInFace {
  readonly start: (visit: SignInVisit) => Promise<unknown>
  readonly mount: (pages: FastifyInstance, site: Site) => void
}

const faces: Readonly<Partial<Record<ProviderKind, SignInFace>>> = {
  oidc: { start: startOidc, mount: mountOidc },
  saml: { start: startSaml, mount: mountSaml },
}

interface Start {
  readonly Params: { readonly provider: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

/** Mounts sign-in with accounts of elsewhere at `/auth`, among the pages of the public site. */
export function mountIdentity(pages: FastifyInstance, site: Site): void {
  pages.get<Start>('/auth/:provider/start', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const realm = realmIn(request.query['for'])
    const isTrial = request.query['trial'] === '1'
    const next = nextIn(request.query['next'], realm, isTrial)
    const provider = /^\d{1,15}$/.test(request.params.provider)
      ? await providerById(readWork(site.platform, carrel), Number(request.params.provider))
      : undefined
    const face = provider && faces[provider.kind]
    if (!provider || !face || (!isTrial && !isFor(provider, realm)))
      return sendFailure({ site, request, reply }, { realm, next }, [closed])
    const hasty = refuseHaste(site, request.ip)
    if (hasty) return sendFailure({ site, request, reply }, { realm, next }, hasty.blocks)
    // The provider sends people back to the address that is set: the cookie has to be there. Once: behind a proxy that does
    // not hand the name on, every request would seem to be elsewhere.
    const origin = await ownOrigin(site, request)
    const isElsewhere = URL.parse(origin)?.host !== URL.parse(`${request.protocol}://${request.host}`)?.host
    if (isElsewhere && request.query['moved'] !== '1') {
      const query = request.url.includes('?') ? `${request.url}&moved=1` : `${request.url}?moved=1`
      return reply.redirect(`${origin}${query}`, 303)
    }
    const trial = isTrial ? await trialBy(site, request) : undefined
    if (isRefusal(trial)) return sendFailure({ site, request, reply }, { realm, next }, trial.blocks)
    const binding = bindingOf(request, reply)
    return face.start({ site, request, reply, provider, realm, next, binding, ...(trial !== undefined && { trial }) })
  })
  pages.get('/auth/signed-out', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, signedOutPage(visit))
  })
  for (const face of Object.values(faces)) face.mount(pages, site)
  mountOutsideAccounts(pages, site)
  mountLti(pages, site)
}

const closed: Block = {
  code: 'sign-in-way-closed',
  message: 'This way to sign in is not there, or is switched off.',
}
