import type { ClientRequest, IncomingMessage } from 'node:http'
import type { RequestOptions } from 'node:https'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AddressRefused } from '../../../platform/allowed-address.ts'
import { FileTooLarge, type StoredFile } from '../../../platform/files.ts'
import { sendGuarded } from '../../../platform/guarded-request.ts'
import { lineTrouble } from '../../../platform/line-trouble.ts'
import type { Platform } from '../../../platform/platform.ts'

/** Why a file could not be fetched, in a sentence. */
export class FetchFailed extends Error {}

/** How a request is sent: by https, but for tests. */
export type SendRequest = (url: URL, options: RequestOptions) => ClientRequest

const patience = 30_000
const mostRedirects = 3
const insideHint = 'files are not fetched from there.'
const silent = 'The server says nothing.'
const isSilent = (error: unknown) => lineTrouble(error).code === 'ETIMEDOUT'

/**
 * Fetches a file by https into the store. Addresses inside the library's network are not gone to, whether by name or by number;
 * a server that says nothing for half a minute is given up. Throws `FetchFailed`, `AddressRefused` or `FileTooLarge`.
 */
export async function fetchFile(
  platform: Platform,
  address: string,
  send?: SendRequest,
  redirects = mostRedirects,
): Promise<StoredFile> {
  const url = new URL(address)
  if (url.protocol !== 'https:') throw new FetchFailed('It leads to an address that is not https.')
  const answer = await answerOf(url, send)
  const { statusCode = 0, headers } = answer
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    answer.destroy()
    if (redirects === 0) throw new FetchFailed('It leads on and on to other addresses.')
    if (!URL.canParse(headers.location, url.href)) throw new FetchFailed('It leads to an address that is none.')
    return fetchFile(platform, new URL(headers.location, url).href, send, redirects - 1)
  }
  if (statusCode !== 200) {
    answer.destroy()
    throw new FetchFailed(`The server answered ${statusCode}.`)
  }
  return stored(platform, answer)
}

async function stored(platform: Platform, answer: IncomingMessage): Promise<StoredFile> {
  const body = new PassThrough()
  const [sent, kept] = await Promise.allSettled([pipeline(answer, body), platform.files.put(body)])
  if (kept.status === 'rejected' && kept.reason instanceof FileTooLarge) throw kept.reason
  if (sent.status === 'rejected') {
    const said = isSilent(sent.reason) ? silent : 'The file broke off while it was fetched.'
    throw new FetchFailed(`${said} It is tried again at the next look.`, { cause: sent.reason })
  }
  if (kept.status === 'rejected') throw kept.reason
  return kept.value
}

async function answerOf(url: URL, send: SendRequest | undefined): Promise<IncomingMessage> {
  try {
    return await sendGuarded(url, {
      privateAddresses: false,
      insideHint,
      silence: patience,
      ...(send && { send }),
    })
  } catch (error) {
    if (error instanceof AddressRefused) throw error
    if (isSilent(error)) throw new FetchFailed(silent, { cause: error })
    throw new FetchFailed(`It cannot be reached (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    })
  }
}
