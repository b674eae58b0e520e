import { describeSruDiagnostic, readSruResponse, type SruDiagnostic, type SruResponse } from '../src/index.ts'
import { SruFailure } from './failure.ts'
import { usualMaxBytes, usualTimeout, type SruServer } from './options.ts'

const mostRedirects = 5

/** Asks a server with these parameters and reads its answer. Throws a {@link SruFailure}. */
export async function ask(
  server: SruServer,
  parameters: Readonly<Record<string, string | number | undefined>>,
): Promise<SruResponse> {
  const { timeoutMs = usualTimeout, maxBytes = usualMaxBytes, signal } = server
  const url = addressOf(server, parameters)
  const timer = AbortSignal.timeout(timeoutMs)
  const stop = signal ? AbortSignal.any([timer, signal]) : timer
  try {
    const { response, status } = await fetchFollowing(server, url, stop)
    const bytes = await readLimited(response, maxBytes, url.host)
    return responseOf(bytes, status, url.host)
  } catch (error) {
    throw failureOf(error, { host: url.host, timeoutMs, timedOut: timer.aborted, aborted: signal?.aborted === true })
  }
}

function addressOf(
  { baseUrl, parameters: own = {} }: SruServer,
  parameters: Readonly<Record<string, string | number | undefined>>,
): URL {
  const url = URL.parse(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new SruFailure('address', `"${baseUrl}" is not an address of the web: it begins with http:// or https://.`)
  for (const [name, value] of Object.entries({ ...own, ...parameters }))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}

/** Follows redirects by itself, so that user and password go to the first host only. */
async function fetchFollowing(server: SruServer, first: URL, signal: AbortSignal) {
  const { fetch: fetchWith = fetch } = server
  let url = first
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const response = await fetchWith(url, {
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/sru+xml, application/xml, text/xml;q=0.9, */*;q=0.1',
        ...credentials(server, first, url),
      },
    })
    const { status } = response
    if (status < 300 || status > 399 || status === 304) return { response, status }
    await response.body?.cancel()
    const next = URL.parse(response.headers.get('location') ?? '', url)
    if (!next || !/^https?:$/.test(next.protocol))
      throw new SruFailure('http', `${first.host} sends us to an address that is none.`)
    url = next
  }
  throw new SruFailure('http', `${first.host} sends us from one address to the next without an end.`)
}

function credentials({ user, password }: SruServer, first: URL, url: URL): Record<string, string> {
  if ((user === undefined && password === undefined) || url.origin !== first.origin) return {}
  return { authorization: `Basic ${Buffer.from(`${user ?? ''}:${password ?? ''}`, 'utf8').toString('base64')}` }
}

async function readLimited(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > maxBytes)
      throw new SruFailure(
        'too-large',
        `${host} sent more than the ${maxBytes.toLocaleString('en')} bytes that are allowed. Ask for fewer records at a time.`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

function responseOf(bytes: Uint8Array, status: number, host: string): SruResponse {
  const read = readSruResponse(bytes)
  // Some servers send their diagnostics with an error of HTTP.
  if (read.ok) return read.response
  if (status === 401)
    throw new SruFailure('refused', `${host} wants a user and a password, or others than these (HTTP 401).`)
  if (status === 403) throw new SruFailure('refused', `${host} does not let us in (HTTP 403).`)
  if (status === 404) throw new SruFailure('http', `${host} has nothing at this address (HTTP 404): check the path.`)
  if (status >= 400) throw new SruFailure('http', `${host} answered with an error (HTTP ${status}).`)
  const begin = Buffer.from(bytes.subarray(0, 500)).toString('utf8')
  const isPage = /^\s*(?:<!doctype html|<html)/i.test(begin)
  throw new SruFailure(
    'protocol',
    isPage
      ? `${host} answered with a web page, not with SRU: check the path.`
      : `${host} does not answer in SRU: ${read.problem.message}`,
  )
}

interface Circumstances {
  readonly host: string
  readonly timeoutMs: number
  readonly timedOut: boolean
  readonly aborted: boolean
}

function failureOf(error: unknown, { host, timeoutMs, timedOut, aborted }: Circumstances): unknown {
  if (error instanceof SruFailure) return error
  if (aborted) return new SruFailure('aborted', `${host} is not asked any more.`, { cause: error })
  if (timedOut)
    return new SruFailure('timeout', `${host} did not answer within ${Math.round(timeoutMs / 100) / 10} seconds.`, {
      cause: error,
    })
  // What fetch throws for a connection is a TypeError with its cause.
  if (!(error instanceof TypeError)) return error
  return new SruFailure('unreachable', unreachable(host, error), { cause: error })
}

function unreachable(host: string, error: TypeError): string {
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not known: check the name of the host.`
    case 'ECONNREFUSED':
      return `Nothing answers at ${host}: check the port, or try later.`
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
      return `The connection to ${host} broke off in the middle.`
    default:
      return /CERT|SIGNED|ISSUER|ALTNAME/.test(code)
        ? `The certificate of ${host} is not trusted (${code}).`
        : `${host} could not be reached (${cause instanceof Error ? cause.message : error.message}).`
  }
}

/** The failure for what a server said. */
export function diagnosed(baseUrl: string, diagnostics: readonly SruDiagnostic[]): SruFailure {
  const host = URL.parse(baseUrl)?.host ?? baseUrl
  const said = diagnostics.map((diagnostic) => `${describeSruDiagnostic(diagnostic)}.`).join(' ')
  return new SruFailure('diagnostic', `${host}: ${said}`, { diagnostics })
}
