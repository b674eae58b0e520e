import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headingsByIds } from '../../modules/authorities/index.ts'
import { getBib } from '../../modules/catalog/index.ts'
import { libraryOf } from '../../modules/org/index.ts'
import {
  allTypes,
  answerQuery,
  extendEntities,
  numberOf,
  properties,
  propertyName,
  reconciliationLimits,
  suggestEntities,
  type Candidate,
  type PropertyValue,
} from '../../modules/reconciliation/index.ts'
import { actorForKey } from '../../platform/api-key-actor.ts'
import { actorOf } from '../../platform/caller.ts'
import { html } from '../../platform/html.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { takeOne, type Allowance } from '../../platform/rate-limit.ts'
import { readWork, type Actor, type Work } from '../../platform/work.ts'
import { may } from '../../platform/actor.ts'
import { manifestOf } from './manifest.ts'
import { previewOf } from './preview.ts'
import { readExtend, readQueries, readSingle } from './read-queries.ts'

type Request = FastifyRequest<{ Params: { readonly key?: string; readonly id?: string; readonly what?: string } }>
type Answer = object | string
type Handle = (asked: Asked) => Promise<Answer>

/** One request: who asks, with what parameters. */
interface Asked {
  readonly w: Work
  readonly request: Request
  readonly reply: FastifyReply
  readonly parameters: URLSearchParams
  /** The address of the service as it was called, with the key if it has one. */
  readonly base: string
  readonly origin: string
}

/** A request that cannot be answered, with its sentence. */
class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Bytes of a request: a batch of a hundred questions with their properties is far below. */
const bodyLimit = 4 * 2 ** 20

/** The Reconciliation Service API 0.2 at `/reconcile`, and at `/reconcile/key/KEY` for programs that can send no headers. */
export async function mountReconcile(app: FastifyInstance, platform: Platform, resolver: ActorResolver): Promise<void> {
  const allowances = new Map<string, Allowance>()
  await app.register((scope, _, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, parsed) => parsed(null, body))
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('access-control-allow-origin', '*')
      reply.header('cross-origin-resource-policy', 'cross-origin')
      next()
    })
    const handle = (path: string, answer: Handle): void => {
      for (const base of ['/reconcile', '/reconcile/key/:key'])
        for (const url of path === '' ? [base, `${base}/`] : [base + path]) {
          scope.route({
            method: ['GET', 'POST'],
            url,
            handler: async (request: Request, reply) => respond(platform, resolver, allowances, request, reply, answer),
          })
          scope.options(url, (_request, reply) =>
            reply
              .header('access-control-allow-methods', 'GET, POST, OPTIONS')
              .header('access-control-allow-headers', 'authorization, content-type')
              .header('access-control-max-age', '86400')
              .code(204)
              .send(),
          )
        }
    }
    handle('', service)
    handle('/suggest/:what', suggest)
    handle('/flyout/:what', flyout)
    handle('/propose', propose)
    handle('/preview', preview)
    scope.get('/reconcile/view/:id', (request: Request, reply) => view(platform, request, reply))
    scope.get('/reconcile/about', (_request, reply) => reply.redirect('/', 302))
    done()
  })
}

async function respond(
  platform: Platform,
  resolver: ActorResolver,
  allowances: Map<string, Allowance>,
  request: Request,
  reply: FastifyReply,
  answer: Handle,
) {
  const parameters = parametersOf(request)
  try {
    const actor =
      request.params.key === undefined
        ? (await actorOf(platform, resolver, request, 'public')).actor
        : await actorForKey(platform, request.params.key, request.ip)
    const w = readWork(platform, actor)
    await mayAsk(w, actor, allowances, request, reply)
    const origin = `${request.protocol}://${request.host}`
    const base = `${origin}/reconcile${request.params.key === undefined ? '' : `/key/${encodeURIComponent(request.params.key)}`}`
    return send(reply, parameters, await answer({ w, request, reply, parameters, base, origin }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return send(reply.code(error.status), parameters, { status: 'error', code: error.status, message: error.message })
  }
}

async function mayAsk(
  w: Work,
  actor: Actor,
  allowances: Map<string, Allowance>,
  request: Request,
  reply: FastifyReply,
): Promise<void> {
  if (actor.kind === 'anonymous' && actor.problem) throw new Refused(401, actor.problem.message)
  const { openTo, perMinute } = await reconciliationLimits(w)
  if (openTo === 'nobody')
    throw new Refused(403, 'The library has switched this service off (Settings, Library, reconciliation).')
  if (openTo === 'keys' && !may(actor, 'reconciliation:use'))
    throw new Refused(
      401,
      'The library gives this service to programs with an API key only: send it in Authorization, or add /key/KEY to the address.',
    )
  if (allowances.size > 20_000) allowances.clear()
  const taken = takeOne(allowances.get(request.ip), perMinute, w.platform.clock.now())
  if (taken.ok) {
    allowances.set(request.ip, taken.allowance)
    return
  }
  reply.header('retry-after', String(taken.wait))
  throw new Refused(429, `Too many questions come from this address. Wait ${taken.wait} seconds.`)
}

/** Parameters of the address and of a form that was posted. */
function parametersOf(request: Request): URLSearchParams {
  const parameters = new URLSearchParams(request.url.split('?')[1] ?? '')
  const body = typeof request.body === 'string' ? request.body : ''
  if (/application\/json/.test(request.headers['content-type'] ?? '')) {
    // Version 1.0 of the interface posts JSON; its batches are read as those of 0.2.
    parameters.set(/"ids"\s*:/.test(body) ? 'extend' : 'queries', body)
  } else for (const [name, value] of new URLSearchParams(body)) parameters.set(name, value)
  return parameters
}

function send(reply: FastifyReply, parameters: URLSearchParams, answer: Answer) {
  if (typeof answer === 'string') return reply.send(answer)
  const callback = parameters.get('callback')
  const text = JSON.stringify(answer)
  reply.header('cache-control', 'no-cache')
  if (callback === null) return reply.type('application/json; charset=utf-8').send(text)
  if (!/^[A-Za-z_$][\w$.]{0,100}$/.test(callback))
    return reply
      .code(400)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ status: 'error', code: 400, message: '"callback" is no name of a function.' }))
  // JSONP: the comment keeps what was asked from being the first bytes of the answer.
  return reply
    .type('text/javascript; charset=utf-8')
    .send(`/**/${callback}(${text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')});`)
}

/** The manifest, a batch of questions, or what is known of things (§2, §4, §6). */
async function service({ w, parameters, base, origin }: Asked): Promise<Answer> {
  const extend = parameters.get('extend')
  if (extend !== null) return extended(w, extend)
  const batch = parameters.get('queries')
  const single = parameters.get('query')
  if (batch === null && single === null) return manifestOf(base, origin, (await libraryOf(w)).name, await allTypes(w))
  const read = batch === null ? readSingle(single ?? '') : readQueries(batch)
  if (!read.ok) throw new Refused(400, read.message)
  const answers = new Map<string, { readonly result: readonly Candidate[] }>()
  for (const [key, query] of read.queries) answers.set(key, { result: await answerQuery(w, query) })
  return batch === null ? (answers.get('q0') ?? { result: [] }) : Object.fromEntries(answers)
}

async function extended(w: Work, text: string): Promise<Answer> {
  const asked = readExtend(text)
  if (typeof asked === 'string') throw new Refused(400, asked)
  const rows = await extendEntities(
    w,
    asked.ids,
    asked.properties.map(({ id }) => id),
  )
  const limits = new Map(asked.properties.map(({ id, limit }) => [id, limit]))
  const meta = asked.properties.map(({ id }) => ({
    id,
    name: propertyName(id),
    ...(id === 'titles' && { type: { id: 'record', name: 'Title in the catalogue' } }),
  }))
  const limited = (values: ReadonlyMap<string, readonly PropertyValue[]>) =>
    Object.fromEntries([...values].map(([property, list]) => [property, list.slice(0, limits.get(property))]))
  return { meta, rows: Object.fromEntries([...rows].map(([id, values]) => [id, limited(values)])) }
}

/** Things, properties and types to choose from while one types (§5). */
async function suggest({ w, request, parameters }: Asked): Promise<Answer> {
  const prefix = (parameters.get('prefix') ?? '').slice(0, 200)
  const cursor = Math.max(0, Number.parseInt(parameters.get('cursor') ?? '0', 10) || 0)
  const begins = (name: string): boolean => name.toLowerCase().includes(prefix.toLowerCase())
  switch (request.params.what) {
    case 'entity': {
      const found = await suggestEntities(w, prefix, cursor + 20)
      return {
        result: found
          .slice(cursor)
          .map(({ id, name, description, type }) => ({ id, name, description, notable: type })),
      }
    }
    case 'type':
      return { result: (await allTypes(w)).filter(({ id, name }) => begins(name) || begins(id)).slice(cursor) }
    case 'property':
      return {
        result: properties
          .filter(({ id, name }) => begins(name) || begins(id))
          .map(({ id, name }) => ({ id, name }))
          .slice(cursor),
      }
    default:
      throw new Refused(404, 'There are suggestions for entity, type and property.')
  }
}

/** A few words on a suggestion (§5.5). */
async function flyout({ w, request, parameters }: Asked): Promise<Answer> {
  const id = (parameters.get('id') ?? '').slice(0, 100)
  if (request.params.what !== 'entity') {
    const name = properties.find((one) => one.id === id)?.name ?? (await allTypes(w)).find((one) => one.id === id)?.name
    if (name === undefined) throw new Refused(404, `There is no type or property "${id}".`)
    return { id, html: html`<p style="font:14px sans-serif"><b>${name}</b><br />${id}</p>`.text }
  }
  const named = await nameOf(w, id)
  if (named === undefined) throw new Refused(404, `There is nothing "${id}".`)
  const values = (await extendEntities(w, [id], ['kind', 'count'])).get(id)
  const said = [...(values?.values() ?? [])]
    .flat()
    .map((value) => ('str' in value ? value.str : 'int' in value ? String(value.int) : value.name))
  return { id, html: html`<p style="font:14px sans-serif"><b>${named}</b><br />${said.join(' · ')}</p>`.text }
}

/** Which properties may be fetched for things of a type (§6.1). */
async function propose({ parameters }: Asked): Promise<Answer> {
  const type = parameters.get('type') ?? ''
  const kind = type === 'record' ? 'record' : 'heading'
  const limit = Math.max(1, Number.parseInt(parameters.get('limit') ?? '100', 10) || 100)
  const own = properties.filter(({ of }) => type === '' || of.length === 0 || of.includes(kind))
  return { type, limit, properties: own.slice(0, limit).map(({ id, name }) => ({ id, name })) }
}

/** A thing in a small frame of another page (§3). */
async function preview({ w, reply, parameters, origin }: Asked): Promise<Answer> {
  const id = (parameters.get('id') ?? '').slice(0, 100)
  const name = await nameOf(w, id)
  reply.type('text/html; charset=utf-8')
  reply.removeHeader('x-frame-options')
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *")
  if (name === undefined) {
    reply.code(404)
    return html`<p>There is nothing "${id}" in the catalogue.</p>`.text
  }
  return (await previewOf(w, id, name, `${origin}/reconcile/view/${id}`)).text
}

async function nameOf(w: Work, id: string): Promise<string | undefined> {
  const heading = numberOf(id, 'h')
  if (heading !== undefined) return (await headingsByIds(w, [heading]))[0]?.text
  const bib = numberOf(id, 't')
  const title = bib === undefined ? undefined : await getBib(w, bib)
  return title === undefined || isRefusal(title) ? undefined : title.title
}

/** Leads to the page of a thing: the title, or the list of headings where it stands. */
async function view(platform: Platform, request: Request, reply: FastifyReply) {
  const { id = '' } = request.params
  const bib = numberOf(id, 't')
  if (bib !== undefined) return reply.redirect(`/title/${bib}`, 302)
  const heading = numberOf(id, 'h')
  const [found] = heading === undefined ? [] : await headingsByIds(readWork(platform, { kind: 'anonymous' }), [heading])
  if (!found) return reply.callNotFound()
  return reply.redirect(`/browse?${new URLSearchParams({ kind: found.kind, from: found.text }).toString()}`, 302)
}
