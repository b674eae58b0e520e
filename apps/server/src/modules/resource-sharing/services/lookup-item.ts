import { isRefusal } from '../../../platform/refusal.ts'
import { itemsByIds, type ItemFacts } from '../../catalog/index.ts'
import { holdById } from '../../holds/index.ts'
import { itemFields, itemStates } from '../item-fields.ts'
import { itemOf } from '../items-of.ts'
import { dayTime, echoed, itemId } from '../parts.ts'
import { requestByNumber, unknownRequest } from '../requests.ts'
import type { ServiceAction } from '../service.ts'

/** What is told of an item where a message asks for nothing in particular. */
export const usualOfItem: ReadonlySet<string> = new Set([
  'bibliographicdescription',
  'circulationstatus',
  'holdqueuelength',
  'itemdescription',
  'itemuserestrictiontype',
  'location',
  'datedue',
])

/** What of items a message asks for. */
export function wantsOf(elements: ReadonlySet<string>): (element: string) => boolean {
  const wanted = elements.size === 0 ? usualOfItem : elements
  return (element) => wanted.has(element)
}

/** LookupItem: an item by its barcode, or what a request has come to. */
export const lookupItem: ServiceAction<'LookupItem'> = async (w, { partner, message, us }) => {
  const request = message.request && (await requestByNumber(w, partner, message.request.value))
  if (message.request && !request && !message.item) return unknownRequest(message.request.value)
  const item = message.item ? await itemOf(w, message.item) : await itemOfRequest(w, request?.item_id ?? null)
  if (isRefusal(item)) return item
  const hold = request?.hold_id === null || request === undefined ? undefined : await holdById(w, request.hold_id)
  const wants = wantsOf(message.itemElements)
  if (!item && !message.request) throw new Error('A message names an item or a request.')
  return {
    ...(message.request && { RequestId: echoed('Request', message.request) }),
    ...(item && { ItemId: message.item ? echoed('Item', { agency: us, ...message.item }) : itemId(us, item.barcode) }),
    ...(hold?.state === 'ready' && hold.shelfUntil !== null && { HoldPickupDate: dayTime(hold.shelfUntil) }),
    ...(item && {
      ItemOptionalFields: await itemFields(w, us, item, wants, (await itemStates(w, [item])).get(item.id)),
    }),
  }
}

async function itemOfRequest(w: Parameters<typeof itemsByIds>[0], id: number | null): Promise<ItemFacts | undefined> {
  return id === null ? undefined : (await itemsByIds(w, [id]))[0]
}
