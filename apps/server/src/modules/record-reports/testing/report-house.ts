import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../../../../test/database.ts'
import { openPlatform } from '../../../app.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork, withWork, type Work } from '../../../platform/work.ts'
import { addUsualItemTypes, createBib } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'

/** A library whose records are reported on. */
export interface ReportHouse {
  readonly platform: Platform
  /** Reads without a transaction. */
  readonly read: Work
  /** Runs an action in a transaction, as Carrel; a refusal fails the test with its sentences. */
  must<T>(action: (w: Work) => Promise<T | Refusal>): Promise<T>
  /** Runs an action that is expected to refuse, and gives the codes of its reasons. */
  refused(action: (w: Work) => Promise<unknown>): Promise<readonly string[]>
  /** Adds a title from mnemonic lines, and gives its number. */
  title(...lines: readonly string[]): Promise<number>
  /** Lets an hour pass. */
  anHourLater(): void
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }
const leader = '=LDR  00000nam a2200000 i 4500'

/** Opens such a library. */
export async function openReportHouse(): Promise<ReportHouse> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-reports-'))
  const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), database.connection, silent)
  const must: ReportHouse['must'] = (action) => mustWork(platform, carrel, action)
  await must((w) => createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }))
  await must((w) => addUsualItemTypes(w))
  return {
    platform,
    read: readWork(platform, carrel),
    must,
    async refused(action) {
      const result = await withWork(platform, carrel, action)
      if (!isRefusal(result)) throw new Error('This was not refused.')
      return result.blocks.map((block) => block.code)
    },
    async title(...lines) {
      return (await must((w) => createBib(w, { marc: `${[leader, ...lines].join('\n')}\n` }))).id
    },
    anHourLater: () => platform.clock.set(platform.clock.now().add({ hours: 1 })),
    async stop() {
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
