import { readOaiAnswer, type HarvestedAnswer } from '@carrel/oai-pmh'
import { lineTrouble } from '../../../platform/line-trouble.ts'
import type { Work } from '../../../platform/work.ts'
import { guardedFetch, mayAskInside } from '../../copy-cataloguing/index.ts'

/** Why a repository could not be asked, in a sentence. */
export class RepositoryProblem extends Error {
  /** Seconds after which it is worth asking again; undefined where asking again is no use. */
  readonly again: number | undefined
  /** The answer that could not be read. */
  readonly answer: Uint8Array | undefined
  constructor(message: string, again?: number, options?: ErrorOptions & { readonly answer?: Uint8Array }) {
    super(message, options)
    this.again = again
    this.answer = options?.answer
  }
}

const patience = 90_000
const mostBytes = 64 * 2 ** 20
const mostRedirects = 5
const soon = 300
const mostWait = 86_400

/** Asks a repository and reads what it says; errors of the protocol are in the answer. Throws a `RepositoryProblem`. */
export async function askRepository(
  w: Pick<Work, 'db'>,
  url: string,
  given: Readonly<Record<string, string>>,
): Promise<HarvestedAnswer> {
  const inside = await mayAskInside(w)
  const asked = new URL(url)
  for (const [name, value] of Object.entries(given)) asked.searchParams.set(name, value)
  try {
    const bytes = await fetched(asked, inside)
    const read = readOaiAnswer(bytes)
    if (!read.ok) throw new RepositoryProblem(`${asked.host}: ${read.message}`, undefined, { answer: bytes })
    return read.answer
  } catch (cause) {
    if (cause instanceof RepositoryProblem) throw cause
    if (cause instanceof Error && cause.name === 'TimeoutError')
      throw new RepositoryProblem(`${asked.host} did not answer within ${patience / 1000} seconds.`, soon, { cause })
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
    throw new RepositoryProblem(`${asked.host} could not be reached: ${reasonOf(inner)}`, soon, { cause })
  }
}

function reasonOf(problem: unknown): string {
  const { error, code, words } = lineTrouble(problem)
  const told = words ?? (code === 'UND_ERR_SOCKET' ? 'the line was cut before an answer came' : undefined)
  if (told !== undefined) return `${told}${told.endsWith('?') ? '' : '.'}`
  return error instanceof Error ? error.message : String(error)
}

/** Follows redirects, each of them guarded anew: from one host to another they never lead inside. */
async function fetched(first: URL, inside: boolean): Promise<Uint8Array> {
  let url = first
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const response = await guardedFetch(inside && url.host === first.host)(url, {
      headers: { accept: 'text/xml, application/xml' },
      signal: AbortSignal.timeout(patience),
    })
    if (response.status < 300 || response.status > 399) return bodyOf(response, url.host)
    await response.body?.cancel()
    const next = URL.parse(response.headers.get('location') ?? '', url)
    if (!next || !/^https?:$/.test(next.protocol))
      throw new RepositoryProblem(`${first.host} sends us to an address that is none.`)
    url = next
  }
  throw new RepositoryProblem(`${first.host} sends us from one address to the next without an end.`)
}

async function bodyOf(response: Response, host: string): Promise<Uint8Array> {
  const { status } = response
  if (status === 503 || status === 429) {
    await response.body?.cancel()
    const after = Number(response.headers.get('retry-after'))
    const wait = Number.isFinite(after) && after > 0 ? Math.min(after, mostWait) : soon
    throw new RepositoryProblem(`${host} asks us to wait (HTTP ${status}).`, wait)
  }
  if (status >= 400) {
    await response.body?.cancel()
    throw new RepositoryProblem(`${host} answered with an error (HTTP ${status}).`, status >= 500 ? soon : undefined)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes)
      throw new RepositoryProblem(`${host} sent more than ${mostBytes / 2 ** 20} MiB in one answer.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** The errors of an answer as one sentence; undefined where there are none but that nothing matched. */
export function problemIn({ errors }: HarvestedAnswer): string | undefined {
  const real = errors.filter(({ code }) => code !== 'noRecordsMatch' && code !== 'noSetHierarchy')
  return real.length === 0
    ? undefined
    : `The repository says: ${real.map(({ code, message }) => `${message || 'no reason'} (${code || 'no code'})`).join('; ')}`
}
