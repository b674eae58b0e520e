import { urlFor, type Route } from '../../server/src/platform/route.ts'
import type { Words } from './messages/index.ts'
import { offlineProblem, Problem, problemFrom } from './problem.ts'

/** A part of a request: left out when the route has none, optional when nothing in it is needed. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : object extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T }

/** What a route wants: its path parameters, query and body. With a `key`, the same request sent again happens once. */
export type Input<P, Q, B> = Part<'params', P> & Part<'query', Q> & Part<'body', B> & { readonly key?: string }

/** Calls an endpoint of the server by its route. Throws a {@link Problem} for anything but success. */
export type Call = <P, Q, B, R>(route: Route<P, Q, B, R>, input: Input<P, Q, B>, signal?: AbortSignal) => Promise<R>

/** What a caller of the API needs from the world. */
export interface ApiSettings {
  readonly words: Words['problems']
  /** The token of the session, which every change must carry. */
  readonly csrf: () => string | undefined
  /** Told when the server no longer knows the session. */
  readonly onSignedOut: () => void
  readonly fetch: typeof globalThis.fetch
}

/** Makes the function by which screens call the server. */
export function createCall(settings: ApiSettings): Call {
  return async (route, input, signal) => {
    const response = await send(settings, route, input, signal)
    const body = await readBody(response, settings.words)
    if (response.ok) return answer(body)
    if (response.status === 401) settings.onSignedOut()
    throw problemFrom(response.status, body, settings.words)
  }
}

async function send(
  { words, csrf, fetch }: ApiSettings,
  route: Route,
  input: Input<unknown, unknown, unknown>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const token = route.method === 'GET' ? undefined : csrf()
  const headers = new Headers({ accept: 'application/json' })
  if (token !== undefined) headers.set('x-carrel-csrf', token)
  if (input.key !== undefined) headers.set('idempotency-key', input.key)
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  try {
    return await fetch(urlFor(route, { ...asObject(input.params) }, { ...asObject(input.query) }), {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    // A request given up on purpose is not a problem of the line.
    if (signal?.aborted) throw cause
    throw offlineProblem(words, cause)
  }
}

async function readBody(response: Response, words: Words['problems']): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    // A proxy's own error page has a status that says more than its HTML.
    if (!response.ok) return undefined
    throw new Problem(words.unreadable, { status: response.status, code: 'unreadable', cause })
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

/** The edge of the types: the server validated its answer against the schema that `R` is read from. */
function answer<R>(body: unknown): R {
  return body as R
}
