import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { itemFacts } from '../../catalog/index.ts'
import { echoed } from '../parts.ts'
import { acceptedByBarcode, noteStep } from '../requests.ts'
import type { ServiceAction } from '../service.ts'
import { closeAccepted } from '../take-away.ts'

/** DeleteItem: takes what the partner itself had lent out of the catalogue. Nothing of the library's own is deleted so. */
export const deleteLentItem: ServiceAction<'DeleteItem'> = async (w, { partner, message, us }) => {
  const barcode = message.item.value
  const request = await acceptedByBarcode(w, partner, barcode)
  if (!request) {
    const isOurs = (await itemFacts(w, { barcode })) !== undefined
    return refuse(
      isOurs
        ? {
            code: 'item-not-theirs',
            message: `The item ${barcode} was not lent by ${partner.name}; it is not deleted.`,
          }
        : { code: 'item-not-found', message: `No item here has the barcode ${barcode}.` },
    )
  }
  if (request.state === 'open') {
    const refused = await closeAccepted(w, request, 'closed', `Deleted by ${partner.name}`)
    if (isRefusal(refused)) return refused
    await noteStep(w, request.id, 'DeleteItem', 'Taken out of the catalogue')
  }
  return { ItemId: echoed('Item', { agency: us, ...message.item }) }
}
