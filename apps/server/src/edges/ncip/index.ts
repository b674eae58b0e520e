import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { writeAnswer } from '@carrel/ncip'
import {
  answerNcip,
  logExchange,
  longestMessage,
  takeOne,
  type Credentials,
} from '../../modules/resource-sharing/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { readBody, type Body } from './read-body.ts'
import { aboutNcip } from './about.ts'

/** Messages that one address may send in a minute before it is known from whom they are. */
const perAddress = 12_000
const xml = 'application/xml; charset=utf-8'

/** The NCIP 2 responder: `POST /ncip` takes one message and answers it, with status 200 for problems too; `GET /ncip` says what it is. */
export async function mountNcip(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register((scope, _, done) => {
    // Whatever a partner calls it, or does not: the body is a message.
    scope.removeAllContentTypeParsers()
    scope.addHook('onRequest', (request, _reply, next) => {
      request.headers['content-type'] = 'application/xml'
      next()
    })
    scope.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, longestMessage),
    )
    for (const url of ['/ncip', '/ncip/']) {
      scope.post(url, async (request, reply) => {
        const answer = await answerTo(platform, request)
        return reply.header('cache-control', 'no-store').type(xml).send(answer)
      })
      scope.get(url, (_request, reply) => reply.type('text/plain; charset=utf-8').send(aboutNcip))
    }
    done()
  })
}

async function answerTo(platform: Platform, request: FastifyRequest): Promise<string> {
  const began = performance.now()
  const credentials = credentialsOf(request)
  if (!takeOne(platform, `address:${credentials.address}`, perAddress)) return tooMany
  const body = (request.body ?? { bytes: Buffer.alloc(0), size: 0, tooLong: false }) as Body
  const answered = await answerNcip(platform, { ...credentials, bytes: body.bytes, tooLong: body.tooLong })
  const exchange = { address: credentials.address, bytes: body.size, milliseconds: performance.now() - began }
  await logExchange(platform, answered, exchange).catch((error: unknown) =>
    platform.log.error({ err: error }, 'An NCIP message could not be kept in the log.'),
  )
  return answered.xml
}

const tooMany = writeAnswer({
  service: undefined,
  header: {},
  problems: [
    {
      type: 'Temporary Processing Failure',
      detail: 'Too many messages come from this address. Wait a minute, and send it again.',
    },
  ],
})

/** What came with a message: where from, and name and secret or a token in the Authorization header. */
function credentialsOf(request: FastifyRequest): Credentials {
  const header = request.headers.authorization ?? ''
  const bearer = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1]
  const [, user, password] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(basic ?? '', 'base64').toString('utf8')) ?? []
  return {
    address: request.ip,
    ...(bearer !== undefined && { bearer }),
    ...(user !== undefined && password !== undefined && { basic: { user, password } }),
  }
}
