import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  beginLaunch,
  framingOrigins,
  loginFields,
  newSecret,
  openLaunch,
  proveLaunch,
  publicKeys,
  takeLaunch,
  type LoginRequest,
} from '../../../modules/identity/index.ts'
import { isRefusal, refuse, type Block } from '../../../platform/refusal.ts'
import { carrel, readWork, withWork } from '../../../platform/work.ts'
import { contentSecurityPolicy } from '../../content-security.ts'
import { formOf } from '../../opac/form-data.ts'
import { sendPage } from '../../opac/page.ts'
import { coursePage } from '../../opac/pages/courses.ts'
import { titlePage } from '../../opac/pages/title.ts'
import type { Site } from '../../opac/site.ts'
import { visitOf } from '../../opac/visit.ts'
import { ownOrigin, refuseHaste } from '../sign-in-visit.ts'
import { mountChoice } from './choice.ts'
import { framedPage, newWindowPage, nothingPage, refusedPage } from './pages.ts'

type Query = Readonly<Record<string, unknown>>
const cookie = 'carrel_lti'
const secret = /^[\w-]{43}$/
// A lecture hall opens its list from behind one address.
const perMinute = 600

/** Mounts LTI 1.3 at `/auth/lti`: Carrel is the tool, platforms for courses open reading lists by it. */
export function mountLti(pages: FastifyInstance, site: Site): void {
  void pages.register(async (lti) => {
    const w = readWork(site.platform, carrel)
    lti.addHook('onRequest', async (_, reply) => {
      const framedBy = await framingOrigins(w)
      reply.header('content-security-policy', contentSecurityPolicy(site.platform.config.development, { framedBy }))
      // It knows no list of origins; the policy above says the same, and more exactly.
      if (framedBy.length > 0) reply.removeHeader('x-frame-options')
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    })
    lti.get('/auth/lti/keys', (_, reply) => publicKeys(site.platform).then((keys) => reply.send(keys)))
    lti.get<{ Querystring: Query }>('/auth/lti/login', (request, reply) =>
      begin(site, request, reply, (name) => request.query[name]),
    )
    lti.post('/auth/lti/login', (request, reply) =>
      begin(site, request, reply, (name) => formOf(request).get(name) ?? undefined),
    )
    lti.post('/auth/lti/launch', (request, reply) => launch(site, request, reply))
    lti.get('/auth/lti/launch', (request, reply) =>
      sendRefused(site, request, reply, [
        {
          code: 'launch-incomplete',
          message:
            'This address is opened by a platform for courses, such as Canvas or Moodle. Open the reading list there.',
        },
      ]),
    )
    lti.get<{ Params: { id: string } }>('/auth/lti/course/:id', async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      const page = await coursePage(visit, numberOf(request.params.id))
      return sendPage(visit, page ? framedPage(page) : nothingPage(visit))
    })
    lti.get<{ Params: { id: string } }>('/auth/lti/title/:id', async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      const page = await titlePage(visit, numberOf(request.params.id))
      return sendPage(visit, page ? framedPage(page) : nothingPage(visit))
    })
    mountChoice(lti, site)
  })
}

/** Third-party initiated login (Security Framework 1.0, 5.1.1.1): the browser goes to its platform to have itself proved. */
async function begin(site: Site, request: FastifyRequest, reply: FastifyReply, field: (name: string) => unknown) {
  const asked: LoginRequest = Object.fromEntries(
    loginFields.flatMap((name) => {
      const value = field(name)
      return typeof value === 'string' && value !== '' && !value.includes('\0') ? [[name, value]] : []
    }),
  )
  const hasty = refuseHaste(site, `lti ${request.ip}`, perMinute)
  if (hasty) return sendRefused(site, request, reply, hasty.blocks)
  const known = request.cookies[cookie]
  const binding = known !== undefined && secret.test(known) ? known : newSecret()
  const isSecure = request.protocol === 'https'
  reply.setCookie(cookie, binding, {
    path: '/auth/lti',
    httpOnly: true,
    // The launch comes as a form of another site, often within a frame there.
    sameSite: isSecure ? 'none' : 'lax',
    secure: isSecure,
    partitioned: isSecure,
    maxAge: 20 * 60,
  })
  const redirect = `${await ownOrigin(site, request)}/auth/lti/launch`
  const begun = await beginLaunch(site.platform, asked, { binding, redirect })
  if (isRefusal(begun)) return sendRefused(site, request, reply, begun.blocks)
  return reply.redirect(begun.address, 303)
}

async function launch(site: Site, request: FastifyRequest, reply: FastifyReply) {
  const { platform } = site
  const form = formOf(request)
  const taken = await takeLaunch(platform, { state: form.get('state') ?? '', binding: request.cookies[cookie] ?? '' })
  if (isRefusal(taken)) return sendRefused(site, request, reply, taken.blocks)
  if ('again' in taken) {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, newWindowPage(visit, taken.again))
  }
  if (form.has('error')) return sendRefused(site, request, reply, cancelled(taken.platform.name).blocks)
  const proved = await proveLaunch(platform, taken, form.get('id_token') ?? '')
  if (isRefusal(proved)) return sendRefused(site, request, reply, proved.blocks)
  const opened = await withWork(platform, carrel, (w) => openLaunch(w, taken.platform, proved))
  if (isRefusal(opened)) return sendRefused(site, request, reply, opened.blocks)
  if (opened.opens === 'choice') return reply.redirect(`/auth/lti/visit/${opened.token}`, 303)
  return reply.redirect(
    opened.opens === 'nothing' ? '/auth/lti/course/0' : `/auth/lti/${opened.opens}/${opened.id}`,
    303,
  )
}

/** A page that says why nothing was opened. */
async function sendRefused(site: Site, request: FastifyRequest, reply: FastifyReply, blocks: readonly Block[]) {
  const visit = await visitOf(site, request, reply)
  return sendPage(visit, refusedPage(visit, blocks))
}

function cancelled(name: string) {
  return refuse({
    code: 'launch-cancelled',
    message: `${name} did not let you through. Sign in there, and open the reading list again.`,
  })
}

const numberOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : 0)
