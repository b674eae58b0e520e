import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../platform/config.ts'
import { handleErrors } from '../platform/errors.ts'
import { contentSecurityPolicy } from './content-security.ts'
import { lazyCompilers } from './lazy-compilers.ts'

/** The HTTP server before anything is mounted: limits, cookies, security headers, errors as problem details. */
export async function createHttp(config: Config): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: 4 * 2 ** 20,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    // Nothing is coerced: in a body, null must not become 0 nor "" (addresses are read by `readAddress`).
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true } },
    schemaController: { compilersFactory: lazyCompilers },
    routerOptions: { maxParamLength: 400 },
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
