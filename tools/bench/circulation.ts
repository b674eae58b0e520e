import { Agent, request as httpRequest } from 'node:http'
import { startRunningCarrel } from '../../apps/server/test/running-carrel.ts'
import { fillTown } from '../../apps/server/test/small-town.ts'

/** What the runner gives a benchmark. */
export interface BenchOptions {
  readonly emit: (name: string, value: number, unit: string, note?: string) => void
  readonly titles?: number
  readonly desks?: number
  readonly rounds?: number
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

type Send = (method: string, path: string, body?: object) => Promise<Reply>

/** One desk with a line of its own that stays open, as a browser's does. */
function desk(baseUrl: string, token: string): { readonly send: Send; close(): void } {
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

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Lends, renews and takes back over HTTP at many desks at once, each request waiting for the one before it at its desk. */
export async function run({ emit, titles = 100_000, desks: count = 20, rounds = 6000 }: BenchOptions): Promise<void> {
  const carrel = await startRunningCarrel()
  try {
    const reset = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
    const { branch, apiKey } = (await reset.json()) as { branch: number; apiKey: string }
    const database = await carrel.database()
    await fillTown(database, branch, { titles, items: titles * 2, patrons: Math.max(1000, titles / 10) })
    await database.end()
    const desks = Array.from({ length: count }, () => desk(carrel.baseUrl, apiKey))
    const loans: number[] = []

    const measure = async (name: string, total: number, step: (send: Send, number: number) => Promise<Reply>) => {
      const times: number[] = []
      let next = 0
      let failed = 0
      const start = performance.now()
      await Promise.all(
        desks.map(async ({ send }) => {
          for (let number = next++; number < total; number = next++) {
            const began = performance.now()
            const reply = await step(send, number)
            times.push(performance.now() - began)
            if (reply.status !== 200) failed += 1
          }
        }),
      )
      const seconds = (performance.now() - start) / 1000
      times.sort((a, b) => a - b)
      const note = `${titles} titles, ${count} desks without pause${failed > 0 ? `, ${failed} refused` : ''}`
      emit(`circulation.${name}.per_second`, Math.round(total / seconds), '1/s', note)
      emit(`circulation.${name}.p50`, Number(percentile(times, 0.5).toFixed(2)), 'ms', note)
      emit(`circulation.${name}.p95`, Number(percentile(times, 0.95).toFixed(2)), 'ms', note)
    }

    const lend = (send: Send, number: number) =>
      send('POST', '/loans', { card: `P${1 + (number % 1000)}`, barcode: `I${number + 1}`, branch })
    await measure('warm-up', 500, (send, number) => lend(send, rounds + number))
    await measure('check-out', rounds, async (send, number) => {
      const reply = await lend(send, number)
      const { loan } = reply.body as { loan?: { id: number } }
      if (loan) loans.push(loan.id)
      return reply
    })
    await fetch(`${carrel.baseUrl}/api/v1/test/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: Temporal.Now.instant().add({ hours: 24 }).toString() }),
    })
    await measure('renew', Math.floor(rounds / 3), (send, number) =>
      send('POST', `/loans/${loans[number]}/renewals`, {}),
    )
    await measure('check-in', rounds, (send, number) =>
      send('POST', '/check-ins', { barcode: `I${number + 1}`, branch }),
    )
    for (const { close } of desks) close()

    // Twenty desks as desks are: each lends every other second.
    await paced(carrel.baseUrl, apiKey, branch, { desks: count, every: 2000, seconds: 10, first: rounds + 1000 }, emit)
  } finally {
    await carrel.remove()
  }
}

async function paced(
  baseUrl: string,
  apiKey: string,
  branch: number,
  pace: { readonly desks: number; readonly every: number; readonly seconds: number; readonly first: number },
  emit: BenchOptions['emit'],
): Promise<void> {
  const times: number[] = []
  let item = pace.first
  await Promise.all(
    Array.from({ length: pace.desks }, async (_, index) => {
      const { send, close } = desk(baseUrl, apiKey)
      await new Promise((resolve) => setTimeout(resolve, (index * pace.every) / pace.desks))
      for (let n = 0; n < (pace.seconds * 1000) / pace.every; n++) {
        const began = performance.now()
        await send('POST', '/loans', { card: `P${1 + index}`, barcode: `I${++item}`, branch })
        const took = performance.now() - began
        times.push(took)
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, pace.every - took)))
      }
      close()
    }),
  )
  times.sort((a, b) => a - b)
  emit(
    'circulation.check-out.paced.p95',
    Number(percentile(times, 0.95).toFixed(2)),
    'ms',
    `${pace.desks} desks, one check-out every ${pace.every / 1000} s each`,
  )
}
