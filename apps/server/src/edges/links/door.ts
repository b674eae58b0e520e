import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteTraffic, turnedAway, type ProtocolName, type TurnedAway } from '../../modules/protocols/index.ts'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readWork, type Work } from '../../platform/work.ts'

/** What these edges stand on. */
export interface House {
  readonly platform: Platform
  readonly resolver: ActorResolver
}

/** The address of this site as whoever asks writes it. */
export const siteOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

/** Reads as whoever the public sees: nobody known. */
export const asPublic = ({ platform }: House): Work => readWork(platform, { kind: 'anonymous' })

/** Lets pages of other sites read the answer (Fetch standard, CORS protocol). */
export function openToAll(reply: FastifyReply, methods = 'GET, HEAD, OPTIONS'): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-methods', methods)
    .header('access-control-allow-headers', 'authorization, content-type, accept')
    .header('access-control-expose-headers', 'x-daia-version, x-paia-version, www-authenticate, link')
    .header('access-control-max-age', '86400')
    .header('cross-origin-resource-policy', 'cross-origin')
}

/**
 * Why a protocol does not answer this request: it is off, wants a key, or the address asks too often. `personal` protocols
 * carry tokens of patrons, which are no keys.
 */
export async function refusedAtDoor(
  { platform, resolver }: House,
  protocol: ProtocolName,
  request: FastifyRequest,
  personal = false,
): Promise<TurnedAway | undefined> {
  const bearer = personal ? undefined : request.headers.authorization
  const actor = bearer === undefined ? undefined : (await actorOf(platform, resolver, request, 'staff')).actor
  const away = await turnedAway(platform, protocol, { address: request.ip, actor: actor ?? { kind: 'anonymous' } })
  if (away) note(platform, protocol, request, 'refused', away.message)
  return away
}

/** Notes what became of a request for the page of the protocols. */
export function note(
  platform: Platform,
  protocol: ProtocolName,
  request: FastifyRequest,
  outcome: 'answered' | 'refused' | 'failed',
  message?: string,
): void {
  noteTraffic(platform, {
    protocol,
    address: request.ip,
    operation: (request.routeOptions.url ?? '').slice(0, 80),
    outcome,
    ...(message !== undefined && { message }),
    ...(outcome === 'failed' && { request: `${request.method} ${request.url}`.slice(0, 4000) }),
  })
}

/** Gives the status and the pause of a refusal at the door. */
export function withRefusal(reply: FastifyReply, away: TurnedAway): FastifyReply {
  if (away.retryAfter !== undefined) reply.header('retry-after', String(away.retryAfter))
  return reply.code(away.status).header('cache-control', 'no-store')
}
