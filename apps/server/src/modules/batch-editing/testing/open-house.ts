import { recordText } from '@carrel/marc-tasks'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { modules } from '../../../app.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, type Work } from '../../../platform/work.ts'
import { addUsualItemTypes, bibRecords, createBib, storedRecord } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'
import type { BatchRun } from '../contract.ts'
import { closeCrew, crewOf } from '../editor/crew-of.ts'
import { previewRun, type RunListener } from '../runs/preview-run.ts'
import { getRun } from '../runs/runs.ts'
import { writeRun } from '../runs/write-run.ts'

/** A library whose records are edited together. */
export interface BatchHouse extends QuietHouse {
  readonly branch: number
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

const leader = '=LDR  00000nam a2200000 i 4500'
const patient: RunListener = { progress() {}, cancelled: () => false }

/** Opens such a library; a task may be at one record for `patience` milliseconds. */
export async function openBatchHouse(
  options: { readonly patience?: number; readonly search?: boolean } = {},
): Promise<BatchHouse> {
  const house = await openQuietHouse()
  const { platform, must, read } = house
  const stops: (() => Promise<void>)[] = []
  if (options.search === true) {
    const catalog = modules.find(({ name }) => name === 'catalog')
    if (catalog?.start) stops.push(await catalog.start(platform))
  }
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
    ...house,
    branch,
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
      await house.stop()
    },
  }
}
