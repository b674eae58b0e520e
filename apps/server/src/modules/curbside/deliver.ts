import type { Override } from '../../platform/override.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { checkOut } from '../circulation/index.ts'
import { listHolds } from '../holds/index.ts'

/** Lends a patron everything that is ready for them at a branch; if one of them is refused, all reasons are said and none is lent. */
export async function deliver(
  w: Work,
  booking: { readonly patron_id: number; readonly branch_id: number },
  request: { readonly without?: readonly number[]; readonly override?: Override },
): Promise<readonly number[] | Refusal> {
  const { rows } = await listHolds(w, { patron: booking.patron_id, pickup: booking.branch_id, state: 'ready' })
  const loans: number[] = []
  const blocks: Block[] = []
  for (const hold of rows) {
    if (hold.barcode === null || hold.pullFrom !== null || request.without?.includes(hold.id) === true) continue
    const lent = await checkOut(w, {
      patron: booking.patron_id,
      barcode: hold.barcode,
      branch: booking.branch_id,
      ...(request.override && { override: request.override }),
    })
    if (isRefusal(lent)) blocks.push(...lent.blocks.map((block) => withItem(block, hold.title, hold.barcode ?? '')))
    else loans.push(lent.loan.id)
  }
  return blocks.length > 0 ? refuse(...blocks) : loans
}

function withItem(block: Block, title: string, barcode: string): Block {
  return { ...block, message: `${title}: ${block.message}`, facts: { ...block.facts, barcode } }
}
