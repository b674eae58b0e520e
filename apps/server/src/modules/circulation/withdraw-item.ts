import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { may, type Work } from '../../platform/work.ts'
import { itemForUpdate, itemView, setItemStatus } from '../catalog/index.ts'
import type { Item } from '../catalog/contract.ts'
import { releaseItem } from '../holds/index.ts'
import { closeLoan } from './close-loan.ts'
import { deskSettingsAt } from './desk-settings.ts'
import { openLoanForUpdate } from './loan-rows.ts'
import { endTransit, openTransit } from './store.ts'

/** The permission to withdraw what another branch owns. */
export const discardElsewhere = 'circulation:discard-elsewhere'

/** Takes an item out of the collection. A loan is closed first or stands in the way, as asked or as set; a hold loses the item. */
export async function withdrawItem(
  w: Work,
  id: number,
  request: { readonly loan?: 'refuse' | 'close'; readonly reason?: string },
): Promise<Item | Refusal> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  const at = 'branch' in w.actor ? w.actor.branch : null
  if (at !== null && at !== item.branch && !may(w.actor, discardElsewhere))
    return refuse({
      code: 'item-of-another-branch',
      message: `This item belongs to another branch. Withdrawing it needs the permission "${discardElsewhere}".`,
    })
  const { discardOnLoan } = await deskSettingsAt(w, at ?? item.branch)
  const loan = await openLoanForUpdate(w, id)
  if (loan && (request.loan ?? discardOnLoan) === 'refuse')
    return refuse({
      code: 'item-on-loan',
      message: `On loan to ${loan.patronName ?? 'a patron'}. Check it in first, or close the loan with it.`,
    })
  if (loan) {
    const closed = await closeLoan(w, loan, { returned: w.now, branch: at ?? loan.branch, forgive: false })
    if (isRefusal(closed)) return closed
  }
  const transit = await openTransit(w, id)
  if (transit) await endTransit(w, transit.id, 'cancelled')
  await releaseItem(w, item)
  const withdrawn = await setItemStatus(w, item, 'withdrawn', { holdingBranch: at ?? item.holdingBranch })
  await w.audit({
    action: 'item.withdraw',
    subject: `item:${id}`,
    ...(request.reason !== undefined && { reason: request.reason }),
    detail: { from: item.status, loan: loan?.id ?? null },
  })
  return itemView(withdrawn)
}
