import type { FastifyReply, FastifyRequest } from 'fastify'
import { userInfo } from '../../modules/vendor-sign-in/index.ts'
import { isPaced, tooFast } from '../links/pace.ts'
import { formOf } from '../opac/form-data.ts'
import type { Site } from '../opac/site.ts'

const perMinute = 1200

/** `/oidc/userinfo`: what a program is told of the patron whose token it shows (Core 5.3; RFC 6750). */
export async function answerUserInfo(site: Site, request: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', 'no-store').header('access-control-allow-origin', '*')
  if (!isPaced(site.platform, request, 'oidc userinfo', perMinute)) return tooFast(reply)
  const { authorization } = request.headers
  const inHeader = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization ?? '')?.[1]
  const inForm = formOf(request).get('access_token') ?? undefined
  if (authorization !== undefined && inForm !== undefined)
    return refused(reply, 400, 'invalid_request', 'The token came twice.')
  if (authorization === undefined && inForm === undefined)
    return reply.code(401).header('www-authenticate', 'Bearer realm="Carrel"').send()
  const token = inHeader ?? inForm
  const told = token === undefined ? undefined : await userInfo(site.platform, token)
  return told
    ? reply.send(told)
    : refused(reply, 401, 'invalid_token', 'The token is not known, too old or taken back.')
}

function refused(reply: FastifyReply, status: number, error: string, text: string) {
  return reply
    .code(status)
    .header('www-authenticate', `Bearer realm="Carrel", error="${error}", error_description="${text}"`)
    .send({ error, error_description: text })
}
