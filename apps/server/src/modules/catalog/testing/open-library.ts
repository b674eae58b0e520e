import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../../../../test/database.ts'
import { openPlatform } from '../../../app.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork, withWork, type Actor, type Work } from '../../../platform/work.ts'
import { createBranch } from '../../org/index.ts'
import { addUsualItemTypes } from '../item-types.ts'
import { startSearch } from '../search/service.ts'

/** A library on a database of its own, without a server: two branches, the usual item types, and the search index. */
export interface OpenLibrary {
  readonly platform: Platform
  readonly elm: number
  readonly harbour: number
  /** Runs an action in a transaction, as Carrel unless told; a refusal fails the test with its sentences. */
  must<T>(action: (w: Work) => Promise<T | Refusal>, actor?: Actor): Promise<T>
  /** Runs an action that is expected to refuse, and gives the codes of its reasons. */
  refused(action: (w: Work) => Promise<unknown>, actor?: Actor): Promise<readonly string[]>
  /** Reads without a transaction. */
  readonly read: Work
  stop(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** Opens such a library. */
export async function openLibrary(options: { readonly search?: boolean } = {}): Promise<OpenLibrary> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-catalog-'))
  const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), database.connection, silent)
  const stopSearch = options.search === false ? async () => {} : await startSearch(platform)
  const must: OpenLibrary['must'] = (action, actor = carrel) => mustWork(platform, actor, action)
  const branch = async (code: string, name: string) =>
    (await must((w) => createBranch(w, { code, name, kind: 'branch', timeZone: 'UTC' }))).id
  await must((w) => addUsualItemTypes(w))
  return {
    platform,
    elm: await branch('ELM', 'Elm Street'),
    harbour: await branch('HAR', 'Harbour'),
    must,
    async refused(action, actor = carrel) {
      const result = await withWork(platform, actor, action)
      if (!isRefusal(result)) throw new Error('This was not refused.')
      return result.blocks.map((block) => block.code)
    },
    read: readWork(platform, carrel),
    async stop() {
      await stopSearch()
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
