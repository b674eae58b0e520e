import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, isAllowedAddress } from '../../platform/allowed-address.ts'
import type { Answered } from './rules/judge-answer.ts'
import type { Limits } from './settings.ts'

/** A message as it travels. */
export interface Letter {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What was answered, with the beginning of its body and how long it took. */
export interface PostAnswer extends Answered {
  readonly answer: string
  readonly milliseconds: number
}

const keptOfAnswer = 1024
const insideHint = 'webhooks do not go there unless the setting webhooks.allow-private allows it.'

/**
 * Sends a message once. Never throws: what goes wrong is the answer. Follows no redirect, connects to no address that is not
 * allowed, waits no longer than the limit in all, and reads no more than a kilobyte of what comes back.
 */
export async function post(letter: Letter, limits: Limits): Promise<PostAnswer> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const url = new URL(letter.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  try {
    if (url.protocol === 'http:' && !limits.http)
      throw new Error('The address has no encryption (http), which is not allowed.')
    if (isIP(host) !== 0 && !isAllowedAddress(host, limits.privateAddresses)) throw new AddressRefused(host, insideHint)
    const { response, text } = await exchange(url, letter, limits)
    const retryAfter = Number(response.headers['retry-after'])
    return {
      status: response.statusCode ?? null,
      answer: text,
      milliseconds: took(),
      ...(Number.isFinite(retryAfter) && retryAfter > 0 && { retryAfter }),
    }
  } catch (error) {
    return { status: null, answer: '', milliseconds: took(), failure: sentence(error, host, limits) }
  }
}

class TooSlow extends Error {}

async function exchange(url: URL, { headers, body }: Letter, limits: Limits) {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<{ response: IncomingMessage; text: string }>()
  const request: ClientRequest = send(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    agent: false,
    lookup: guardedLookup(limits.privateAddresses, insideHint),
  })
  let finish: (() => void) | undefined
  const timer = setTimeout(() => (finish ? finish() : request.destroy(new TooSlow())), limits.milliseconds)
  request.on('error', reject)
  request.on('response', (response) => {
    // The status has come: however the rest ends, it stands.
    const chunks: Buffer[] = []
    let size = 0
    const done = () => {
      resolve({ response, text: readable(Buffer.concat(chunks)) })
      request.destroy()
    }
    finish = done
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= keptOfAnswer) done()
    })
    response.on('end', done)
    response.on('error', done)
    response.on('close', done)
  })
  request.end(body)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

/** The beginning of an answer as text that PostgreSQL keeps. */
function readable(bytes: Buffer): string {
  return bytes.subarray(0, keptOfAnswer).toString('utf8').replaceAll('\u0000', '\ufffd')
}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such name',
  EAI_AGAIN: 'The name could not be looked up',
  ECONNREFUSED: 'Nothing listens there',
  ECONNRESET: 'The line was cut before an answer came',
  EPIPE: 'The line was cut before an answer came',
  EHOSTUNREACH: 'There is no way to it',
  ENETUNREACH: 'There is no way to it',
  ETIMEDOUT: 'It does not answer',
  CERT_HAS_EXPIRED: 'Its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Nobody known vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'Nobody known vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Nobody known vouches for its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name',
}

function sentence(error: unknown, host: string, limits: Limits): string {
  if (error instanceof TooSlow) return `${host} did not answer within ${limits.milliseconds / 1000} seconds.`
  const inner = error instanceof AggregateError ? error.errors[0] : error
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  const known = sentences[code]
  if (known !== undefined) return `${known}: ${host}.`
  return inner instanceof Error ? inner.message.slice(0, 500) : 'It could not be sent.'
}
