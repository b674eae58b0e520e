import type { FastifyReply, FastifyRequest } from 'fastify'
import { siteAddress } from '../../modules/org/index.ts'
import { newSecret, type Provider, type SignInRealm } from '../../modules/identity/index.ts'
import { callerByCookie } from '../../platform/caller.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { may, readWork, carrel } from '../../platform/work.ts'
import { countAsked } from '../links/pace.ts'
import { ownAddress } from '../opac/form-data.ts'
import type { Site } from '../opac/site.ts'

/** Somebody who begins to sign in with an account of elsewhere. */
export interface SignInVisit {
  readonly site: Site
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly provider: Provider
  readonly realm: SignInRealm
  /** The page of ours that was wanted. */
  readonly next: string
  /** What stays in a cookie of this browser, so that nobody else can finish the sign-in. */
  readonly binding: string
  /** Staff who only try the provider. */
  readonly trial?: number
}

const cookie = 'carrel_sign_in'
const secret = /^[\w-]{43}$/

/** What the browser keeps since its last sign-in began; a new one, set as a cookie, where it keeps nothing yet. */
export function bindingOf(request: FastifyRequest, reply: FastifyReply): string {
  const known = request.cookies[cookie]
  const binding = known !== undefined && secret.test(known) ? known : newSecret()
  reply.setCookie(cookie, binding, {
    path: '/auth',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: 20 * 60,
  })
  return binding
}

/** What the browser keeps; empty where it keeps nothing. */
export function keptBinding(request: FastifyRequest): string {
  return request.cookies[cookie] ?? ''
}

/** For the desk or for the public site. */
export function realmIn(text: unknown): SignInRealm {
  return text === 'staff' ? 'staff' : 'patron'
}

/** The page to go on to: of the desk for staff, of the public site for patrons. */
export function nextIn(text: unknown, realm: SignInRealm, trial = false): string {
  const isStaff = realm === 'staff' || trial
  const address = ownAddress(typeof text === 'string' ? text : undefined, isStaff ? '/staff' : '/account')
  const leadsToDesk = /^\/staff(?:[/?#]|$)/.test(address)
  if (isStaff) return leadsToDesk ? address : '/staff'
  return leadsToDesk || address.startsWith('/auth') ? '/account' : address
}

/** The member of staff who tries a provider; undefined where it is no trial, a refusal where they may not. */
export async function trialBy({ platform, resolver }: Site, request: FastifyRequest): Promise<number | Refusal> {
  const caller = await callerByCookie(platform, resolver, request, 'staff')
  if (caller?.actor.kind === 'staff' && may(caller.actor, 'identity:providers')) return caller.actor.id
  return refuse({
    code: 'permission-missing',
    message: 'To try a place of sign-in, sign in at the desk first; it needs the permission "identity:providers".',
  })
}

/** The address of this library as its visitors write it: as it is set, else as this request has it. */
export async function ownOrigin({ platform }: Site, request: FastifyRequest): Promise<string> {
  const set = await readSetting(readWork(platform, carrel), siteAddress)
  return set === '' ? `${request.protocol}://${request.host}` : set.replace(/\/+$/, '')
}

const perMinute = 60

/** Refuses whoever begins faster than a room full of people could; `most` a minute. */
export function refuseHaste({ platform }: Site, address: string, most: number = perMinute): Refusal | undefined {
  const asked = countAsked(platform, `sign-in ${address}`, most)
  if (asked.ok) return undefined
  return refuse({
    code: 'too-many-attempts',
    message: 'Too many people are signing in from here at this moment. Try again in a minute.',
    facts: { retryAfter: asked.wait, minutes: 1 },
  })
}
