import type { Stop } from '../../server/src/modules/kiosks/contract-walk.ts'

/** An answer of the server; `cut`: none came, and nothing is known of what became of the request. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly cut: boolean; readonly status: number; readonly stops: readonly Stop[] }

/** Asks the server. */
export interface Api {
  ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, key?: string): Promise<Answer<T>>
  /** The token of the device's session, once it is known. */
  setCsrf(token: string): void
  /** The server's time now, in milliseconds, as far as its answers told. */
  now(): number
}

const patience = 10_000

interface Problem {
  readonly blocks?: readonly Stop[]
}

/** Opens the way to `/api/v1`. An answer that is no answer of Carrel's counts as none: something else stands in between. */
export function openApi(hear: (cut: boolean) => void): Api {
  let csrf = ''
  let offset = 0
  return {
    setCsrf(token) {
      csrf = token
    },
    now: () => Date.now() + offset,
    async ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, key?: string): Promise<Answer<T>> {
      try {
        const response = await fetch(`/api/v1${path}`, {
          method,
          cache: 'no-store',
          signal: AbortSignal.timeout(patience),
          headers: {
            ...(method !== 'GET' && { 'x-carrel-csrf': csrf }),
            ...(body && { 'content-type': 'application/json' }),
            ...(key !== undefined && { 'idempotency-key': key }),
          },
          ...(body && { body: JSON.stringify(body) }),
        })
        const told = Date.parse(response.headers.get('date') ?? '')
        if (!Number.isNaN(told)) offset = told - Date.now()
        const value: unknown = await response.json()
        const broken = response.status >= 500
        hear(broken)
        if (response.ok) return { ok: true, value: value as T }
        return { ok: false, cut: broken, status: response.status, stops: (value as Problem).blocks ?? [] }
      } catch {
        hear(true)
        return { ok: false, cut: true, status: 0, stops: [] }
      }
    },
  }
}
