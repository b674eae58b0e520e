import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  giveConsent,
  readRequest,
  repeatedIn,
  takeRequest,
  vendorByClientId,
  vendorById,
  waitingRequest,
  wantedClaims,
} from '../../modules/vendor-sign-in/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork, withWork } from '../../platform/work.ts'
import { carriesToken, formOf, isFromElsewhere } from '../opac/form-data.ts'
import { sendPage } from '../opac/page.ts'
import { forgedPage } from '../opac/pages/errors.ts'
import { signInPage } from '../opac/pages/sign-in.ts'
import type { Site } from '../opac/site.ts'
import { visitOf, type Visit } from '../opac/visit.ts'
import { isPaced, tooFast } from '../links/pace.ts'
import { answerBack, goOnAddress, nextStep, type Step } from './next-step.ts'
import { deadEndPage } from './pages.ts'
import { vendorWords } from './words.ts'

const perMinute = 120

/** Mounts where programs send patrons, and where these go on after signing in and after saying yes. */
export function mountAuthorize(pages: FastifyInstance, site: Site): void {
  pages.get('/oidc/authorize', (request, reply) => authorize(site, request, reply))
  // Core 3.1.2.1: POST is to be taken as well. It comes without our cookie; the GET that follows has it.
  pages.post('/oidc/authorize', (request, reply) =>
    reply.header('cache-control', 'no-store').redirect(`/oidc/authorize?${formOf(request).toString()}`, 303),
  )
  pages.get<{ Querystring: Readonly<Record<string, unknown>> }>('/oidc/go-on', async (request, reply) => {
    const visit = await visitAt(site, request, reply)
    const { request: handle, other } = request.query
    const step = await stepOf(visit, typeof handle === 'string' ? handle : '')
    if (!step) return lost(visit)
    if (other === '1')
      return sendPage({ ...visit, patron: undefined }, await signInPage(visit, goOnAddress(step.handle ?? '')))
    return nextStep(visit, step)
  })
  pages.post('/oidc/consent', async (request, reply) => {
    const visit = await visitAt(site, request, reply)
    const form = formOf(request)
    const step = await stepOf(visit, form.get('request') ?? '')
    if (!step) return lost(visit)
    if (!visit.patron) return nextStep(visit, step)
    if (isFromElsewhere(request) || !carriesToken(form, visit.patron)) return sendPage(visit, forgedPage(visit))
    if (form.get('answer') !== 'yes') {
      if (!(await takeRequest(site.platform, step.handle ?? ''))) return lost(visit)
      return answerBack(visit, step, { error: 'access_denied', error_description: 'The patron did not agree.' })
    }
    const ticked = new Set(form.getAll('tell'))
    return nextStep(visit, {
      ...step,
      agree: async (patron) => {
        const asked = wantedClaims(step.vendor.claims, step.asked.scope)
        const claims = asked.filter((claim) => ticked.has(claim) || (claim !== 'name' && claim !== 'email'))
        const given = await withWork(site.platform, visit.w.actor, (w) =>
          giveConsent(w, { vendor: step.vendor.id, patron, asked, claims }),
        )
        return isRefusal(given) ? undefined : given
      },
    })
  })
}

async function authorize(site: Site, request: FastifyRequest, reply: FastifyReply) {
  if (!isPaced(site.platform, request, 'oidc authorize', perMinute)) return tooFast(reply)
  const visit = await visitAt(site, request, reply)
  const words = vendorWords(visit.say.lang)
  const mark = request.url.indexOf('?')
  const query = new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1))
  const dead = (reason: string) => sendPage(visit, deadEndPage(visit, words.badlySetUp, reason, 400))
  // Without a known program and one of its own addresses nobody is sent anywhere (RFC 6749, 4.1.2.1).
  const twice = ['client_id', 'redirect_uri'].find((name) => query.getAll(name).length > 1)
  if (twice !== undefined) return dead(`The parameter ${twice} came more than once.`)
  const vendor = await vendorByClientId(readWork(site.platform, carrel), query.get('client_id') ?? '')
  if (!vendor) return dead('client_id is not one of a program that is set up here and switched on.')
  const redirect = query.get('redirect_uri')
  if (redirect === null || !vendor.redirectAddresses.includes(redirect))
    return dead(`redirect_uri is not one of the addresses that are set for ${vendor.name}, letter by letter.`)
  const asked = readRequest(query, redirect)
  if (!('error' in asked)) return nextStep(visit, { vendor, asked, notSession: null })
  const state = repeatedIn(query) === 'state' ? null : query.get('state')
  return answerBack(
    visit,
    { vendor, asked: { redirect, state: state !== null && state.length <= 2000 ? state : null } },
    { error: asked.error, error_description: asked.description },
  )
}

async function visitAt(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  return visitOf(site, request, reply)
}

async function stepOf({ site }: Visit, handle: string): Promise<Step | undefined> {
  if (!/^[\w-]{43}$/.test(handle)) return undefined
  const waiting = await waitingRequest(site.platform, handle)
  const vendor = waiting && (await vendorById(readWork(site.platform, carrel), waiting.vendor))
  // What was set otherwise meanwhile counts: nobody is sent to an address that was taken away.
  if (!vendor?.redirectAddresses.includes(waiting?.asked.redirect ?? '')) return undefined
  return waiting && vendor && { vendor, asked: waiting.asked, notSession: waiting.notSession, handle }
}

function lost(visit: Visit) {
  return sendPage(visit, deadEndPage(visit, vendorWords(visit.say.lang).lost, '', 410))
}
