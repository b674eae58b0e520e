import { request, type RequestOptions } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { AddressRefused, guardedLookup } from '../../../platform/allowed-address.ts'
import type { StoredFile } from '../../../platform/files.ts'
import type { Platform } from '../../../platform/platform.ts'

/** Why a file could not be fetched, in a sentence. */
export class FetchFailed extends Error {}

const patience = 30_000
const mostRedirects = 3

/**
 * Fetches a file by https into the store. Addresses inside the library's network are not gone to; a server that says nothing for
 * half a minute is given up. Throws `FetchFailed`.
 */
export async function fetchFile(platform: Platform, address: string, redirects = mostRedirects): Promise<StoredFile> {
  const url = new URL(address)
  if (url.protocol !== 'https:') throw new FetchFailed('It leads to an address that is not https.')
  const options: RequestOptions = {
    lookup: guardedLookup(false),
    timeout: patience,
    headers: { 'user-agent': 'Carrel' },
  }
  const answer = await answerOf(url, options)
  const { statusCode = 0, headers } = answer
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    answer.resume()
    if (redirects === 0) throw new FetchFailed('It leads on and on to other addresses.')
    return fetchFile(platform, new URL(headers.location, url).href, redirects - 1)
  }
  if (statusCode !== 200) {
    answer.resume()
    throw new FetchFailed(`The server answered ${statusCode}.`)
  }
  const body = new PassThrough()
  const [, stored] = await Promise.all([pipeline(answer, body), platform.files.put(body)])
  return stored
}

function answerOf(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, resolve)
    asked.on('timeout', () => asked.destroy(new FetchFailed('The server says nothing.')))
    asked.on('error', (error) => {
      reject(
        error instanceof FetchFailed || error instanceof AddressRefused
          ? error
          : new FetchFailed(`It cannot be reached (${error.message}).`),
      )
    })
    asked.end()
  })
}
