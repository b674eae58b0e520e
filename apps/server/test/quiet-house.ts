import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Platform } from '../src/platform/platform.ts'
import { isRefusal, type Refusal } from '../src/platform/refusal.ts'
import { carrel, mustWork, readWork, withWork, type Actor, type Work } from '../src/platform/work.ts'
import { freshDatabase } from './database.ts'

/** Carrel on a database of its own, without a server: actions are called as they are. */
export interface QuietHouse {
  readonly platform: Platform
  /** Its database, for another process. */
  readonly url: string
  /** Its data folder. */
  readonly folder: string
  /** Runs an action in a transaction, as Carrel unless told; a refusal fails the test with its sentences. */
  must<T>(action: (w: Work) => Promise<T | Refusal>, actor?: Actor): Promise<T>
  /** Runs an action that is expected to refuse, and gives the codes of its reasons. */
  refused(action: (w: Work) => Promise<unknown>, actor?: Actor): Promise<readonly string[]>
  /** Reads without a transaction. */
  readonly read: Work
  /** Ends it, and takes its database and folder away. */
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** Opens one, empty. */
export async function openQuietHouse(): Promise<QuietHouse> {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'carrel-quiet-'))
  const platform = await openPlatform(readConfig({}, { data: folder, logLevel: 'silent' }), database.connection, silent)
  return {
    platform,
    url: database.url,
    folder,
    must: (action, actor = carrel) => mustWork(platform, actor, action),
    async refused(action, actor = carrel) {
      const result = await withWork(platform, actor, action)
      if (!isRefusal(result)) throw new Error('This was not refused.')
      return result.blocks.map((block) => block.code)
    },
    read: readWork(platform, carrel),
    async stop() {
      await platform.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
