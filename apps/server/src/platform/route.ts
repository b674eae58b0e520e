import type { Static, TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call an endpoint: a permission code such as `circulation:check-out`, or
 * `public` (anyone), `staff` (any signed-in member of staff or key), `patron` (a signed-in patron, for their own things),
 * `machine` (a device of the library's, signed in by a cookie of its own).
 */
export type Access = 'public' | 'staff' | 'patron' | 'machine' | `${string}:${string}`

/**
 * One endpoint of the API, shared by the server that serves it and the browser that calls it.
 * The type parameters are the plain types of path parameters, query, body and answer; this file may not import Fastify.
 */
export interface Route<P = unknown, Q = unknown, B = unknown, R = unknown> {
  readonly method: Method
  /** Path below `/api/v1`, with `:name` parameters. */
  readonly path: string
  readonly access: Access
  /** One line for the API page. */
  readonly summary: string
  readonly description?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly response: TSchema
  /** True for a request that changes nothing although it is not a GET. */
  readonly readOnly?: boolean
  /** For what is no JSON: the media types of body and answer, as the description of the API has them. */
  readonly files?: { readonly body?: string; readonly answer?: string }
  /** Never set: carries the types. */
  readonly types?: { readonly params: P; readonly query: Q; readonly body: B; readonly response: R }
}

interface RouteDefinition<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends TSchema | undefined,
  R extends TSchema,
> {
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly description?: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
  readonly readOnly?: boolean
  readonly files?: { readonly body?: string; readonly answer?: string }
}

type StaticOr<S extends TSchema | undefined> = S extends TSchema ? Static<S> : undefined

/** Declares an endpoint; its plain types are read off the schemas. */
export function route<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(definition: RouteDefinition<P, Q, B, R>): Route<StaticOr<P>, StaticOr<Q>, StaticOr<B>, Static<R>> {
  return definition as Route<StaticOr<P>, StaticOr<Q>, StaticOr<B>, Static<R>>
}

/** The address of a route with its parameters filled in, e.g. `/api/v1/loans/7`. */
export function urlFor(
  route: Route,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}
