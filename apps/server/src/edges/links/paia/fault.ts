import type { FastifyReply } from 'fastify'
import type { Block } from '../../../platform/refusal.ts'

/** The errors of PAIA by their names (PAIA 1.3, "Request errors"), with their status. */
const statuses = {
  not_found: 404,
  not_implemented: 501,
  missing: 422,
  invalid_request: 422,
  access_denied: 403,
  invalid_token: 401,
  invalid_grant: 403,
  insufficient_scope: 403,
  too_many_requests: 429,
  service_unavailable: 503,
} as const
export type PaiaFault = keyof typeof statuses

/** Tells what was wrong as PAIA does: its name, its status and a sentence. */
export function fault(reply: FastifyReply, error: PaiaFault, description: string) {
  const code = statuses[error]
  if (error === 'invalid_token' || error === 'insufficient_scope')
    reply.header('www-authenticate', `Bearer realm="PAIA", error="${error}"`)
  return reply
    .code(code)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error, code, error_description: description }))
}

/** Every reason of a refusal in one text. */
export const sentencesOf = (blocks: readonly Block[]): string => blocks.map(({ message }) => message).join(' ')
