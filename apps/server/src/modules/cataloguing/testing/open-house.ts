import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../../../../test/database.ts'
import { openPlatform } from '../../../app.ts'
import { readConfig } from '../../../platform/config.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork, withWork, type Actor, type Work } from '../../../platform/work.ts'
import { createBranch } from '../../org/index.ts'

/** A library whose records are edited one by one. */
export interface CataloguingHouse {
  readonly elm: number
  /** Runs an action in a transaction, as Carrel unless told; a refusal fails the test with its sentences. */
  must<T>(action: (w: Work) => Promise<T | Refusal>, actor?: Actor): Promise<T>
  /** Runs an action that is expected to refuse, and gives the codes of its reasons. */
  refused(action: (w: Work) => Promise<unknown>, actor?: Actor): Promise<readonly string[]>
  /** Reads without a transaction. */
  readonly read: Work
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** Opens such a library on a database of its own. */
export async function openCataloguingHouse(): Promise<CataloguingHouse> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-cataloguing-'))
  const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), database.connection, silent)
  const must: CataloguingHouse['must'] = (action, actor = carrel) => mustWork(platform, actor, action)
  const branch = await must((w) =>
    createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }),
  )
  return {
    elm: branch.id,
    must,
    async refused(action, actor = carrel) {
      const result = await withWork(platform, actor, action)
      if (!isRefusal(result)) throw new Error('This was not refused.')
      return result.blocks.map((block) => block.code)
    },
    read: readWork(platform, carrel),
    async stop() {
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
