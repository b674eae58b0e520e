import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  beginSaml,
  finishSaml,
  isFor,
  keepAnswer,
  providerById,
  providerSignsOut,
  samlMetadata,
  takeAttempt,
  type Provider,
  type SignInRealm,
} from '../../../modules/identity/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { formOf } from '../../opac/form-data.ts'
import type { Site } from '../../opac/site.ts'
import { finishSignIn, sendFailure } from '../finish.ts'
import { keptBinding, nextIn, ownOrigin, refuseHaste, type SignInVisit } from '../sign-in-visit.ts'

/** Sends somebody to their SAML provider. */
export async function startSaml(visit: SignInVisit): Promise<unknown> {
  const { site, request, reply, provider, realm, next, binding, trial } = visit
  const origin = await ownOrigin(site, request)
  const begun = await beginSaml(site.platform, provider, { realm, next, binding, origin, trial })
  if (!isRefusal(begun)) return reply.redirect(begun.address, 303)
  if (trial !== undefined) return finishSignIn({ site, request, reply, provider }, { realm, next, trial }, begun)
  return sendFailure({ site, request, reply, provider }, { realm, next }, begun.blocks)
}

interface Addressed {
  readonly Params: { readonly provider: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

/** Mounts our description, and the addresses to which SAML providers send answers and log-outs. */
export function mountSaml(pages: FastifyInstance, site: Site): void {
  pages.get<Addressed>('/auth/:provider/saml', async (request, reply) => {
    const provider = await samlProvider(site, request.params.provider)
    if (!provider) return reply.callNotFound()
    const xml = await samlMetadata(site.platform, provider, await ownOrigin(site, request))
    return reply.type('application/samlmetadata+xml; charset=utf-8').header('cache-control', 'no-store').send(xml)
  })
  pages.post<Addressed>('/auth/:provider/saml/answer', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const provider = await samlProvider(site, request.params.provider)
    return provider ? takeAnswer(site, provider, request, reply) : reply.callNotFound()
  })
  pages.get<Addressed>('/auth/:provider/saml/back', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const provider = await samlProvider(site, request.params.provider)
    return provider ? comeBack(site, provider, request, reply) : reply.callNotFound()
  })
  pages.get<Addressed>('/auth/:provider/saml/sign-out', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const provider = await samlProvider(site, request.params.provider)
    if (!provider) return reply.callNotFound()
    // The answer to a log-out that was begun here: here it has happened already.
    if (request.query['SAMLRequest'] === undefined) return reply.redirect('/auth/signed-out', 303)
    const query = request.url.slice(request.url.indexOf('?') + 1)
    const relayState = request.query['RelayState']
    const done = await providerSignsOut(site.platform, provider, {
      query,
      relayState: typeof relayState === 'string' ? relayState : undefined,
      origin: await ownOrigin(site, request),
    })
    if (!isRefusal(done)) return reply.redirect(done.address, 303)
    return sendFailure({ site, request, reply, provider }, usual, done.blocks)
  })
}

const usual = { realm: 'patron', next: '/account' } as const

async function samlProvider({ platform }: Site, id: string): Promise<Provider | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined
  const provider = await providerById(readWork(platform, carrel), Number(id))
  return provider?.kind === 'saml' ? provider : undefined
}

/**
 * The form of the provider comes from another site, without the cookie by which the browser proves that it began: what it
 * brings is kept with the sign-in, and the browser comes back for it by an address of ours.
 */
async function takeAnswer(site: Site, provider: Provider, request: FastifyRequest, reply: FastifyReply) {
  const form = formOf(request)
  const answer = form.get('SAMLResponse') ?? ''
  const state = form.get('RelayState') ?? ''
  if (await keepAnswer(site.platform, provider.id, state, answer))
    return reply.redirect(`/auth/${provider.id}/saml/back?state=${encodeURIComponent(state)}`, 303)
  const hasty = refuseHaste(site, request.ip)
  if (hasty) return sendFailure({ site, request, reply, provider }, usual, hasty.blocks)
  // Nobody began here: the provider's own page leads here, or the sign-in was lost.
  const realm: SignInRealm = isFor(provider, 'patron') && !/^\/staff(?:[/?#]|$)/.test(state) ? 'patron' : 'staff'
  const next = nextIn(state, realm)
  const origin = await ownOrigin(site, request)
  const proved = await finishSaml(site.platform, provider, { answer, request: undefined, origin })
  return finishSignIn({ site, request, reply, provider }, { realm, next, trial: null }, proved)
}

async function comeBack(site: Site, provider: Provider, request: FastifyRequest<Addressed>, reply: FastifyReply) {
  const state = request.query['state']
  const handle = typeof state === 'string' ? state : ''
  const attempt = await takeAttempt(site.platform, provider.id, { handle, binding: keptBinding(request) })
  if (isRefusal(attempt)) return sendFailure({ site, request, reply, provider }, usual, attempt.blocks)
  const { answer = '', request: asked = 'none' } = attempt.payload
  const origin = await ownOrigin(site, request)
  const proved = await finishSaml(site.platform, provider, { answer, request: asked, origin })
  return finishSignIn({ site, request, reply, provider }, attempt, proved)
}
