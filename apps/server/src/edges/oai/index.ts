import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readOaiRequest, writeOaiAnswer, type OaiAnswer } from '@carrel/oai-pmh'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { identifierDomain, seenUntil } from '../../modules/harvesting/index.ts'
import { noteTraffic, protocolSettings, turnedAway } from '../../modules/protocols/index.ts'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readSetting } from '../../platform/setting.ts'
import { readWork } from '../../platform/work.ts'
import { answerOai } from './answer.ts'

const zipped = promisify(gzip)
const longestForm = 16_384
const worthZipping = 1024

/** The OAI-PMH 2.0 provider: `GET` and `POST /oai`. */
export async function mountOai(app: FastifyInstance, platform: Platform, resolver: ActorResolver): Promise<void> {
  await app.register((scope, _, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: longestForm }, (_request, body, parsed) =>
      parsed(null, body),
    )
    for (const url of ['/oai', '/oai/']) {
      scope.get(url, (request, reply) => answer(platform, resolver, request, reply, queryOf(request)))
      scope.post(url, (request, reply) => answer(platform, resolver, request, reply, formOf(request)))
    }
    done()
  })
}

/** The query as it was written; POST may have arguments in its address, too. */
function queryOf(request: FastifyRequest): string {
  const at = request.url.indexOf('?')
  return at === -1 ? '' : request.url.slice(at + 1)
}

function formOf(request: FastifyRequest): string {
  const body = typeof request.body === 'string' ? request.body : ''
  return [queryOf(request), body].filter((text) => text !== '').join('&')
}

async function answer(
  platform: Platform,
  resolver: ActorResolver,
  request: FastifyRequest,
  reply: FastifyReply,
  query: string,
) {
  const address = request.ip
  const bearer = request.headers.authorization
  const actor =
    bearer === undefined ? { kind: 'anonymous' as const } : (await actorOf(platform, resolver, request, 'staff')).actor
  const given = [...new URLSearchParams(query)]
  const operation = given.find(([name]) => name === 'verb')?.[1].slice(0, 40) ?? ''
  const away = await turnedAway(platform, 'oai-pmh', { address, actor })
  if (away) {
    noteTraffic(platform, { protocol: 'oai-pmh', address, operation, outcome: 'refused', message: away.message })
    // Section 3.1.2.2: who asks too often is told by HTTP to wait.
    if (away.retryAfter !== undefined) reply.header('retry-after', String(away.retryAfter))
    return reply
      .code(away.status === 429 ? 503 : away.status)
      .type('text/plain; charset=utf-8')
      .send(`${away.message}\n`)
  }
  const w = readWork(platform, actor)
  const baseUrl = `${request.protocol}://${request.host}/oai`
  const { mostRecords } = await protocolSettings(platform, 'oai-pmh')
  const read = readOaiRequest(given)
  const set = await readSetting(w, identifierDomain)
  // Before the list is read, so that nothing can be missed between the two.
  const responseDate = await seenUntil(w)
  const answered: OaiAnswer = read.ok
    ? await answerOai({ w, domain: set === '' ? domainOf(request.hostname) : set, most: mostRecords }, read.request)
    : { errors: read.errors }
  const xml = writeOaiAnswer(answered, { baseUrl, responseDate, arguments: read.ok ? read.arguments : [] })
  const message = read.ok ? undefined : read.errors.map((error) => error.message).join(' ')
  noteTraffic(platform, {
    protocol: 'oai-pmh',
    address,
    operation,
    outcome: read.ok ? 'answered' : 'failed',
    ...(message !== undefined && { message, request: `${request.method} ${request.url}\n${formOf(request)}` }),
  })
  return send(request, reply, xml)
}

/** A domain as identifiers have it (oai-identifier, section 2.1); a number or a single name is none. */
function domainOf(host: string): string {
  return /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/i.test(host) ? host.toLowerCase() : 'carrel.invalid'
}

async function send(request: FastifyRequest, reply: FastifyReply, xml: string) {
  reply
    .type('text/xml; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-encoding')
    .header('access-control-allow-origin', '*')
  const accepts = request.headers['accept-encoding'] ?? ''
  const isZipped = xml.length > worthZipping && /(?:^|[,\s])gzip(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(accepts)
  return isZipped ? reply.header('content-encoding', 'gzip').send(await zipped(xml)) : reply.send(xml)
}
