import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  backChannelLogout,
  beginOidc,
  finishOidc,
  providerById,
  takeAttempt,
  type Provider,
} from '../../../modules/identity/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { formOf } from '../../opac/form-data.ts'
import { isPaced, tooFast } from '../../links/pace.ts'
import type { Site } from '../../opac/site.ts'
import { finishSignIn, sendFailure } from '../finish.ts'
import { keptBinding, ownOrigin, type SignInVisit } from '../sign-in-visit.ts'

/** Sends somebody to their OpenID provider. */
export async function startOidc(visit: SignInVisit): Promise<unknown> {
  const { site, request, reply, provider, realm, next, binding, trial } = visit
  const callback = `${await ownOrigin(site, request)}/auth/${provider.id}/callback`
  const begun = await beginOidc(site.platform, provider, { realm, next, binding, callback, trial })
  if (!isRefusal(begun)) return reply.redirect(begun.address, 303)
  if (trial !== undefined) return finishSignIn({ site, request, reply, provider }, { realm, next, trial }, begun)
  return sendFailure({ site, request, reply, provider }, { realm, next }, begun.blocks)
}

// A school sends its children home all at once, from one address.
const logOutsPerMinute = 600

interface Back {
  readonly Params: { readonly provider: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

async function oidcProvider({ platform }: Site, id: string): Promise<Provider | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined
  const provider = await providerById(readWork(platform, carrel), Number(id))
  return provider?.kind === 'oidc' ? provider : undefined
}

/** Mounts the addresses to which OpenID providers send browsers back, and to which they tell of log-outs. */
export function mountOidc(pages: FastifyInstance, site: Site): void {
  pages.get<Back>('/auth/:provider/callback', async (request, reply) => {
    const provider = await oidcProvider(site, request.params.provider)
    if (!provider) return reply.callNotFound()
    return comeBack(site, provider, request, reply)
  })
  pages.post<{ Params: Back['Params'] }>('/auth/:provider/back-channel-logout', async (request, reply) => {
    // Back-Channel Logout 1.0, 2.8: nothing of it may be kept on the way.
    reply.header('cache-control', 'no-store')
    const provider = await oidcProvider(site, request.params.provider)
    if (!provider) return reply.callNotFound()
    // Each token makes us read the keys of the provider, whoever sends it.
    if (!isPaced(site.platform, request, 'oidc log-out', logOutsPerMinute)) return tooFast(reply)
    const token = formOf(request).get('logout_token') ?? ''
    const done = await backChannelLogout(site.platform, provider, token)
    if (!isRefusal(done)) return reply.code(200).send()
    const [block] = done.blocks
    const unreachable = block?.code === 'provider-unreachable'
    return reply
      .code(unreachable ? 503 : 400)
      .send({ error: unreachable ? 'temporarily_unavailable' : 'invalid_request', error_description: block?.message })
  })
}

async function comeBack(site: Site, provider: Provider, request: FastifyRequest<Back>, reply: FastifyReply) {
  const state = request.query['state']
  const handle = typeof state === 'string' ? state : ''
  const attempt = await takeAttempt(site.platform, provider.id, { handle, binding: keptBinding(request) })
  if (isRefusal(attempt))
    return sendFailure({ site, request, reply, provider }, { realm: 'patron', next: '/account' }, attempt.blocks)
  const query = request.url.slice(request.url.indexOf('?') + 1)
  const proved = await finishOidc(site.platform, provider, attempt, { query, handle })
  return finishSignIn({ site, request, reply, provider }, attempt, proved)
}
