import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  exchangeCode,
  isItsSecret,
  repeatedIn,
  vendorByClientId,
  type KnownVendor,
} from '../../modules/vendor-sign-in/index.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { ownOrigin } from '../identity/sign-in-visit.ts'
import { isPaced, tooFast } from '../links/pace.ts'
import { formOf, type FormFields } from '../opac/form-data.ts'
import type { Site } from '../opac/site.ts'
import { issuerAt } from './description.ts'

// All patrons of a program come from its one server; who does not know the secret needs no more than a few tries.
const perMinute = 1200
const wrongPerMinute = 30

/** `POST /oidc/token`: a program exchanges a code (RFC 6749, 4.1.3; RFC 7636, 4.5). */
export async function answerToken(site: Site, request: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache').header('access-control-allow-origin', '*')
  if (!isPaced(site.platform, request, 'oidc token', perMinute)) return tooFast(reply)
  const form = formOf(request)
  const wrong = (error: string, error_description: string, status = 400) =>
    reply.code(status).send({ error, error_description })
  const repeated = repeatedIn(form)
  if (repeated !== undefined) return wrong('invalid_request', `The parameter ${repeated} came more than once.`)
  if (form.size === 0) return wrong('invalid_request', 'Send a form: application/x-www-form-urlencoded.')
  const vendor = await provedVendor(site, request, form)
  if (typeof vendor === 'string') {
    if (!isPaced(site.platform, request, 'oidc wrong secret', wrongPerMinute)) return tooFast(reply)
    if (request.headers.authorization !== undefined) reply.header('www-authenticate', 'Basic realm="Carrel"')
    return wrong('invalid_client', vendor, 401)
  }
  const grant = form.get('grant_type')
  if (grant === null) return wrong('invalid_request', 'grant_type is missing.')
  if (grant !== 'authorization_code')
    return wrong('unsupported_grant_type', 'Only grant_type=authorization_code is answered.')
  const code = form.get('code')
  const verifier = form.get('code_verifier')
  if (code === null) return wrong('invalid_request', 'code is missing.')
  if (verifier === null) return wrong('invalid_request', 'code_verifier is missing: PKCE (RFC 7636) is needed.')
  const done = await exchangeCode(site.platform, vendor, {
    issuer: issuerAt(await ownOrigin(site, request)),
    code,
    redirect: form.get('redirect_uri'),
    verifier,
  })
  return 'wrong' in done ? wrong('invalid_grant', done.wrong) : reply.send(done)
}

/** Which program asks, once it has proved it (RFC 6749, 2.3.1); else what is wrong. */
async function provedVendor(site: Site, request: FastifyRequest, form: FormFields): Promise<KnownVendor | string> {
  const { authorization } = request.headers
  const basic = authorization === undefined ? undefined : readBasic(authorization)
  if (authorization !== undefined && !basic) return 'The Authorization header cannot be read: Basic is needed.'
  if (basic && form.has('client_secret')) return 'The secret came twice: in the header and in the form.'
  if (basic && form.has('client_id') && form.get('client_id') !== basic.id)
    return 'The header and the form name different programs.'
  const id = basic?.id ?? form.get('client_id') ?? ''
  const secret = basic?.secret ?? form.get('client_secret')
  const vendor = await vendorByClientId(readWork(site.platform, carrel), id)
  // One sentence for all of it: who guesses learns nothing of which programs there are.
  const unknown = 'There is no such program, it is switched off, or its secret is wrong.'
  if (!vendor) return unknown
  if (vendor.kind === 'public') return secret === null || secret === '' ? vendor : unknown
  return secret !== null && isItsSecret(vendor, secret) ? vendor : unknown
}

function readBasic(header: string): { readonly id: string; readonly secret: string } | undefined {
  const packed = /^Basic ([\w+/=-]{1,2000})$/i.exec(header)?.[1]
  if (packed === undefined) return undefined
  const text = Buffer.from(packed, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  try {
    const plain = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
    return { id: plain(text.slice(0, colon)), secret: plain(text.slice(colon + 1)) }
  } catch {
    return undefined
  }
}
