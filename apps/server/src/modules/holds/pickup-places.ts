import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import type { PickupPlace } from './contract-policy.ts'
import { fillingOf, problemsOf } from './filling.ts'
import { findWish, type WishRequest } from './find-wish.ts'
import { isLeft } from './place-facts.ts'

/** Where a patron may collect what they ask for: places that branch settings, rules and transfer limits allow, their own first. */
export async function pickupPlaces(
  w: Work,
  request: WishRequest & { readonly patron: number },
): Promise<{ total: number; rows: PickupPlace[] } | Refusal> {
  const patron = await patronFacts(w, { id: request.patron })
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const found = await findWish(w, request)
  if (isRefusal(found)) return found
  const filling = await fillingOf(w)
  const rows = filling.tree.ordered
    .filter((branch) => branch.kind === 'branch' && branch.pickup)
    .map((branch): PickupPlace => {
      const waiter = { ...patron, home: patron.branch, pickup: branch.id, passed: [] }
      const copies = found.items.filter((item) => isLeft(item) && problemsOf(filling, waiter, item).length === 0)
      return {
        branch: branch.id,
        name: branch.name,
        copies: copies.length,
        free: copies.filter((item) => item.status === 'available').length,
      }
    })
    .filter((place) => place.copies > 0)
    .sort((a, b) => Number(b.branch === patron.branch) - Number(a.branch === patron.branch))
  return { total: rows.length, rows }
}
