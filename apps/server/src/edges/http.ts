import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'
import { handleErrors, sendUnreadable } from '../platform/errors.ts'
import { contentSecurityPolicy } from './content-security.ts'
import { lazyCompilers } from './lazy-compilers.ts'

/** The HTTP server before anything is mounted: limits, cookies, security headers, errors as problem details. */
export async function createHttp(config: Config): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: config.logLevel,
      // Standard output belongs to what a command answers.
      stream: process.stderr,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    bodyLimit: 4 * 2 ** 20,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    // Nothing is coerced: in a body, null must not become 0 nor "" (addresses are read by `readAddress`).
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true } },
    schemaController: { compilersFactory: lazyCompilers },
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => {
      const page = (error.statusCode ?? 400) < 500 ? pagesForPeople.get(app)?.(request, reply) : undefined
      if (page === undefined) void sendUnreadable(error, reply)
    },
    clientErrorHandler: answerBrokenRequest,
  })
  const readJson = app.getDefaultJsonParser('error', 'error')
  // Many clients send the header with every request: no bytes are no body, and no broken one.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') done(null, undefined)
    else void readJson(request, body, done)
  })
  await app.register(cookie)
  handleErrors(app)
  app.addHook('onRequest', async (_, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy(config.development))
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
  })
  return app
}

/** Answers people with a page; undefined for programs. */
type PageForPeople = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined
const pagesForPeople = new WeakMap<FastifyInstance, PageForPeople>()

/** Lets an edge answer people whose address cannot be read at all: no hook has run, and nobody is known. */
export function answerUnreadableBy(app: FastifyInstance, page: PageForPeople): void {
  pagesForPeople.set(app, page)
}

/** Answers bytes that are no HTTP request, or one with too large a head; there is no request to answer otherwise. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The address or the headers are too long. Shorten them.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request did not arrive in time. Send it again.']
        : ['400 Bad Request', 'This is not a request that HTTP knows. Check the program that sent it.']
  const block = { code: 'invalid-request', message }
  const body = JSON.stringify({
    type: 'urn:carrel:problem:invalid-request',
    title: message,
    status: Number.parseInt(status, 10),
    blocks: [block],
  })
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
