import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { holdById, holdWithItem, isShelfTimeOver } from '../holds/index.ts'
import { checkIn } from './check-in.ts'
import type { ShelfScan } from './contract-shelf.ts'
import { deskBranch } from './desk.ts'

/**
 * A scan on the walk along a hold shelf: says whether an item stays for its patron, or where it goes now. What is not collected
 * or cancelled is checked in on the spot: the next in the queue gets it, or it goes to its shelf or to another branch.
 */
export async function clearShelfScan(
  w: Work,
  request: { readonly barcode: string; readonly branch?: number },
): Promise<ShelfScan | Refusal> {
  const branch = await deskBranch(w, request.branch)
  if (isRefusal(branch)) return branch
  const item = await itemForUpdate(w, { barcode: request.barcode })
  if (!item) {
    return notFound(
      'item',
      request.barcode.trim() === '' ? 'Scan an item.' : `No item has the barcode ${request.barcode}.`,
    )
  }
  const kept = await holdWithItem(w, item.id)
  const stays =
    kept?.state === 'ready' &&
    kept.pickup_branch_id === branch.id &&
    kept.pull_from_branch_id === null &&
    !isShelfTimeOver(kept, w.now)
  if (kept && stays) {
    const hold = (await holdById(w, kept.id)) ?? null
    return {
      goes: 'stays',
      message: `Stays on the shelf for ${hold?.patronName ?? 'its patron'}${hold?.shelfUntil == null ? '' : ` until ${hold.shelfUntil}`}`,
      item: { id: item.id, barcode: item.barcode, title: item.title, callNumber: item.callNumber },
      hold,
      checkIn: null,
    }
  }
  const done = await checkIn(w, { barcode: request.barcode, branch: branch.id })
  if (isRefusal(done)) return done
  return {
    goes: done.route === 'hold-shelf' ? 'next' : done.route,
    message: done.message,
    item: { id: item.id, barcode: item.barcode, title: item.title, callNumber: item.callNumber },
    hold: done.hold,
    checkIn: done.checkIn,
  }
}
