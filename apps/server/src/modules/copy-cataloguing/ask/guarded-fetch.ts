import { sendGuarded } from '../../../platform/guarded-request.ts'
import { insideHint } from './inside-hint.ts'

/**
 * A `fetch` for GET that goes only to addresses to which Carrel may go, whatever a name means a moment later. It follows no
 * redirect by itself; what goes wrong with the connection is a TypeError with its cause, as with the fetch of Node.
 */
export function guardedFetch(privateAddresses: boolean): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    try {
      return await fetched(url, init, privateAddresses)
    } catch (cause) {
      throw new TypeError('fetch failed', { cause })
    }
  }
}

async function fetched(url: URL, { headers, signal }: RequestInit, privateAddresses: boolean): Promise<Response> {
  const response = await sendGuarded(url, {
    headers: Object.fromEntries(new Headers(headers)),
    privateAddresses,
    insideHint,
    ...(signal && { signal }),
  })
  const { location, 'retry-after': retryAfter } = response.headers
  // 204 and 304 may have no body, not even an empty one.
  const status = response.statusCode ?? 502
  const hasBody = status !== 204 && status !== 304
  return new Response(hasBody ? ReadableStream.from<Uint8Array>(response) : null, {
    status: status < 200 || status > 599 ? 502 : status,
    headers: {
      ...(location !== undefined && { location }),
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    },
  })
}
