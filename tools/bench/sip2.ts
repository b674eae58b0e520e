import { connect, type Socket } from 'node:net'
import { startRunningCarrel } from '../../apps/server/test/running-carrel.ts'
import { fillTown } from '../../apps/server/test/small-town.ts'
import type { Emit } from '../bench-options.ts'
import { percentile } from './desk-line.ts'

/** What the runner gives a benchmark. */
export interface Sip2Options {
  readonly emit: Emit
  readonly titles?: number
  readonly items?: number
  readonly patrons?: number
  /** How many machines at once, one run after the other: `1,20,100,500`. */
  readonly connections?: string | number
  /** Messages of each run; a tenth with a single machine. */
  readonly rounds?: number
}

/** A machine that has logged in and waits for each answer. */
interface Line {
  say(message: string): Promise<string>
  close(): void
}

const stamp = '20260302    100000'
const none = ' '.repeat(18)

/**
 * Self-checks over TCP, each waiting for its answer before it goes on: status from memory (99), patron status (23), item
 * information (17), and pairs of a check-out and a check-in, each of another item. The bar to beat: 4,834 messages a second, which
 * Evergreen's SIPServer reaches on a stub without a database.
 */
export async function run(options: Sip2Options): Promise<void> {
  const { emit, titles = 1_000_000, rounds = 6000 } = options
  const items = options.items ?? titles * 2
  const patrons = options.patrons ?? Math.max(1000, titles / 10)
  const counts = String(options.connections ?? '1,20,100,500')
    .split(',')
    .map(Number)
  const carrel = await startRunningCarrel()
  try {
    const reset = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
    const { branch, apiKey } = (await reset.json()) as { branch: number; apiKey: string }
    const database = await carrel.database()
    await fillTown(database, branch, { titles, items, patrons, loans: Math.floor(items / 10) })
    await database.end()
    await fetch(`${carrel.baseUrl}/api/v1/machines`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'Bench',
        login: 'bench',
        password: 'bench',
        branch,
        options: { connections: 1000 },
      }),
    })
    const port = carrel.run.ports['sip2'] ?? 0
    const kinds: readonly (readonly [string, number, (line: Line, number: number) => Promise<boolean>])[] = [
      ['status', 1, async (line) => (await line.say('9900802.00')).startsWith('98Y')],
      [
        'patron',
        1,
        async (line, n) => (await line.say(`23001${stamp}AOE|AAP${1 + (n % patrons)}|AC|AD|`)).startsWith('24'),
      ],
      ['item', 1, async (line, n) => (await line.say(`17${stamp}AOE|ABI${1 + (n % items)}|`)).startsWith('18')],
      ['loan', 2, (line, n) => pair(line, n, patrons)],
    ]
    let first = 0
    await atOnce(port, 4, 200, async (line, n) => pair(line, n, patrons))
    first += 200
    for (const connections of counts) {
      const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)))
      for (const [name, messages, step] of kinds) {
        const total = Math.max(connections, connections === 1 ? Math.ceil(rounds / 10) : rounds)
        const from = first
        const { perSecond, times, failed } = await measured(lines, total, (line, n) => step(line, from + n))
        if (name === 'loan') first += total
        const note = `${titles} titles, ${connections} machines without pause${messages > 1 ? '; a check-out and a check-in each' : ''}${failed > 0 ? `, ${failed} refused` : ''}`
        emit(`sip2.${name}.${connections}.per_second`, Math.round(perSecond * messages), '1/s', note)
        for (const share of [50, 95, 99])
          emit(`sip2.${name}.${connections}.p${share}`, percentile(times, share / 100), 'ms', note)
      }
      for (const line of lines) line.close()
    }
  } finally {
    await carrel.remove()
  }
}

async function pair(line: Line, n: number, patrons: number): Promise<boolean> {
  const out = await line.say(`11NN${stamp}${none}AOE|AAP${1 + (n % patrons)}|ABI${n + 1}|AC|`)
  const back = await line.say(`09N${stamp}${none}APE|AOE|ABI${n + 1}|AC|`)
  return out.startsWith('121') && back.startsWith('101')
}

async function atOnce(
  port: number,
  connections: number,
  total: number,
  step: (line: Line, number: number) => Promise<boolean>,
): Promise<void> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)))
  await measured(lines, total, step)
  for (const line of lines) line.close()
}

async function measured(
  lines: readonly Line[],
  total: number,
  step: (line: Line, number: number) => Promise<boolean>,
): Promise<{ readonly perSecond: number; readonly times: readonly number[]; readonly failed: number }> {
  const times: number[] = []
  let [next, failed] = [0, 0]
  const start = performance.now()
  await Promise.all(
    lines.map(async (line) => {
      for (let number = next++; number < total; number = next++) {
        const began = performance.now()
        const ok = await step(line, number)
        times.push(performance.now() - began)
        if (!ok) failed += 1
      }
    }),
  )
  const perSecond = (total * 1000) / (performance.now() - start)
  return { perSecond, times: times.sort((a, b) => a - b), failed }
}

/** Connects and logs in. */
async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true)
  let pending = ''
  let tell: ((answer: string) => void) | undefined
  socket.setEncoding('latin1')
  socket.on('data', (piece) => {
    pending += piece.toString()
    const end = pending.indexOf('\r')
    if (end === -1 || !tell) return
    const answer = pending.slice(0, end)
    pending = pending.slice(end + 1)
    const told = tell
    tell = undefined
    told(answer)
  })
  const say = (message: string) =>
    new Promise<string>((resolve, reject) => {
      tell = resolve
      socket.once('error', reject)
      socket.write(`${message}\r`, () => socket.removeListener('error', reject))
    })
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(undefined)).once('error', reject))
  const login = await say('9300CNbench|CObench|')
  if (login !== '941') throw new Error(`The login was answered ${login}.`)
  return { say, close: () => socket.destroy() }
}
