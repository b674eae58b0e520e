import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { itemFacts, itemForUpdate } from '../../catalog/index.ts'
import { checkIn, listLoans } from '../../circulation/index.ts'
import { itemFields } from '../item-fields.ts'
import { itemOf } from '../items-of.ts'
import { echoed } from '../parts.ts'
import { acceptedByBarcode, endRequest, filledRequests, noteStep } from '../requests.ts'
import type { Partner } from '../agency-store.ts'
import type { ServiceAction } from '../service.ts'
import { closeAccepted } from '../take-away.ts'

/**
 * CheckInItem: takes an item back at the branch where the partner acts. What the partner had lent is on its way home then: its request
 * is closed, and its item and title leave the catalogue. Sent again, it is answered the same.
 */
export const checkInItem: ServiceAction<'CheckInItem'> = async (w, { partner, message, us }) => {
  const barcode = message.item.value
  const request = await acceptedByBarcode(w, partner, barcode)
  const done = { ItemId: echoed('Item', { agency: us, ...message.item }) }
  if (request && request.state !== 'open' && !(await itemFacts(w, { barcode }))) return done
  const item = await itemOf(w, message.item)
  if (isRefusal(item)) return item
  const isTheirs = request?.state === 'open' && request.item_id === item.id
  if (!isTheirs || (await isAway(w, item.id))) {
    const [loan] = (await listLoans(w, { item: item.id })).rows
    const back = await checkIn(w, { barcode, ...(isTheirs && { noHolds: true, noTransits: true }) })
    if (isRefusal(back)) return back
    if (loan && !isTheirs) await closeAsked(w, partner, { patron: loan.patron, bib: item.bib })
  }
  if (isTheirs) {
    const refused = await closeAccepted(w, request, 'closed', `Sent back to ${partner.name}`)
    if (refused) return refused
    await noteStep(w, request.id, 'CheckInItem', `Back, and closed`)
    return done
  }
  const wants = (element: string) => message.itemElements.has(element)
  const now = message.itemElements.size > 0 ? await itemFacts(w, { barcode }) : undefined
  return { ...done, ItemOptionalFields: now && (await itemFields(w, us, now, wants)) }
}

/** What the partner had asked for and borrowed is back: its request is done. */
async function closeAsked(
  w: Work,
  partner: Partner,
  { patron, bib }: { readonly patron: number | null; readonly bib: number },
): Promise<void> {
  if (patron === null) return
  for (const id of await filledRequests(w, partner, { patron, bib })) {
    await endRequest(w, id, 'closed')
    await noteStep(w, id, 'CheckInItem', 'Back, and closed')
  }
}

async function isAway(w: Work, id: number): Promise<boolean> {
  const item = await itemForUpdate(w, { id })
  return item?.status !== 'in-process' && item?.status !== 'available'
}
