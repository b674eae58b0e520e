import { timingSafeEqual } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { actorForKey } from './api-key-actor.ts'
import type { ActorResolver } from './module.ts'
import type { Platform } from './platform.ts'
import type { Block } from './refusal.ts'
import type { Access } from './route.ts'
import { findSession, type Realm, type Session } from './session.ts'
import type { Actor } from './actor.ts'

/** Names of the session cookies; staff, patrons and devices sign in apart. */
export const cookies: Readonly<Record<Realm, string>> = {
  staff: 'carrel_staff',
  patron: 'carrel_patron',
  machine: 'carrel_machine',
}

/** Who sends a request, and by which session if by one. */
export interface Caller {
  readonly actor: Actor
  readonly session?: Session
}

const anonymous: Caller = { actor: { kind: 'anonymous' } }

/** Finds out who calls: a key in `Authorization: Bearer`, else the cookie of the realm that the endpoint is for. */
export async function actorOf(
  platform: Platform,
  resolver: ActorResolver,
  request: FastifyRequest,
  access: Access,
): Promise<Caller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) {
    return { actor: await actorForKey(platform, bearer, request.ip) }
  }
  // A public endpoint knows whoever is signed in; staff comes first because staff pages call it too.
  const realms: readonly Realm[] =
    access === 'patron' || access === 'machine' ? [access] : access === 'public' ? ['staff', 'patron'] : ['staff']
  for (const realm of realms) {
    const caller = await callerByCookie(platform, resolver, request, realm)
    if (caller) return caller
  }
  return anonymous
}

/** The caller by the cookie of one realm, for pages that serve only it. */
export async function callerByCookie(
  platform: Platform,
  resolver: ActorResolver,
  request: FastifyRequest,
  realm: Realm,
): Promise<Caller | undefined> {
  const token = request.cookies[cookies[realm]]
  if (token === undefined) return undefined
  const session = await findSession(platform, realm, token)
  if (!session) return undefined
  const actor =
    realm === 'staff'
      ? await resolver.staff(platform, session.subject, session.branch)
      : await resolver[realm](platform, session.subject)
  return actor && { actor, session }
}

/** A change by cookie must carry the session's token in `x-carrel-csrf`: another site cannot know it. */
export function csrfProblem(request: FastifyRequest, caller: Caller): Block | undefined {
  if (!caller.session || request.method === 'GET' || request.method === 'HEAD') return undefined
  const given = Buffer.from(String(request.headers['x-carrel-csrf'] ?? ''))
  const wanted = Buffer.from(caller.session.csrf)
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return undefined
  return {
    code: 'permission-missing',
    message: 'This request did not come from a Carrel page. Reload the page and try again.',
  }
}

/** What a browser sends the session in: not readable by scripts, not sent along from other sites. */
export function cookieOptions(request: FastifyRequest, realm?: Realm) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: request.protocol === 'https',
    // A device stays where it is; browsers keep no cookie for longer than 400 days.
    maxAge: 60 * 60 * 24 * (realm === 'machine' ? 400 : 30),
  }
}
