import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, type Work } from '../../../platform/work.ts'
import type { BatchRun } from '../../batch-editing/index.ts'
import { applyRun, undoRun } from '../../batch-editing/index.ts'
import { openBatchHouse, type BatchHouse } from '../../batch-editing/testing/open-house.ts'
import { runClustering } from '../clusters/clusterings.ts'
import type { Clustering } from '../contract.ts'

/** A library whose headings are changed. */
export interface HeadingHouse extends BatchHouse {
  /** Begins a batch edit, works out its preview and writes it. */
  written(begun: (w: Work) => Promise<BatchRun | Refusal>): Promise<BatchRun>
  /** Undoes a batch edit, all of it. */
  undone(run: number): Promise<BatchRun>
  /** Begins a look for clusters and ends it. */
  clustered(begun: (w: Work) => Promise<Clustering | Refusal>): Promise<number>
}

/** Opens such a library. */
export async function openHeadingHouse(): Promise<HeadingHouse> {
  const house = await openBatchHouse()
  const written: HeadingHouse['written'] = async (begun) => {
    const { id } = await house.preview(begun)
    return house.write((w) => applyRun(w, id, {}))
  }
  return {
    ...house,
    written,
    undone: (run) => written((w) => undoRun(w, run, {})),
    async clustered(begun) {
      const clustering = await house.must(async (w) => {
        const found = await begun(w)
        if (isRefusal(found)) throw new Error(found.blocks[0]?.message)
        return found
      })
      await runClustering(house.platform, carrel, clustering.id, { progress() {}, cancelled: () => false })
      return clustering.id
    },
  }
}
