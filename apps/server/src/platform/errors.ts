import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { databaseError } from './db.ts'
import type { Block } from './refusal.ts'
import { sendProblem } from './serve.ts'
import { validationBlocks } from './validation-blocks.ts'

const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
])

/** PostgreSQL's disk is full, or the folder of uploads is. */
const diskFull = new Set(['53100', 'ENOSPC', 'EDQUOT'])

// What PostgreSQL says of a value that no column can hold, and what the caller is told.
const unkeepable: ReadonlyMap<string, string> = new Map([
  ['22003', 'A number in the request is too large to be kept. Correct it and send the request again.'],
  ['22P02', 'A value in the request is not of the kind that is kept there. Correct it and send the request again.'],
  ['22007', 'A date in the request does not exist. Correct it and send the request again.'],
  ['22008', 'A date in the request is too far away to be kept. Correct it and send the request again.'],
  ['22009', 'A date in the request is too far away to be kept. Correct it and send the request again.'],
  ['22021', 'A text in the request holds a character that cannot be kept (U+0000). Remove it and send it again.'],
  ['22P05', 'A text in the request holds a character that cannot be kept (U+0000). Remove it and send it again.'],
])

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** True when the database does not answer, as opposed to a statement that failed. */
export function isOutage(error: unknown): boolean {
  return (
    outages.has(codeOf(error)) ||
    isSocketGone(error) ||
    outages.has(databaseError(error)?.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired|not queryable/.test(String(error))
  )
}

/** The socket of the embedded server is a file; any other file that is missing is no outage. */
function isSocketGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}

/** True when there is no room left for what was to be written. */
export function isDiskFull(error: unknown): boolean {
  return diskFull.has(databaseError(error)?.code ?? codeOf(error))
}

/** What a request is told that Fastify itself cannot read, by Fastify's code. */
const unreadable: ReadonlyMap<string, string> = new Map([
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'The body of the request is not JSON. Send valid JSON in UTF-8.'],
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'The body of the request is too large. Send less at once; at most 4 MiB are taken.'],
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    'Bodies of this media type are not read here. Send JSON with the header content-type: application/json.',
  ],
  [
    'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
    'The body of the request is not as long as its content-length says. Send it again.',
  ],
  ['FST_ERR_BAD_URL', 'The address holds a % that is not followed by two hexadecimal digits. Correct the address.'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'A part of the address is too long. Shorten it to 400 characters at most.'],
])

/** Problem details for a request that cannot be read at all. */
export function sendUnreadable(error: FastifyError, reply: FastifyReply) {
  const message = unreadable.get(error.code) ?? error.message
  return sendWith(reply, error.statusCode ?? 400, { code: 'invalid-request', message })
}

/** Turns what was thrown into problem details: a bad request with its fields, an outage, or a bug with a number to quote. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return sendProblem(reply, validationBlocks(error.validation, error.validationContext))
    if ((error.statusCode ?? 500) < 500) return sendUnreadable(error, reply)
    if (isOutage(error)) {
      request.log.error({ err: error }, 'database does not answer')
      return sendWith(reply, 503, {
        code: 'database-down',
        message: 'The database does not answer. Nothing was changed; try again in a moment.',
      })
    }
    if (isDiskFull(error)) {
      request.log.error({ err: error }, 'disk full')
      return sendWith(reply, 507, {
        code: 'disk-full',
        message: 'The disk of the library is full. Nothing was changed; make room on it and try again.',
      })
    }
    const sentence = unkeepable.get(databaseError(error)?.code ?? '')
    if (sentence !== undefined) {
      request.log.warn({ err: error }, 'value that cannot be kept')
      return sendWith(reply, 422, { code: 'invalid-request', message: sentence })
    }
    request.log.error({ err: error }, 'unexpected')
    return sendWith(reply, 500, {
      code: 'unexpected',
      message: `Something went wrong in Carrel; nothing was changed. Quote ${request.id} when you report it.`,
    })
  })
}

function sendWith(reply: FastifyReply, status: number, block: Block) {
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: `urn:carrel:problem:${block.code}`, title: block.message, status, blocks: [block] })
}
