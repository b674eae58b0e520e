import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, isAllowedAddress } from '../../../platform/allowed-address.ts'
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

function fetched(url: URL, { headers, signal }: RequestInit, privateAddresses: boolean): Promise<Response> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowedAddress(host, privateAddresses)) {
    return Promise.reject(new AddressRefused(host, insideHint))
  }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const request = send(url, {
    headers: { 'user-agent': 'Carrel', connection: 'close', ...Object.fromEntries(new Headers(headers)) },
    agent: false,
    lookup: guardedLookup(privateAddresses, insideHint),
    ...(signal && { signal }),
  })
  request.on('error', reject)
  request.on('response', (response) => {
    const { location, 'retry-after': retryAfter } = response.headers
    // 204 and 304 may have no body, not even an empty one.
    const status = response.statusCode ?? 502
    const hasBody = status !== 204 && status !== 304
    resolve(
      new Response(hasBody ? ReadableStream.from<Uint8Array>(response) : null, {
        status: status < 200 || status > 599 ? 502 : status,
        headers: {
          ...(location !== undefined && { location }),
          ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        },
      }),
    )
  })
  request.end()
  return promise
}
