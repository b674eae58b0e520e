import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, isAllowedAddress } from '../../platform/allowed-address.ts'
import type { OutgoingPolicy } from './settings.ts'

const longest = 2 ** 20
const milliseconds = 10_000
const insideHint = 'sign-in does not go there unless the setting identity.allow-private allows it.'

/** A provider could not be asked; the message is a sentence for staff. */
export class ProviderUnreachable extends Error {}

/** What is asked of a provider. */
interface Asked {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
}

/**
 * Asks an address of a provider, where the policy lets it: follows no redirect, waits ten seconds, reads a megabyte.
 * `ProviderUnreachable`, with what is wrong in words.
 */
export async function askProvider(policy: OutgoingPolicy, address: string, asked: Asked = {}): Promise<Response> {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new ProviderUnreachable(`${address.slice(0, 200)} is not an address of the web.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  try {
    if (url.protocol === 'http:' && !policy.http)
      throw new ProviderUnreachable(
        `${url.origin} has no encryption (http), which the setting identity.allow-http forbids.`,
      )
    if (isIP(host) !== 0 && !isAllowedAddress(host, policy.privateAddresses)) throw new AddressRefused(host, insideHint)
    return await exchange(url, asked, policy)
  } catch (error) {
    throw new ProviderUnreachable(sentence(error, url), { cause: error })
  }
}

async function exchange(
  url: URL,
  { method = 'GET', headers = {}, body }: Asked,
  policy: OutgoingPolicy,
): Promise<Response> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const request = send(url, {
    method,
    headers: {
      ...headers,
      ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      connection: 'close',
    },
    agent: false,
    lookup: guardedLookup(policy.privateAddresses, insideHint),
  })
  const timer = setTimeout(
    () => request.destroy(new ProviderUnreachable(`${url.host} did not answer within ten seconds.`)),
    milliseconds,
  )
  request.on('error', reject)
  request.on('response', (response: IncomingMessage) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > longest) request.destroy(new ProviderUnreachable(`${url.host} answers with more than a megabyte.`))
      else chunks.push(chunk)
    })
    response.on('error', reject)
    response.on('close', () => {
      if (response.complete) resolve(answerOf(response, Buffer.concat(chunks)))
      else reject(new ProviderUnreachable(`${url.host} broke off in the middle of its answer.`))
    })
  })
  request.end(body)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

function answerOf(response: IncomingMessage, bytes: Buffer): Response {
  const status = response.statusCode ?? 502
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const empty = status === 204 || status === 205 || status === 304
  return new Response(empty ? null : new Uint8Array(bytes), { status: Math.min(599, Math.max(200, status)), headers })
}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the line was cut before an answer came',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it does not speak TLS. Is the address really https?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Is the clock of this machine right?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody known vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody known vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody known vouches for its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody known vouches for its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** What is wrong with a line to somewhere, in a sentence; for every protocol of sign-in. */
export function sentence(error: unknown, { host }: { readonly host: string }): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  const known = sentences[code]
  if (known !== undefined) return `${host} cannot be reached: ${known.replace(/\.?$/, '.').replace('?.', '?')}`
  return inner instanceof Error ? inner.message.slice(0, 500) : `${host} cannot be reached.`
}
