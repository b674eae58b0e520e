import type { TestCarrel } from './carrel.ts'

/** A browser without a window, for tests of modules and pages: it keeps cookies and follows no redirect by itself. */
export interface Browser {
  get(address: string): Promise<Seen>
  post(address: string, form: Readonly<Record<string, string>>, as?: 'form' | 'json'): Promise<Seen>
  readonly cookies: Map<string, string>
}

/** What a browser was answered. */
export interface Seen {
  readonly status: number
  readonly location: string
  readonly text: string
}

/** Opens a browser with no cookies. */
export function openBrowser({ server }: TestCarrel): Browser {
  const cookies = new Map<string, string>()
  const send = async (
    method: 'GET' | 'POST',
    address: string,
    form?: Readonly<Record<string, string>>,
    as = 'form',
  ) => {
    const response = await server.app.inject({
      method,
      url: address.replace(/^http:\/\/localhost(?::80)?(?=\/)/, ''),
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded' }),
      },
      ...(form && { payload: as === 'json' ? JSON.stringify(form) : new URLSearchParams(form).toString() }),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.statusCode,
      location: response.headers.location ?? '',
      text: response.body,
    }
  }
  return {
    cookies,
    get: (address) => send('GET', address),
    post: (address, form, as) => send('POST', address, form, as),
  }
}
