import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { createBib, createItem } from '../../catalog/index.ts'
import { addItemAlert } from '../../circulation/index.ts'
import { placeHold } from '../../holds/index.ts'
import { branchById, dayAt } from '../../org/index.ts'
import { dayOf, echoed, momentOf } from '../parts.ts'
import { pickupOf } from '../pickup.ts'
import { claimNumber, fillRequest, noteStep, requestByNumber } from '../requests.ts'
import type { Asked, MessageOf, ServiceAction } from '../service.ts'
import { userOf, type Meant } from '../user-of.ts'

type AcceptItem = MessageOf<'AcceptItem'>

/**
 * AcceptItem (Z39.83-1 §6.4.1): something comes from a partner for a reader here. A short title that the public does not see, an item
 * with the barcode that was sent, and a hold of the reader at the place of collection are made together or not at all. The same
 * request sent again is answered as it was the first time.
 */
export const acceptItem: ServiceAction<'AcceptItem'> = async (w, asked) => {
  const { partner, message, us } = asked
  const meant = await userOf(w, partner, message)
  if (isRefusal(meant)) return meant
  const barcode = message.item?.value ?? message.request.value
  const title = message.description.title ?? `Item ${barcode} of ${partner.name}`
  const timeZone = (await branchById(w, partner.branch))?.timeZone ?? 'UTC'
  const id = await claimNumber(w, partner, {
    kind: 'accepted',
    number: message.request,
    title,
    patron: meant.patron.id,
    returnBy: message.returnBy && momentOf(message.returnBy, timeZone),
  })
  if (id === undefined) return again(w, asked, barcode)
  const made = await make(w, asked, meant, { barcode, title, id })
  if (isRefusal(made)) return made
  await noteStep(w, id, 'AcceptItem', `Accepted under the barcode ${barcode}`)
  return {
    RequestId: echoed('Request', message.request),
    ItemId: echoed('Item', { agency: us, value: barcode, ...message.item }),
  }
}

/** The answer to a request that was made before; refused when it was for something else or is over. */
async function again(w: Work, { partner, message, us }: Asked<AcceptItem>, barcode: string) {
  const request = await requestByNumber(w, partner, message.request.value, 'accepted')
  const number = message.request.value
  if (request && request.state !== 'open')
    return refuse({ code: 'request-ended', message: `The request ${number} is ${request.state} already.` })
  if (request?.barcode !== barcode)
    return refuse({
      code: 'request-exists',
      message: `The request ${number} is here already, with the item ${request?.barcode ?? 'of another message'}.`,
    })
  return {
    RequestId: echoed('Request', message.request),
    ItemId: echoed('Item', { agency: us, value: barcode, ...message.item }),
  }
}

async function make(
  w: Work,
  { partner, message }: Asked<AcceptItem>,
  { patron }: Meant,
  { barcode, title, id }: { readonly barcode: string; readonly title: string; readonly id: number },
): Promise<Refusal | undefined> {
  const pickup = await pickupOf(w, message.pickup)
  if (isRefusal(pickup)) return pickup
  const { author, year, isbn, callNumber } = message.description
  const bib = await createBib(
    w,
    {
      fields: {
        title,
        ...(author !== undefined && { author }),
        ...(year !== undefined && Number(year) > 0 && { year: Number(year) }),
        ...(isbn !== undefined && { isbn }),
      },
    },
    { suppressed: true },
  )
  if (isRefusal(bib)) return bib
  const item = await createItem(w, {
    bib: bib.id,
    barcode,
    branch: partner.branch,
    itemType: partner.itemType,
    status: 'in-process',
    callNumber: callNumber ?? '',
    note: `Belongs to ${partner.name}. Request ${message.request.value}.`,
  })
  if (isRefusal(item)) return item
  const hold = await placeHold(w, {
    patron: patron.id,
    item: item.id,
    ...(pickup !== undefined && { pickup }),
    ...(await expiry(w, { partner, message }, pickup ?? patron.branch)),
    note: `From ${partner.name}, request ${message.request.value}`,
  })
  if (isRefusal(hold)) return hold
  const alert = await addItemAlert(w, {
    item: item.id,
    text: `Belongs to ${partner.name}, request ${message.request.value}. Send it back when its reader returns it.`,
    atCheckOut: false,
    atCheckIn: true,
  })
  if (isRefusal(alert)) return alert
  await fillRequest(w, id, { bib_id: bib.id, item_id: item.id, hold_id: hold.id, barcode: item.barcode, title })
  return undefined
}

async function expiry(w: Work, { message }: Pick<Asked<AcceptItem>, 'partner' | 'message'>, pickup: number) {
  const branch = await branchById(w, pickup)
  if (!message.pickupExpires || !branch) return {}
  const day = dayOf(message.pickupExpires, branch.timeZone)
  return Temporal.PlainDate.compare(day, dayAt(branch, w.now)) < 0 ? {} : { expires: day.toString() }
}
