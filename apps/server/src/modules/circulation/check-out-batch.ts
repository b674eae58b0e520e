import type { Override } from '../../platform/override.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { checkOut } from './check-out.ts'
import type { CheckOutLine } from './contract-desk.ts'

/** A list of items for one patron. */
export interface CheckOutBatchRequest {
  readonly patron?: number
  readonly card?: string
  readonly barcodes: readonly string[]
  readonly branch?: number
  readonly due?: string
  readonly onSite?: boolean
  readonly override?: Override
}

const viewOf = (block: Block) => ({ ...block, ...(block.facts && { facts: { ...block.facts } }) })

/** Lends a list, each item in a transaction of its own: what cannot be lent stops nothing else. Barcodes that come twice count once. */
export async function checkOutBatch(
  w: Work,
  { barcodes, ...request }: CheckOutBatchRequest,
): Promise<{ lent: number; refused: number; lines: CheckOutLine[] }> {
  const lines: CheckOutLine[] = []
  for (const barcode of new Set(barcodes.map((text) => text.trim()).filter((text) => text !== ''))) {
    const done = await withWork(w.platform, w.actor, (work) => checkOut(work, { ...request, barcode }))
    lines.push(
      isRefusal(done)
        ? { barcode, loan: null, title: null, due: null, blocks: done.blocks.map(viewOf) }
        : { barcode, loan: done.loan.id, title: done.loan.title, due: done.loan.due, blocks: [] },
    )
  }
  const lent = lines.filter((line) => line.loan !== null).length
  return { lent, refused: lines.length - lent, lines }
}
