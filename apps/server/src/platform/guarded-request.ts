import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, isAllowedAddress } from './allowed-address.ts'

/** How something is asked of an address elsewhere. */
export interface OutgoingRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Private networks and this machine may be asked, too. */
  readonly privateAddresses: boolean
  /** The end of the sentence that tells why an address inside is not asked. */
  readonly insideHint: string
  /** Ends the request, and what has not come of its answer. */
  readonly signal?: AbortSignal
  /** Milliseconds in which nothing comes, before or within the answer, after which the line is given up (`ETIMEDOUT`). */
  readonly silence?: number
  /** By http or https as the address says, when left out. */
  readonly send?: (url: URL, options: RequestOptions) => ClientRequest
}

/**
 * Sends a request to an address to which Carrel may go, whatever its name means a moment later, on a line of its own. Follows
 * no redirect. Gives the answer when its head has come; whoever does not read its body destroys it. Rejects with
 * `AddressRefused`, or with what {@link lineTrouble} puts into words.
 */
export function sendGuarded(url: URL, outgoing: OutgoingRequest): Promise<IncomingMessage> {
  const { method = 'GET', headers, body, privateAddresses, insideHint, signal, silence } = outgoing
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address in numbers is gone to without being looked up.
  if (isIP(host) !== 0 && !isAllowedAddress(host, privateAddresses))
    return Promise.reject(new AddressRefused(host, insideHint))
  const send = outgoing.send ?? (url.protocol === 'https:' ? httpsRequest : httpRequest)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = send(url, {
    method,
    headers: {
      'user-agent': 'Carrel',
      ...headers,
      ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      connection: 'close',
    },
    agent: false,
    lookup: guardedLookup(privateAddresses, insideHint),
    ...(signal && { signal }),
  })
  if (silence !== undefined)
    request.setTimeout(silence, () =>
      request.destroy(Object.assign(new Error('Nothing has come for a while.'), { code: 'ETIMEDOUT' })),
    )
  request.on('error', reject)
  request.on('response', resolve)
  request.end(body)
  return promise
}
