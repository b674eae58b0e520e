import type { ReadingLibrary } from './reading-library.ts'
import { reader } from './reading-library.ts'

/** A page as a browser without script receives it. */
export interface Received {
  readonly status: number
  readonly body: string
  /** Where it sends on to. */
  readonly location: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser without script: it keeps cookies, follows nothing by itself, and posts forms. */
export interface PlainBrowser {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Received>
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Received>
  /** Signs in and gives the token that its forms carry. */
  signIn(card?: string, pin?: string): Promise<string>
}

/** Opens such a browser at the public site of a library. */
export function plainBrowser({ library }: ReadingLibrary): PlainBrowser {
  const jar = new Map<string, string>()
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    payload: string | undefined,
    given: Readonly<Record<string, string>>,
  ) => {
    const response = await library.carrel.server.app.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...given,
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge, expires } of response.cookies) {
      if (maxAge === 0 || (expires && expires.getTime() <= 0)) jar.delete(name)
      else jar.set(name, value)
    }
    const { location } = response.headers
    return {
      status: response.statusCode,
      body: response.body,
      location: location?.toString(),
      headers: response.headers,
    }
  }
  const browser: PlainBrowser = {
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    post: (path, fields, headers = {}) => ask('POST', path, new URLSearchParams(fields).toString(), headers),
    async signIn(card = reader.card, pin = reader.pin) {
      const { status, body } = await browser.post('/sign-in', { card, pin })
      if (status !== 303) throw new Error(`Signing in was answered ${status}: ${body.slice(0, 300)}`)
      return tokenIn((await browser.get('/account')).body)
    },
  }
  return browser
}

/** The token that the forms of a page carry. */
export function tokenIn(body: string): string {
  return /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
}

/** What a page says, without its markup. */
export function wordsOf(body: string): string {
  return body
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
