import { recordText } from '@carrel/marc-tasks'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { modules } from '../../../app.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, type Work } from '../../../platform/work.ts'
import {
  applyRun,
  getRun,
  previewRun,
  undoRun,
  writeRun,
  type BatchRun,
  type RunListener,
} from '../../batch-editing/index.ts'
import { addUsualItemTypes, bibRecords, createBib, storedRecord } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'
import { runClustering } from '../clusters/clusterings.ts'
import type { Clustering } from '../contract.ts'

type Begin = (w: Work) => Promise<BatchRun | Refusal>

/** A library whose headings are changed. */
export interface HeadingHouse extends QuietHouse {
  /** Adds a title from mnemonic lines, and gives its number. */
  title(...lines: readonly string[]): Promise<number>
  /** The record of a title as mnemonic lines, without the moment of its last change. */
  lines(bib: number): Promise<readonly string[]>
  version(bib: number): Promise<number>
  /** Works out a batch edit that was begun, and gives how it stands then. */
  preview(begun: Begin): Promise<BatchRun>
  /** Writes one that was applied, and gives how it stands then. */
  write(applied: Begin): Promise<BatchRun>
  /** Begins a batch edit, works out its preview and writes it. */
  written(begun: Begin): Promise<BatchRun>
  /** Undoes a batch edit, all of it. */
  undone(run: number): Promise<BatchRun>
  /** Begins a look for clusters and ends it. */
  clustered(begun: (w: Work) => Promise<Clustering | Refusal>): Promise<number>
}

const leader = '=LDR  00000nam a2200000 i 4500'
const patient: RunListener = { progress() {}, cancelled: () => false }

/** Opens such a library. */
export async function openHeadingHouse(): Promise<HeadingHouse> {
  const house = await openQuietHouse()
  const { platform, must, read } = house
  await must((w) => createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }))
  await must((w) => addUsualItemTypes(w))
  const closeCrew = await modules.find(({ name }) => name === 'batch-editing')?.start?.(platform)
  const run = async (id: number): Promise<BatchRun> => {
    const found = await getRun(read, id)
    if (isRefusal(found)) throw new Error(found.blocks[0]?.message)
    return found
  }
  const preview = async (begun: Begin) => {
    const { id } = await must(begun)
    await previewRun(platform, carrel, id, patient)
    return run(id)
  }
  const write = async (applied: Begin) => {
    const { id } = await must(applied)
    await writeRun(platform, carrel, id, patient)
    return run(id)
  }
  const written = async (begun: Begin) => {
    const { id } = await preview(begun)
    return write((w) => applyRun(w, id, {}))
  }
  return {
    ...house,
    preview,
    write,
    written,
    undone: (id) => written((w) => undoRun(w, id, {})),
    async title(...lines) {
      return (await must((w) => createBib(w, { marc: `${[leader, ...lines].join('\n')}\n` }))).id
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
    async clustered(begun) {
      const { id } = await must(begun)
      await runClustering(platform, carrel, id, { progress() {}, cancelled: () => false })
      return id
    },
    async stop() {
      await closeCrew?.()
      await house.stop()
    },
  }
}
