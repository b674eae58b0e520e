import type { FastifyReply } from 'fastify'
import type { Block } from '../../../platform/refusal.ts'

/** The errors of PAIA by their names (PAIA 1.3, "Request errors"), with their status. */
const statuses = {
  not_found: 404,
  not_implemented: 501,
  invalid_request: 422,
  /** There is no token, or it has ended. */
  invalid_grant: 401,
  /** Card and PIN do not fit, or the token is another patron's. */
  access_denied: 403,
  insufficient_scope: 403,
  too_many_requests: 429,
  internal_error: 500,
  service_unavailable: 503,
} as const
/** The name of an error. */
export type PaiaFault = keyof typeof statuses

/** Tells what was wrong as PAIA does: its name, its status and a sentence. */
export function fault(reply: FastifyReply, error: PaiaFault, description: string, code: number = statuses[error]) {
  if (code === 401 || code === 403) reply.header('www-authenticate', `Bearer realm="PAIA", error="${oauthName(error)}"`)
  return reply
    .code(code)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error, code, error_description: description }))
}

/** What OAuth calls it in the header (RFC 6750, section 3.1). */
const oauthName = (error: PaiaFault): string => (error === 'invalid_grant' ? 'invalid_token' : error)

/** Every reason of a refusal in one text. */
export const sentencesOf = (blocks: readonly Block[]): string => blocks.map(({ message }) => message).join(' ')
