import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, isAllowedAddress } from '../../../platform/allowed-address.ts'
import type { AddressAnswer } from '../rules/address-verdict.ts'

/** How addresses are asked. */
export interface AskLimits {
  /** Whether private networks and this machine may be asked. */
  readonly privateAddresses: boolean
  /** For all of it, redirects included. */
  readonly milliseconds: number
}

const mostRedirects = 5
const permanent: ReadonlySet<number> = new Set([301, 308])
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** Servers that do not like to be asked for the head alone say so in many ways. */
const askInFull: ReadonlySet<number> = new Set([400, 403, 404, 405, 406, 501])

class TooSlow extends Error {}

/**
 * Asks an address whether something is there, following redirects; reads nothing of what is there. Never throws: what
 * goes wrong is the answer. Each step of the way is looked at anew: none leads to an address that is not allowed.
 */
export async function askAddress(url: string, limits: AskLimits): Promise<AddressAnswer> {
  const until = performance.now() + limits.milliseconds
  let at = new URL(url)
  let forGood = true
  try {
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const head = await statusOf(at, 'HEAD', limits, until)
      const { status, location } = askInFull.has(head.status) ? await statusOf(at, 'GET', limits, until) : head
      const next = redirects.has(status) && location !== undefined ? nextAddress(location, at) : undefined
      if (!next) return { status, movedTo: hops > 0 && forGood && status < 400 ? at.href : null }
      forGood &&= permanent.has(status)
      at = next
    }
    return { failure: 'too-many-redirects', said: `It leads from one address to the next without an end: ${at.host}.` }
  } catch (error) {
    return failureOf(error, at.hostname)
  }
}

function nextAddress(location: string, from: URL): URL | undefined {
  if (!URL.canParse(location, from)) return undefined
  const next = new URL(location, from)
  return next.protocol === 'http:' || next.protocol === 'https:' ? next : undefined
}

async function statusOf(url: URL, method: 'HEAD' | 'GET', limits: AskLimits, until: number) {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowedAddress(host, limits.privateAddresses)) throw new AddressRefused(host, insideHint)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; location: string | undefined }>()
  const request = send(url, {
    method,
    headers: { 'user-agent': 'Carrel link check', accept: '*/*', connection: 'close' },
    agent: false,
    lookup: guardedLookup(limits.privateAddresses, insideHint),
  })
  const timer = setTimeout(() => request.destroy(new TooSlow()), Math.max(1, until - performance.now()))
  request.on('error', reject)
  request.on('response', (response) => {
    resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    response.on('error', () => {})
    request.destroy()
  })
  request.end()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

const insideHint = 'it is not asked.'

const refused: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the line was cut before an answer came',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
}

function failureOf(error: unknown, host: string): AddressAnswer {
  if (error instanceof TooSlow) return { failure: 'too-slow', said: `${host} did not answer in time.` }
  if (error instanceof AddressRefused) return { failure: 'not-public', said: error.message }
  const inner = error instanceof AggregateError ? error.errors[0] : error
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  if (code === 'ENOTFOUND') return { failure: 'no-such-name', said: `There is no such name as ${host} any more.` }
  const known = refused[code]
  if (known !== undefined) return { failure: 'refused', said: `${host} does not answer: ${known}.` }
  return {
    failure: 'other',
    said: inner instanceof Error ? inner.message.slice(0, 300) : `${host} could not be asked.`,
  }
}
