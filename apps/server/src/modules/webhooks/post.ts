import type { IncomingMessage } from 'node:http'
import { sendGuarded } from '../../platform/guarded-request.ts'
import { lineTrouble } from '../../platform/line-trouble.ts'
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
  try {
    if (url.protocol === 'http:' && !limits.http)
      throw new Error('The address has no encryption (http), which is not allowed.')
    const { response, text } = await exchange(url, letter, limits)
    const retryAfter = Number(response.headers['retry-after'])
    return {
      status: response.statusCode ?? null,
      answer: text,
      milliseconds: took(),
      ...(Number.isFinite(retryAfter) && retryAfter > 0 && { retryAfter }),
    }
  } catch (error) {
    return { status: null, answer: '', milliseconds: took(), failure: sentence(error, url.hostname, limits) }
  }
}

async function exchange(url: URL, { headers, body }: Letter, { privateAddresses, milliseconds }: Limits) {
  const signal = AbortSignal.timeout(milliseconds)
  const response = await sendGuarded(url, { method: 'POST', headers, body, privateAddresses, insideHint, signal })
  return { response, text: await beginningOf(response) }
}

/** The beginning of the body. The status has come: however the rest ends, it stands. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= keptOfAnswer) break
    }
  } catch {
    // It was too slow or broke off.
  }
  return readable(Buffer.concat(chunks))
}

/** The beginning of an answer as text that PostgreSQL keeps. */
function readable(bytes: Buffer): string {
  return bytes.subarray(0, keptOfAnswer).toString('utf8').replaceAll('\u0000', '\ufffd')
}

function sentence(caught: unknown, host: string, limits: Limits): string {
  const { error, code, words } = lineTrouble(caught)
  if (code === 'ABORT_ERR') return `${host} did not answer within ${limits.milliseconds / 1000} seconds.`
  if (words !== undefined) return `${host}: ${words}${words.endsWith('?') ? '' : '.'}`
  return error instanceof Error ? error.message.slice(0, 500) : 'It could not be sent.'
}
