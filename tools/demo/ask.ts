import { modules } from '../../apps/server/src/app.ts'
import type { Route } from '../../apps/server/src/platform/route.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import { granted } from './furnish-house.ts'

const endpoints = new Map(
  modules.flatMap((module) => module.endpoints ?? []).map((endpoint) => [endpoint.route, endpoint]),
)

const noSession = { setSession() {}, renewSession() {}, clearSession() {} }

/** Does what a screen does by a route, inside the given work; a refusal is a mistake in the demo's data. */
export async function ask<P, Q, B, R>(
  w: Work,
  route: Route<P, Q, B, R>,
  request: { readonly params?: P; readonly query?: Q; readonly body?: B } = {},
): Promise<R> {
  const endpoint = endpoints.get(route)
  if (!endpoint) throw new Error(`No module answers ${route.method} ${route.path}.`)
  const answer = await endpoint.run(w, {
    params: request.params ?? {},
    query: request.query ?? {},
    body: request.body ?? {},
    address: '127.0.0.1',
    session: undefined,
    reply: noSession,
  })
  return granted(answer) as R
}
