import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemStatus } from '../catalog/index.ts'
import { releaseItem } from '../holds/index.ts'
import { closeLoan } from './close-loan.ts'
import { declareLost } from './declare-lost.ts'
import { openLoanForUpdate } from './loan-rows.ts'
import type { CirculationTables } from './tables.ts'

/** What an item is marked as, and why. */
export interface MarkRequest {
  readonly status: 'lost' | 'missing' | 'damaged' | 'withdrawn' | 'available'
  readonly reason: string
  readonly loan?: 'refuse' | 'close'
}

/** What was marked, and what that ended. */
export interface Marked {
  readonly item: number
  readonly status: ItemStatus
  readonly loan: number | null
  readonly cancelledTransits: number
}

/** Marks an item with a reason: a loan is ended or declared lost if that was asked for, a journey cancelled, a hold given back. */
export async function markItem(w: Work, id: number, request: MarkRequest): Promise<Marked | Refusal> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  const open = await openLoanForUpdate(w, id)
  const isOut = open !== undefined && open.state !== 'lost-paid'
  if (isOut && request.loan !== 'close')
    return refuse({
      code: 'item-on-loan',
      message: `This item is on loan to ${open.patronName ?? 'a patron'}. Check it in first, or say that the loan ends with this.`,
      facts: { loan: open.id },
    })
  if (item.status === request.status)
    return refuse({ code: 'status-already', field: 'status', message: `This item is ${request.status} already.` })
  if (isOut && request.status === 'lost') {
    const lost = await declareLost(w, open.id, request.reason)
    if (isRefusal(lost)) return lost
    return { item: id, status: lost.state === 'lost-paid' ? 'lost-paid' : 'lost', loan: open.id, cancelledTransits: 0 }
  }
  if (isOut) await closeLoan(w, open, { returned: w.now, branch: open.branch, forgive: false, claim: 'missing' })
  await releaseItem(w, item)
  const cancelledTransits = await cancelTransits(w, id, `The item is ${request.status}: ${request.reason}`)
  await setItemStatus(w, item, request.status)
  await w.audit({
    action: 'item.mark',
    subject: `item:${id}`,
    reason: request.reason,
    detail: { from: item.status, to: request.status, ...(isOut && { loan: open.id }), cancelledTransits },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: item.holdingBranch }))
  return { item: id, status: request.status, loan: isOut ? open.id : null, cancelledTransits }
}

/** Breaks off every journey of an item, with the reason. */
export async function cancelTransits(w: Work, item: number, reason: string): Promise<number> {
  const rows = await tablesOf<CirculationTables>(w)
    .updateTable('circulation.transit')
    .set({ cancelled_at: w.now, note: reason })
    .where('item_id', '=', item)
    .where('arrived_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length
}
