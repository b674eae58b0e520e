import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { itemsByIds } from '../../catalog/index.ts'
import { changeHold } from '../../holds/index.ts'
import { branchById } from '../../org/index.ts'
import { findRequest } from '../find-hold.ts'
import { dayOf, dayTime, echoed, itemId } from '../parts.ts'
import { pickupOf } from '../pickup.ts'
import { noteStep } from '../requests.ts'
import type { ServiceAction } from '../service.ts'
import { claimsOf, userIfAny } from '../user-of.ts'

/** UpdateRequestItem: another place of collection, or another day until which it is needed. */
export const updateRequestItem: ServiceAction<'UpdateRequestItem'> = async (w, { partner, message, us }) => {
  const meant = await userIfAny(w, partner, message)
  if (isRefusal(meant)) return meant
  const found = await findRequest(w, partner, { ...message, meant })
  if (isRefusal(found)) return found
  const { request, hold } = found
  if (!hold) return refuse({ code: 'request-ended', message: 'This request has no hold that could be changed.' })
  const pickup = await pickupOf(w, message.pickup)
  if (isRefusal(pickup)) return pickup
  const branch = await branchById(w, pickup ?? hold.pickup)
  const forgetsDay = message.cleared.has('needbeforedate') || message.cleared.has('pickupexpirydate')
  const expires =
    message.neededBefore && branch
      ? dayOf(message.neededBefore, branch.timeZone).toString()
      : forgetsDay
        ? null
        : undefined
  if (pickup === undefined && expires === undefined)
    return refuse({
      code: 'nothing-to-change',
      message:
        'The message changes nothing that can be changed here: send PickupLocation or NeedBeforeDate in AddRequestFields.',
    })
  const changed = await changeHold(w, hold.id, {
    ...(pickup !== undefined && { pickup }),
    ...(expires !== undefined && { expires }),
  })
  if (isRefusal(changed)) return changed
  if (request) await noteStep(w, request.id, 'UpdateRequestItem', `To collect at ${changed.pickupName}`)
  const [item] = changed.item === null ? [] : await itemsByIds(w, [changed.item])
  const number = claimsOf(message).number ?? changed.card ?? ''
  return {
    ItemId: message.item
      ? echoed('Item', message.item)
      : itemId(us, item?.barcode ?? changed.barcode ?? `bib:${changed.bib}`),
    UserId: message.user ? echoed('User', message.user) : { AgencyId: us, UserIdentifierValue: number },
    RequestType: message.requestType,
    RequestScopeType: changed.item === null ? 'Bibliographic Item' : 'Item',
    HoldPickupDate: changed.shelfUntil === null ? undefined : dayTime(changed.shelfUntil),
  }
}
