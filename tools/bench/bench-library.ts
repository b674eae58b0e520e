import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../../apps/server/test/database.ts'
import { modules, openPlatform } from '../../apps/server/src/app.ts'
import { searchStatus } from '../../apps/server/src/modules/catalog/index.ts'
import { readConfig } from '../../apps/server/src/platform/config.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { isRefusal } from '../../apps/server/src/platform/refusal.ts'

/** A library on a fresh database, with its search index, without a server. */
export interface BenchLibrary {
  readonly platform: Platform
  /** Starts the search index and what else lives as long as the process. */
  start(): Promise<void>
  /** Waits until the index is made and has so many titles; gives the milliseconds that it took. */
  indexed(titles: number): Promise<number>
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** Opens such a library. */
export async function openBenchLibrary(): Promise<BenchLibrary> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-bench-'))
  const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), database.connection, silent)
  const stops: (() => Promise<void>)[] = []
  return {
    platform,
    async start() {
      for (const module of modules) if (module.start) stops.push(await module.start(platform))
    },
    async indexed(titles) {
      const began = performance.now()
      for (;;) {
        const status = await searchStatus(platform)
        if (!isRefusal(status) && status.state === 'ready' && status.documents >= titles)
          return performance.now() - began
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async stop() {
      for (const stop of stops.reverse()) await stop()
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
