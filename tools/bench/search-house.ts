import { Agent, request as httpRequest } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { known, openPlatform } from '../../apps/server/src/app.ts'
import { readConfig } from '../../apps/server/src/platform/config.ts'
import { readRunFile } from '../../apps/server/src/platform/run-file.ts'
import { createApiKey } from '../../apps/server/src/platform/api-key.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel as machinery, mustWork } from '../../apps/server/src/platform/work.ts'
import { startRunningCarrel, type RunningCarrel } from '../../apps/server/test/running-carrel.ts'
import type { Emit } from '../bench-options.ts'
import { seedLibrary } from '../seed/seed-library.ts'
import { percentile } from './desk-line.ts'

/** A server in a process of its own with made-up titles, and a way to its database. */
export interface SearchHouse {
  carrel: RunningCarrel
  readonly platform: Platform
  readonly apiKey: string
  readonly branch: number
  readonly titles: number
  /** The server's process. */
  process(): Promise<number>
  /** The server's resident memory in MiB. */
  memory(): Promise<number>
  /** Milliseconds that the server's threads have worked so far, PostgreSQL left out: tells on a busy machine too. */
  worked(): Promise<number>
  /** Kills the server, with or without its snapshot, starts it again and gives the milliseconds until it finds titles. */
  restart(keepSnapshot: boolean): Promise<number>
  stop(): Promise<void>
}

/** What a request got. */
export interface Got {
  readonly status: number
  readonly text: string
  readonly took: number
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/**
 * Opens such a library: two items a title, some patrons. With a folder that `npm run seed -- --data FOLDER` filled, its
 * titles are searched, and it stays as it was but for a branch, a key and some titles.
 */
export async function openSearchHouse(titles: number, folder?: string): Promise<SearchHouse> {
  const carrel = await startRunningCarrel(folder)
  const platform = await openPlatform(
    readConfig({}, { data: join(tmpdir(), `carrel-bench-${process.pid}`), logLevel: 'silent' }),
    carrel.run.connection,
    silent,
  )
  const db = platform.database.kysely
  const there = await numberOf(db, sql`select count(*) as number from catalog.bib`)
  if (there === 0) await seedLibrary(platform, { bibs: titles, items: titles * 2, patrons: 2000, loans: 0 }, () => {})
  await untilNone(db, sql`select count(*) as number from quality.pending`)
  await sql`vacuum analyze`.execute(db)
  const { token: apiKey } = await mustWork(platform, machinery, (w) =>
    createApiKey(w, { name: 'bench', permissions: known.permissions.map(({ code }) => code), branch: null }),
  )
  const branch = await numberOf(db, sql`select min(id) as number from org.branch where kind = 'branch'`)
  const house: SearchHouse = {
    carrel,
    platform,
    apiKey,
    branch,
    titles: there === 0 ? titles : there,
    async process() {
      const run = await readRunFile(house.carrel.folder)
      if (run === undefined) throw new Error('The server has ended.')
      return run.pid
    },
    async memory() {
      const status = await readFile(`/proc/${await house.process()}/status`, 'utf8')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
    },
    async worked() {
      const times = (await readFile(`/proc/${await house.process()}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ')
      return (Number(times[11]) + Number(times[12])) * 10
    },
    async restart(keepSnapshot) {
      await house.carrel.kill()
      if (!keepSnapshot) await rm(join(house.carrel.folder, 'search'), { recursive: true, force: true })
      const began = performance.now()
      house.carrel = await house.carrel.restart()
      await untilFound(house)
      return performance.now() - began
    },
    async stop() {
      await platform.close()
      await (folder === undefined ? house.carrel.remove() : house.carrel.stop())
    },
  }
  await untilFound(house)
  return house
}

async function numberOf(db: Kysely<unknown>, query: RawBuilder<{ number: number }>): Promise<number> {
  const { rows } = await sql<{ number: number }>`${query}`.execute(db)
  return rows[0]?.number ?? 0
}

/** Waits for what a load leaves to be done behind it, such as checks of records. */
async function untilNone(db: Kysely<unknown>, query: RawBuilder<{ number: number }>): Promise<void> {
  while ((await numberOf(db, query)) > 0) await new Promise((resolve) => setTimeout(resolve, 500))
}

async function untilFound(house: SearchHouse): Promise<void> {
  for (;;) {
    const { status, text } = await get(house, '/api/v1/search?limit=1')
    if (status === 200 && (JSON.parse(text) as { total: number }).total >= house.titles) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

/** Asks for an address of the server, as somebody whom it does not know unless a key is given. */
export function get({ carrel }: SearchHouse, path: string, key?: string): Promise<Got> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
    const sent = httpRequest(`${carrel.baseUrl}${path}`, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          took: performance.now() - began,
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Says the middle and the slow end of some times, with how busy the machine was. */
export function emitTimes(name: string, given: readonly number[], emit: Emit, note = ''): void {
  const times = [...given].sort((a, b) => a - b)
  const all = [note, `load ${loadavg()[0]?.toFixed(1)}`].filter((part) => part !== '').join(', ')
  for (const share of [50, 95, 99]) emit(`${name}.p${share}`, percentile(times, share / 100), 'ms', all)
}
