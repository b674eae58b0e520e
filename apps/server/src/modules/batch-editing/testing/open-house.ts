import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordText } from '@carrel/marc-tasks'
import { freshDatabase } from '../../../../test/database.ts'
import { modules, openPlatform } from '../../../app.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork, withWork, type Actor, type Work } from '../../../platform/work.ts'
import { addUsualItemTypes, bibRecords, createBib, storedRecord } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'
import type { BatchRun } from '../contract.ts'
import { closeCrew, crewOf } from '../editor/crew-of.ts'
import { previewRun, type RunListener } from '../runs/preview-run.ts'
import { getRun } from '../runs/runs.ts'
import { writeRun } from '../runs/write-run.ts'

/** A library whose records are edited together. */
export interface BatchHouse {
  readonly platform: Platform
  readonly branch: number
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
  stop(): Promise<void>
  /** Adds a title from mnemonic lines, and gives its number. */
  title(...lines: readonly string[]): Promise<number>
  /** The record of a title as mnemonic lines, without the moment of its last change. */
  lines(bib: number): Promise<readonly string[]>
  version(bib: number): Promise<number>
  /** Works out a run that was begun, and gives how it stands then. */
  preview(begun: (w: Work) => Promise<BatchRun | Refusal>, listener?: Partial<RunListener>): Promise<BatchRun>
  /** Writes a run that was applied, and gives how it stands then. */
  write(applied: (w: Work) => Promise<BatchRun | Refusal>, listener?: Partial<RunListener>): Promise<BatchRun>
  run(id: number): Promise<BatchRun>
}

const silent = { info() {}, warn() {}, error() {}, debug() {} }
const leader = '=LDR  00000nam a2200000 i 4500'
const patient: RunListener = { progress() {}, cancelled: () => false }

/** Opens such a library; a task may be at one record for `patience` milliseconds. */
export async function openBatchHouse(
  options: { readonly patience?: number; readonly search?: boolean } = {},
): Promise<BatchHouse> {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'carrel-batch-'))
  const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), database.connection, silent)
  const stops: (() => Promise<void>)[] = []
  if (options.search === true) {
    const catalog = modules.find(({ name }) => name === 'catalog')
    if (catalog?.start) stops.push(await catalog.start(platform))
  }
  const read = readWork(platform, carrel)
  const must: BatchHouse['must'] = (action, actor = carrel) => mustWork(platform, actor, action)
  const { id: branch } = await must((w) =>
    createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }),
  )
  await must((w) => addUsualItemTypes(w))
  crewOf(platform, options)
  const run = async (id: number): Promise<BatchRun> => {
    const found = await getRun(read, id)
    if (isRefusal(found)) throw new Error(found.blocks[0]?.message)
    return found
  }
  return {
    platform,
    branch,
    url: database.url,
    folder: data,
    must,
    async refused(action, actor = carrel) {
      const result = await withWork(platform, actor, action)
      if (!isRefusal(result)) throw new Error('This was not refused.')
      return result.blocks.map((block) => block.code)
    },
    read,
    async title(...lines) {
      const marc = `${[leader, ...lines].join('\n')}\n`
      return (await must((w) => createBib(w, { marc }))).id
    },
    async lines(bib) {
      const [stored] = await bibRecords(read, [bib])
      if (!stored) return []
      const text = recordText(storedRecord(stored.bytes, stored.form))
      return text.split('\n').filter((line) => !/^=(?:LDR|001|005)/.test(line))
    },
    async version(bib) {
      const [stored] = await bibRecords(read, [bib])
      return stored?.version ?? 0
    },
    async preview(begun, listener) {
      const { id } = await must(begun)
      await previewRun(platform, carrel, id, { ...patient, ...listener })
      return run(id)
    },
    async write(applied, listener) {
      const { id } = await must(applied)
      await writeRun(platform, carrel, id, { ...patient, ...listener })
      return run(id)
    },
    run,
    async stop() {
      await closeCrew(platform)
      for (const stop of stops) await stop()
      await platform.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
