import { AddressRefused } from '../../../platform/allowed-address.ts'
import { guardedFetch } from './guarded-fetch.ts'

/** Why something could not be fetched, in a sentence. */
export class FetchProblem extends Error {
  /** The server answered that there is nothing at the address. */
  readonly isAbsent: boolean
  constructor(message: string, options: ErrorOptions & { readonly isAbsent?: boolean } = {}) {
    super(message, options)
    this.isAbsent = options.isAbsent ?? false
  }
}

/** What is fetched with, and how much at most. */
export interface FetchLimits {
  /** Addresses inside the library's network may be asked, too. */
  readonly inside: boolean
  readonly bytes: number
  /** Milliseconds for each answer. */
  readonly patience: number
  readonly accept?: string
}

const mostRedirects = 5

/**
 * Fetches what is at an address of the web, redirects followed and each of them guarded anew: from one host to another they never
 * lead inside. Throws a `FetchProblem`.
 */
export async function fetchBytes(address: string, limits: FetchLimits): Promise<Buffer> {
  let url = URL.parse(address)
  if (!url) throw new FetchProblem('The address is none.')
  const { host } = url
  try {
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const response = await guardedFetch(limits.inside && url.host === host)(url, {
        headers: { accept: limits.accept ?? '*/*' },
        signal: AbortSignal.timeout(limits.patience),
      })
      if (response.status < 300 || response.status > 399) return await bodyOf(response, url.host, limits.bytes)
      await response.body?.cancel()
      const next: URL | null = URL.parse(response.headers.get('location') ?? '', url)
      if (!next || !/^https?:$/.test(next.protocol)) throw new FetchProblem(`${host} leads to an address that is none.`)
      url = next
    }
    throw new FetchProblem(`${host} leads on and on to other addresses.`)
  } catch (cause) {
    if (cause instanceof FetchProblem) throw cause
    throw new FetchProblem(sentenceOf(cause, host, limits.patience), { cause })
  }
}

async function bodyOf(response: Response, host: string, most: number): Promise<Buffer> {
  const { status } = response
  if (status !== 200) {
    await response.body?.cancel()
    throw new FetchProblem(`${host} answered HTTP ${status}.`, { isAbsent: status === 404 || status === 410 })
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) throw new FetchProblem(`${host} sent more than ${Math.floor(most / 1024)} kB.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function sentenceOf(cause: unknown, host: string, patience: number): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (inner instanceof AddressRefused) return inner.message
  if (inner instanceof Error && inner.name === 'TimeoutError')
    return `${host} did not answer within ${patience / 1000} seconds.`
  return `${host} could not be reached: ${inner instanceof Error ? inner.message : String(inner)}`
}
