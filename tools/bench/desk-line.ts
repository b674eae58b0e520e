import { Agent, request as httpRequest } from 'node:http'

/** What a server answered. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** Sends one request and waits for its answer. */
export type Send = (method: string, path: string, body?: object) => Promise<Reply>

/** One desk with a line of its own that stays open, as a browser's does. */
export function deskLine(baseUrl: string, token: string): { readonly send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send: Send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const sent = httpRequest(
        `${baseUrl}/api/v1${path}`,
        {
          agent,
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(text !== undefined && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
            }),
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(text)
    })
  return { send, close: () => agent.destroy() }
}

/** What many requests at once took. */
export interface Measured {
  readonly perSecond: number
  /** Milliseconds, shortest first. */
  readonly times: readonly number[]
  readonly failed: number
}

/** Has a number of desks send requests, each waiting for its answer before the next, until `total` are done. */
export async function measureDesks(
  lines: readonly { readonly send: Send }[],
  total: number,
  step: (send: Send, number: number) => Promise<Reply>,
): Promise<Measured> {
  const times: number[] = []
  let [next, failed] = [0, 0]
  const start = performance.now()
  await Promise.all(
    lines.map(async ({ send }) => {
      for (let number = next++; number < total; number = next++) {
        const began = performance.now()
        const reply = await step(send, number)
        times.push(performance.now() - began)
        if (reply.status !== 200) failed += 1
      }
    }),
  )
  const perSecond = (total * 1000) / (performance.now() - start)
  return { perSecond, times: times.sort((a, b) => a - b), failed }
}

/** The time below which the given share of the measured ones lies, in milliseconds with two decimals. */
export function percentile(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2))
}
