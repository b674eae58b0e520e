import type { IncomingMessage } from 'node:http'
import { sendGuarded } from '../../platform/guarded-request.ts'
import { lineTrouble } from '../../platform/line-trouble.ts'
import { insideHint, type OutgoingPolicy } from './settings.ts'

const longest = 2 ** 20
const milliseconds = 10_000

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
  try {
    if (url.protocol === 'http:' && !policy.http)
      throw new ProviderUnreachable(
        `${url.origin} has no encryption (http), which the setting identity.allow-http forbids.`,
      )
    return await exchange(url, asked, policy)
  } catch (error) {
    throw new ProviderUnreachable(sentence(error, url), { cause: error })
  }
}

async function exchange(url: URL, asked: Asked, { privateAddresses }: OutgoingPolicy): Promise<Response> {
  const { method = 'GET', headers = {}, body } = asked
  const late = AbortSignal.timeout(milliseconds)
  try {
    const response = await sendGuarded(url, {
      method,
      headers,
      privateAddresses,
      insideHint,
      signal: late,
      ...(body !== undefined && { body }),
    })
    return answerOf(response, await bytesOf(response, url.host))
  } catch (error) {
    if (late.aborted) throw new ProviderUnreachable(`${url.host} did not answer within ten seconds.`, { cause: error })
    throw error
  }
}

async function bytesOf(response: IncomingMessage, host: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > longest) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw new ProviderUnreachable(`${host} broke off in the middle of its answer.`, { cause: error })
  }
  if (size > longest) throw new ProviderUnreachable(`${host} answers with more than a megabyte.`)
  return Buffer.concat(chunks)
}

function answerOf(response: IncomingMessage, bytes: Buffer): Response {
  const status = response.statusCode ?? 502
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const empty = status === 204 || status === 205 || status === 304
  return new Response(empty ? null : new Uint8Array(bytes), { status: Math.min(599, Math.max(200, status)), headers })
}

/** What is wrong with a line to somewhere, in a sentence; for every protocol of sign-in. */
export function sentence(caught: unknown, { host }: { readonly host: string }): string {
  const { error, words } = lineTrouble(caught)
  if (words !== undefined) return `${host} cannot be reached: ${words}${words.endsWith('?') ? '' : '.'}`
  return error instanceof Error ? error.message.slice(0, 500) : `${host} cannot be reached.`
}
