import { AddressRefused } from '../../../platform/allowed-address.ts'
import { sendGuarded } from '../../../platform/guarded-request.ts'
import { lineTrouble } from '../../../platform/line-trouble.ts'
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

async function statusOf(url: URL, method: 'HEAD' | 'GET', { privateAddresses }: AskLimits, until: number) {
  const response = await sendGuarded(url, {
    method,
    headers: { 'user-agent': 'Carrel link check', accept: '*/*' },
    privateAddresses,
    insideHint,
    signal: AbortSignal.timeout(Math.max(1, Math.ceil(until - performance.now()))),
  })
  response.on('error', () => {})
  response.destroy()
  return { status: response.statusCode ?? 0, location: response.headers.location }
}

const insideHint = 'it is not asked.'

/** Codes by which a machine says no, or cannot be reached. */
const refused: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH'])

function failureOf(caught: unknown, host: string): AddressAnswer {
  if (caught instanceof AddressRefused) return { failure: 'not-public', said: caught.message }
  const { error, code, words = '' } = lineTrouble(caught)
  if (code === 'ABORT_ERR') return { failure: 'too-slow', said: `${host} did not answer in time.` }
  if (code === 'ENOTFOUND') return { failure: 'no-such-name', said: `There is no such name as ${host} any more.` }
  if (refused.has(code)) return { failure: 'refused', said: `${host} does not answer: ${words}.` }
  return {
    failure: 'other',
    said: error instanceof Error ? error.message.slice(0, 300) : `${host} could not be asked.`,
  }
}
