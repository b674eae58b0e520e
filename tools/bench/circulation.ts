import { startRunningCarrel } from '../../apps/server/test/running-carrel.ts'
import { fillTown } from '../../apps/server/test/small-town.ts'
import type { Emit } from '../bench-options.ts'
import { run as ageLoans } from './ageing.ts'
import { deskLine, measureDesks, percentile, type Measured, type Reply, type Send } from './desk-line.ts'
import { run as targetHolds } from './holds.ts'

/** What the runner gives a benchmark. */
export interface CirculationOptions {
  readonly emit: Emit
  readonly titles?: number
  readonly items?: number
  readonly patrons?: number
  /** How many desks at once, one run after the other: `1,20,100`. */
  readonly desks?: string | number
  /** Check-outs of each run; a tenth with a single desk. */
  readonly rounds?: number
  /** Without the holds that are targeted and the loans that age. */
  readonly desksOnly?: boolean
}

/** Where the requests go. */
interface Town {
  readonly baseUrl: string
  readonly apiKey: string
  readonly branch: number
  readonly patrons: number
  readonly emit: Emit
  readonly note: string
}

/**
 * Lends, renews and takes back over HTTP, each desk waiting for its answer before it goes on, and then at the pace of
 * people. Each check-out is another item, of patrons in turn. Then 100,000 holds are targeted and 200,000 loans age.
 * The budgets at a million titles on two cores: check-out p95 at most 25 ms at 20 desks, and 1,000 a second in all.
 */
export async function run(options: CirculationOptions): Promise<void> {
  const { emit, titles = 1_000_000, rounds = 6000 } = options
  const items = options.items ?? titles * 2
  const patrons = options.patrons ?? Math.max(1000, titles / 10)
  const counts = String(options.desks ?? '1,20,100')
    .split(',')
    .map(Number)
  const carrel = await startRunningCarrel()
  try {
    const reset = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
    const { branch, apiKey } = (await reset.json()) as { branch: number; apiKey: string }
    const database = await carrel.database()
    await fillTown(database, branch, { titles, items, patrons, loans: Math.floor(items / 10) })
    await database.end()
    const town = { baseUrl: carrel.baseUrl, apiKey, branch, patrons, emit, note: `${titles} titles` }
    let first = 0
    await atDesks(town, 4, 500, 'warm-up', (send, number) => lend(town, send, number))
    first += 500
    for (const desks of counts) {
      const total = desks === 1 ? Math.ceil(rounds / 10) : rounds
      const from = first
      await atDesks(town, desks, total, 'check-out', (send, number) => lend(town, send, from + number))
      first += total
    }
    await sameDesks(town, first, rounds)
    await paced(town, { desks: 20, every: 2000, seconds: 10, first: first + rounds })
  } finally {
    await carrel.remove()
  }
  if (options.desksOnly === true) return
  await targetHolds({ emit })
  await ageLoans({ emit })
}

function lend({ patrons, branch }: Town, send: Send, number: number): Promise<Reply> {
  return send('POST', '/loans', { card: `P${1 + (number % patrons)}`, barcode: `I${number + 1}`, branch })
}

async function atDesks(
  town: Town,
  desks: number,
  total: number,
  name: string,
  step: (send: Send, number: number) => Promise<Reply>,
): Promise<void> {
  const lines = Array.from({ length: desks }, () => deskLine(town.baseUrl, town.apiKey))
  say(town, `${name}.${desks}-desks`, await measureDesks(lines, total, step), `${desks} desks without pause`)
  for (const { close } of lines) close()
}

function say({ emit, note }: Town, name: string, { perSecond, times, failed }: Measured, how: string): void {
  const all = `${note}, ${how}${failed > 0 ? `, ${failed} refused` : ''}`
  const budget = name.startsWith('check-out') ? '; budget: 1,000/s' : ''
  emit(`circulation.${name}.per_second`, Math.round(perSecond), '1/s', all + budget)
  for (const share of [50, 95, 99]) emit(`circulation.${name}.p${share}`, percentile(times, share / 100), 'ms', all)
}

/** Lends at twenty desks, and a day later renews a third of it and takes everything back. */
async function sameDesks(town: Town, first: number, rounds: number): Promise<void> {
  const loans: number[] = []
  const lines = Array.from({ length: 20 }, () => deskLine(town.baseUrl, town.apiKey))
  await measureDesks(lines, rounds, async (send, number) => {
    const reply = await lend(town, send, first + number)
    const { loan } = reply.body as { loan?: { id: number } }
    if (loan) loans.push(loan.id)
    return reply
  })
  await fetch(`${town.baseUrl}/api/v1/test/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: Temporal.Now.instant().add({ hours: 24 }).toString() }),
  })
  const how = '20 desks without pause'
  const renewed = await measureDesks(lines, Math.floor(rounds / 3), (send, number) =>
    send('POST', `/loans/${loans[number]}/renewals`, {}),
  )
  say(town, 'renew', renewed, how)
  const returned = await measureDesks(lines, rounds, (send, number) =>
    send('POST', '/check-ins', { barcode: `I${first + number + 1}`, branch: town.branch }),
  )
  say(town, 'check-in', returned, how)
  for (const { close } of lines) close()
}

/** Desks as desks are: each lends every other second. */
async function paced(
  town: Town,
  pace: { readonly desks: number; readonly every: number; readonly seconds: number; readonly first: number },
): Promise<void> {
  const times: number[] = []
  let number = pace.first
  const pause = (length: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, length)))
  await Promise.all(
    Array.from({ length: pace.desks }, async (_, index) => {
      const { send, close } = deskLine(town.baseUrl, town.apiKey)
      await pause((index * pace.every) / pace.desks)
      for (let n = 0; n < (pace.seconds * 1000) / pace.every; n++) {
        const began = performance.now()
        await lend(town, send, number++)
        const took = performance.now() - began
        times.push(took)
        await pause(pace.every - took)
      }
      close()
    }),
  )
  times.sort((a, b) => a - b)
  const how = `${town.note}, ${pace.desks} desks, one check-out every ${pace.every / 1000} s each; budget of p95: 25 ms`
  for (const share of [50, 95, 99])
    town.emit(`circulation.check-out.paced.p${share}`, percentile(times, share / 100), 'ms', how)
}
