import type { FastifyReply, FastifyRequest } from 'fastify'
import { programCaller, type ProgramCaller } from '../../../modules/account-access/index.ts'
import { openToAll, type House } from '../door.ts'
import { fault } from './fault.ts'
import type { PaiaScope } from './scopes.ts'

/**
 * Who calls for a patron, by the token in `Authorization: Bearer` or `access_token`; undefined when the answer has been sent:
 * there is no token or it has ended, it is another patron's, or it may not do this.
 */
export async function callerWith(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  patron: string,
  scope?: PaiaScope,
): Promise<ProgramCaller | undefined> {
  const token = tokenOf(request)
  const caller = token === undefined ? undefined : await programCaller(house.platform, token)
  openToAll(reply, 'GET, HEAD, POST, OPTIONS')
  if (!caller) {
    await fault(reply, 'invalid_grant', 'Sign in at /paia/auth/login: there is no valid access token.')
    return undefined
  }
  if (patron !== String(caller.actor.id)) {
    await fault(reply, 'access_denied', 'This token is another patron’s.')
    return undefined
  }
  if (scope !== undefined && !caller.scopes.has(scope)) {
    await fault(reply, 'insufficient_scope', `This token does not have the scope ${scope}.`)
    return undefined
  }
  if (scope !== undefined)
    reply.header('x-oauth-scopes', [...caller.scopes].join(' ')).header('x-accepted-oauth-scopes', scope)
  return caller
}

function tokenOf({ headers, query }: FastifyRequest): string | undefined {
  const inHeader = /^Bearer\s+([\w-]{20,100})$/i.exec(headers.authorization ?? '')?.[1]
  if (inHeader !== undefined || typeof query !== 'object' || query === null) return inHeader
  const given = 'access_token' in query ? query.access_token : undefined
  return typeof given === 'string' && /^[\w-]{20,100}$/.test(given) ? given : undefined
}
