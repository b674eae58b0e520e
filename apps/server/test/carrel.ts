import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform } from '../src/app.ts'
import { createApiKey } from '../src/platform/api-key.ts'
import { createClock, type Clock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Platform } from '../src/platform/platform.ts'
import { urlFor, type Route } from '../src/platform/route.ts'
import type { Problem } from '../src/platform/schemas.ts'
import { carrel, mustWork, withWork, type Actor, type Work } from '../src/platform/work.ts'
import type { Refusal } from '../src/platform/refusal.ts'
import { createServer, type Server } from '../src/server.ts'
import { modules } from '../src/app.ts'
import { freshDatabase } from './database.ts'

/** A request to a route as tests write it. */
export interface Call<P, Q, B> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer: the value of a success, or the problem of a refusal. */
export type Answer<R> =
  | { readonly ok: true; readonly status: number; readonly value: R }
  | { readonly ok: false; readonly status: number; readonly problem: Problem }

/** A whole Carrel on a database of its own, answering in this process without a port. */
export interface TestCarrel {
  readonly platform: Platform
  readonly server: Server
  readonly clock: Clock
  /** Calls a route with a key that may do everything. */
  call<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<Answer<R>>
  /** The same, with the value; a refusal fails the test with its sentences. */
  must<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<R>
  /** Calls a route with nothing but the given headers. */
  callAs<P, Q, B, R>(
    headers: Readonly<Record<string, string>>,
    route: Route<P, Q, B, R>,
    request?: Call<P, Q, B>,
  ): Promise<Answer<R>>
  /** Runs an action directly, in one transaction, as Carrel or as an actor. */
  work<T>(action: (w: Work) => Promise<T>, actor?: Actor): Promise<T | Refusal>
  mustWork<T>(action: (w: Work) => Promise<T | Refusal>, actor?: Actor): Promise<T>
  /** Every permission of every module. */
  readonly permissions: readonly string[]
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** Opens a library with nothing in it; the clock stands still where a test sets it. */
export async function startCarrel(
  options: { readonly now?: string; readonly branch?: number } = {},
): Promise<TestCarrel> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-test-'))
  const config = readConfig(
    {},
    { data, port: 0, sip2Port: 0, z3950Port: 0, test: true, roles: ['http', 'search'], logLevel: 'silent' },
  )
  const clock = createClock()
  if (options.now !== undefined) clock.set(Temporal.Instant.from(options.now))
  const platform = await openPlatform(config, database.connection, silent, clock)
  // Left open, it would keep the whole run from ending.
  const server = await createServer(platform).catch(async (error: unknown) => {
    await platform.close()
    throw error
  })
  const permissions = modules.flatMap((module) => module.permissions ?? []).map((permission) => permission.code)
  const key = await mustWork(platform, carrel, (w) =>
    createApiKey(w, { name: 'test', permissions, branch: options.branch ?? null }),
  )
  const bearer = { authorization: `Bearer ${key.token}` }

  const callAs: TestCarrel['callAs'] = async (headers, route, request = {}) => {
    const response = await server.app.inject({
      method: route.method,
      url: urlFor(route, { ...request.params }, { ...request.query }),
      headers: {
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
        ...request.headers,
      },
      ...(request.body !== undefined && { payload: JSON.stringify(request.body) }),
    })
    const value: unknown = response.body === '' ? {} : response.json()
    return response.statusCode < 400
      ? { ok: true, status: response.statusCode, value: value as never }
      : { ok: false, status: response.statusCode, problem: value as Problem }
  }
  return {
    platform,
    server,
    clock,
    permissions,
    callAs,
    call: (route, request) => callAs(bearer, route, request),
    async must(route, request) {
      const answer = await callAs(bearer, route, request)
      if (!answer.ok)
        throw new Error(
          `${route.method} ${route.path}: ${answer.status} ${answer.problem.title} ${answer.problem.detail ?? ''}`,
        )
      return answer.value
    },
    work: (action, actor = carrel) => withWork(platform, actor, action),
    mustWork: (action, actor = carrel) => mustWork(platform, actor, action),
    async stop() {
      await server.close()
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
