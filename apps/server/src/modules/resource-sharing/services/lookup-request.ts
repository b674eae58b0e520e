import { isRefusal } from '../../../platform/refusal.ts'
import { itemsByIds } from '../../catalog/index.ts'
import { patronFacts } from '../../patrons/index.ts'
import { findRequest } from '../find-hold.ts'
import { itemFields } from '../item-fields.ts'
import { coded, dateTime, dayTime, echoed, itemId, userId } from '../parts.ts'
import { stageOf } from '../rules/stage.ts'
import type { ServiceAction } from '../service.ts'
import { userIfAny } from '../user-of.ts'

/** LookupRequest: where a request stands. */
export const lookupRequest: ServiceAction<'LookupRequest'> = async (w, { partner, message, us }) => {
  const meant = await userIfAny(w, partner, message)
  if (isRefusal(meant)) return meant
  const found = await findRequest(w, partner, { ...message, meant })
  if (isRefusal(found)) return found
  const { request, hold } = found
  const number = message.request ?? { agency: us, value: String(hold?.id ?? request?.number ?? '') }
  const itemNumber = hold?.filledBy ?? hold?.item ?? request?.item_id ?? null
  const [item] = itemNumber === null ? [] : await itemsByIds(w, [itemNumber])
  const patron = hold ? await patronFacts(w, { id: hold.patron }) : undefined
  const ended = request ? request.state !== 'open' : hold?.endedAt !== null
  const stage = stageOf({ state: request?.state ?? 'open', hold: hold?.state, onLoan: false, lent: false })
  return {
    RequestId: echoed('Request', number),
    ItemId: item ? itemId(us, item.barcode) : undefined,
    UserId: patron?.card ? userId(us, patron.card.barcode) : undefined,
    RequestType: coded('imp1/schemes/requesttype/requesttype', 'Hold'),
    RequestStatusType: coded(
      'schemes/requeststatustype/requeststatustype',
      ended ? 'Expired' : stage === 'on-shelf' ? 'Available For Pickup' : 'In Process',
    ),
    HoldQueuePosition: hold?.position !== null && hold !== undefined && hold.position > 0 ? hold.position : undefined,
    PickupLocation: hold?.pickupName,
    PickupExpiryDate: hold?.shelfUntil === null || hold === undefined ? undefined : dayTime(hold.shelfUntil),
    DateOfUserRequest: hold ? dateTime(hold.placedAt) : undefined,
    ItemOptionalFields:
      item && message.itemElements.size > 0
        ? await itemFields(w, us, item, (element) => message.itemElements.has(element))
        : undefined,
  }
}
