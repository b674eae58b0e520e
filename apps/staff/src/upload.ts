import { problemFrom, offlineProblem, type Problem } from './problem.ts'
import type { Words } from './messages/index.ts'

/** How much of a file has gone out, in bytes. */
export interface Sent {
  readonly sent: number
  readonly total: number
}

interface Upload {
  readonly address: string
  readonly file: Blob
  /** The token of the session, which every change must carry. */
  readonly csrf: string
  readonly words: Words['problems']
  readonly onProgress: (sent: Sent) => void
  readonly signal: AbortSignal
}

/**
 * Sends a file as the body of a request and tells how far it is, which `fetch` cannot. Gives the answer's JSON; rejects
 * with a `Problem`, or with the signal's reason when it was stopped on purpose.
 */
export function upload({ address, file, csrf, words, onProgress, signal }: Upload): Promise<unknown> {
  return new Promise((resolve, reject: (reason: Problem | Error) => void) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('x-carrel-csrf', csrf)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, total }))
    request.addEventListener('load', () => {
      const body = readJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body)
      else reject(problemFrom(request.status, body, words))
    })
    request.addEventListener('error', () => reject(offlineProblem(words, undefined)))
    request.addEventListener('abort', () => reject(new Error('stopped')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
