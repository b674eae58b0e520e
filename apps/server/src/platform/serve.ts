import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, cookieOptions, cookies, csrfProblem } from './caller.ts'
import { may, type Actor } from './actor.ts'
import { jsonb, tablesOf } from './db.ts'
import type { ActorResolver } from './module.ts'
import type { Platform } from './platform.ts'
import { problemOf } from './problem.ts'
import type { Realm, Session } from './session.ts'
import { readAddress } from './read-address.ts'
import { isRefusal, refuse, type Block, type Refusal } from './refusal.ts'
import type { Access, Route } from './route.ts'
import type { PlatformTables } from './tables.ts'
import { unkeepableValues } from './unkeepable.ts'
import { readWork, withWork, type Work } from './work.ts'

/** What a handler is given beside the work: the checked parts of the request. */
export interface Input<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Address of the caller, for rate limits. */
  readonly address: string
  /** The session by which the caller came, if by one. */
  readonly session: Session | undefined
  readonly reply: SessionReply
}

/** Lets sign-in and sign-out set and clear the session cookie; it is sent only when the action succeeds. */
export interface SessionReply {
  setSession(realm: Realm, token: string): void
  /** Lets the browser keep the cookie that it sent for another full lifetime. */
  renewSession(realm: Realm): void
  clearSession(realm: Realm): void
}

/** A route bound to the action behind it. */
export interface Endpoint {
  readonly route: Route
  readonly run: (work: Work, input: Input<unknown, unknown, unknown>) => Promise<unknown>
  /** The action opens its transactions itself: for sign-in, where a failure is kept and hashing takes its time. */
  readonly ownTransactions?: boolean
}

/** Binds a route to its action; the action runs in one transaction, or without one when it only reads. */
export function serve<P, Q, B, R>(
  route: Route<P, Q, B, R>,
  // `NoInfer`: what the route promises decides, not what the action happens to give.
  run: (work: Work, input: Input<P, Q, B>) => Promise<NoInfer<R> | Refusal>,
  options: { readonly ownTransactions?: boolean } = {},
): Endpoint {
  return { route, run: (work, input) => run(work, input as Input<P, Q, B>), ...options }
}

/** Why the actor may not use an endpoint, or undefined. The one place where access is decided. */
export function accessProblem(actor: Actor, access: Access): Block | undefined {
  if (access === 'public') return undefined
  if (actor.kind === 'anonymous' && actor.problem) return actor.problem
  if (access === 'patron') {
    return actor.kind === 'patron'
      ? undefined
      : { code: 'sign-in-needed', message: 'Sign in with your library card first.' }
  }
  if (access === 'machine') {
    return actor.kind === 'machine'
      ? undefined
      : { code: 'sign-in-needed', message: 'This device is not signed in. Staff adopt it by the code that it shows.' }
  }
  if (actor.kind !== 'staff' && actor.kind !== 'key' && actor.kind !== 'system') {
    return { code: 'sign-in-needed', message: 'Sign in to the staff side first, or send an API key.' }
  }
  if (access === 'staff' || may(actor, access)) return undefined
  return {
    code: 'permission-missing',
    message: `This needs the permission "${access}", which your roles here do not include. An administrator can grant it under Settings, Roles.`,
    facts: { permission: access },
  }
}

/** Hooks endpoints to Fastify below `/api/v1`. */
export function mountEndpoints(
  app: FastifyInstance,
  platform: Platform,
  resolver: ActorResolver,
  endpoints: readonly Endpoint[],
): void {
  for (const endpoint of endpoints) {
    const { route } = endpoint
    app.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      schema: {
        ...(route.params && { params: route.params }),
        ...(route.query && { querystring: route.query }),
        ...(route.body && { body: route.body }),
        response: { 200: route.response },
      },
      preValidation: async (request, reply) => {
        request.params = readAddress(route.params, request.params)
        request.query = readAddress(route.query, request.query)
        const blocks = [request.params, request.query, request.body].flatMap(unkeepableValues)
        return blocks.length === 0 ? undefined : sendProblem(reply, blocks)
      },
      handler: (request, reply) => answer(platform, resolver, endpoint, request, reply),
    })
  }
}

async function answer(
  platform: Platform,
  resolver: ActorResolver,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { route } = endpoint
  const caller = await actorOf(platform, resolver, request, route.access)
  // Public endpoints give nobody more than anyone has; and who signs in again cannot know the token of an old session.
  const forged = route.access === 'public' ? undefined : csrfProblem(request, caller)
  const problem = accessProblem(caller.actor, route.access) ?? forged
  if (problem) return sendProblem(reply, [problem])
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    address: request.ip,
    session: caller.session,
    reply: sessionReply(request, reply),
  }
  if (route.method === 'GET' || route.readOnly === true || endpoint.ownTransactions === true) {
    return send(reply, await endpoint.run(readWork(platform, caller.actor), input))
  }
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') {
    return send(reply, await withWork(platform, caller.actor, (work) => endpoint.run(work, input)))
  }
  return once(platform, caller.actor, endpoint, input, key.slice(0, 200), reply)
}

function sessionReply(request: FastifyRequest, reply: FastifyReply): SessionReply {
  return {
    setSession: (realm, token) => void reply.setCookie(cookies[realm], token, cookieOptions(request, realm)),
    renewSession: (realm) => {
      const token = request.cookies[cookies[realm]]
      if (token !== undefined) reply.setCookie(cookies[realm], token, cookieOptions(request, realm))
    },
    clearSession: (realm) => void reply.clearCookie(cookies[realm], { path: '/' }),
  }
}

/** Runs a request with an `Idempotency-Key` at most once: a repetition gets the first answer again. */
async function once(
  platform: Platform,
  actor: Actor,
  endpoint: Endpoint,
  input: Input<unknown, unknown, unknown>,
  key: string,
  reply: FastifyReply,
) {
  const who = `${actor.kind}:${'id' in actor ? actor.id : ''}`
  const route = `${endpoint.route.method} ${endpoint.route.path}`
  const requestHash = createHash('sha256')
    .update(JSON.stringify([route, input.params, input.query, input.body]))
    .digest()
  const result = await withWork(platform, actor, async (work) => {
    const db = tablesOf<PlatformTables>(work)
    const claimed = await db
      .insertInto('platform.idempotency')
      .values({ key, actor: who, route, request_hash: requestHash, status: 0, response: jsonb(null), at: work.now })
      .onConflict((clash) => clash.columns(['actor', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!claimed) {
      const first = await db
        .selectFrom('platform.idempotency')
        .selectAll()
        .where('key', '=', key)
        .where('actor', '=', who)
        .executeTakeFirstOrThrow()
      if (!first.request_hash.equals(requestHash)) {
        return refuse({
          code: 'idempotency-key-reused',
          message: 'This Idempotency-Key was sent before with another request. Use a new key for each request.',
        })
      }
      return first.response
    }
    const value = await endpoint.run(work, input)
    if (!isRefusal(value)) {
      await db
        .updateTable('platform.idempotency')
        .set({ status: 200, response: jsonb(value ?? {}) })
        .where('key', '=', key)
        .where('actor', '=', who)
        .execute()
    }
    return value
  })
  return send(reply, result)
}

function send(reply: FastifyReply, value: unknown) {
  return isRefusal(value) ? sendProblem(reply, value.blocks) : reply.send(value ?? {})
}

/** Answers with problem details (RFC 9457). */
export function sendProblem(reply: FastifyReply, blocks: readonly Block[]) {
  const problem = problemOf(blocks)
  const wait = blocks.map(({ facts }) => facts?.['retryAfter']).find((value) => typeof value === 'number')
  // RFC 9110 10.2.3, in seconds.
  if (wait !== undefined) reply.header('retry-after', String(wait))
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .serializer(JSON.stringify)
    .send(problem)
}
