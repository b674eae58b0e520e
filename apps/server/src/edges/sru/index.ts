import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  readSoapRequest,
  readSruRequest,
  soapEnvelopes,
  sruDiagnostic,
  type ReadRequest,
  type SoapEnvelope,
} from '@carrel/sru'
import { actorForKey } from '../../platform/api-key-actor.ts'
import type { Actor } from '../../platform/actor.ts'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readBody, type Body } from '../ncip/read-body.ts'
import { answer } from './answer.ts'

const longestBody = 64 * 1024
const noBody: Body = { bytes: Buffer.alloc(0), size: 0, tooLong: false }

/**
 * SRU 1.1, 1.2 and 2.0 at `/sru`: parameters in the address (GET) or as a form (POST), or a SOAP envelope (POST of XML). Without
 * parameters the server explains itself.
 */
export function mountSru(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register((scope, _, done) => {
    // Whatever a client calls it: the body is a form or an envelope.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, longestBody),
    )
    for (const url of ['/sru', '/sru/']) {
      scope.get(url, async (request, reply) => {
        const search = searchOf(request)
        return send(request, reply, {
          read: readSruRequest(new URLSearchParams(search)),
          soap: undefined,
          text: search,
        })
      })
      scope.post(url, async (request, reply) => {
        const body = request.body instanceof Object ? (request.body as Body) : noBody
        const text = body.bytes.toString('utf8')
        const isSoap = /xml/i.test(request.headers['content-type'] ?? '') || /^\s*</.test(text)
        const read: ReadRequest & { readonly envelope?: SoapEnvelope } = body.tooLong
          ? {
              ok: false,
              operation: 'searchRetrieve',
              version: '1.2',
              diagnostics: [sruDiagnostic(12, `at most ${longestBody} bytes`)],
            }
          : isSoap
            ? readSoapRequest(body.bytes)
            : readSruRequest(new URLSearchParams(text === '' ? searchOf(request) : text))
        return send(request, reply, { read, soap: read.envelope, text })
      })
    }
    done()
  })

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: { readonly read: ReadRequest; readonly soap: SoapEnvelope | undefined; readonly text: string },
  ) {
    const { status, xml, retryAfter } = await answer(platform, {
      ...asked,
      address: request.ip,
      actor: await callerOf(request),
      host: request.hostname,
      port: request.port ?? (request.protocol === 'https' ? 443 : 80),
    })
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    if (status === 401) reply.header('www-authenticate', 'Basic realm="SRU"')
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .header('access-control-allow-origin', '*')
      .type(typeOf(asked.soap))
      .send(xml)
  }

  /** A key as a bearer, or as the password of a user. */
  async function callerOf(request: FastifyRequest): Promise<Actor> {
    const basic = /^Basic\s+([A-Za-z0-9+/=_-]{1,1000})$/i.exec(request.headers.authorization ?? '')?.[1]
    const password = /^[^:]*:(.+)$/s.exec(Buffer.from(basic ?? '', 'base64').toString('utf8'))?.[1]
    if (password !== undefined) return actorForKey(platform, password, request.ip)
    return (await actorOf(platform, resolver, request, 'public')).actor
  }
}

function typeOf(soap: SoapEnvelope | undefined): string {
  if (soap === undefined) return 'application/xml; charset=utf-8'
  return soap === soapEnvelopes[0] ? 'text/xml; charset=utf-8' : 'application/soap+xml; charset=utf-8'
}

function searchOf({ url }: FastifyRequest): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}
