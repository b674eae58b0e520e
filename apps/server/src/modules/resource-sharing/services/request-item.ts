import { folded, type Parts } from '@carrel/ncip'
import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { itemsByIds } from '../../catalog/index.ts'
import { holdById, placeHold, type PlaceHoldRequest } from '../../holds/index.ts'
import { branchById, dayAt } from '../../org/index.ts'
import { itemFields } from '../item-fields.ts'
import { bibOf, itemOf } from '../items-of.ts'
import { dayOf, dayTime, echoed, itemId } from '../parts.ts'
import { pickupOf } from '../pickup.ts'
import { claimNumber, fillRequest, noteStep, requestByNumber } from '../requests.ts'
import type { MessageOf, ServiceAction } from '../service.ts'
import { userOf } from '../user-of.ts'

type RequestItem = MessageOf<'RequestItem'>

/**
 * RequestItem (Z39.83-1 §6.4.17): a hold on a title or an item of this library, for a reader here or, where nobody here knows them,
 * for the account of the partner. The same request sent again is answered as it was the first time.
 */
export const requestItem: ServiceAction<'RequestItem'> = async (w, { partner, message, us }) => {
  const meant = await userOf(w, partner, message, { borrows: true })
  if (isRefusal(meant)) return meant
  const wish = await wishOf(w, message)
  if (isRefusal(wish)) return wish
  const id =
    message.request &&
    (await claimNumber(w, partner, {
      kind: 'requested',
      number: message.request,
      title: wish.words,
      patron: meant.patron.id,
    }))
  const known =
    message.request && id === undefined
      ? await requestByNumber(w, partner, message.request.value, 'requested')
      : undefined
  if (known && known.state !== 'open')
    return refuse({ code: 'request-ended', message: `The request ${known.number} is ${known.state} already.` })
  const pickup = await pickupOf(w, message.pickup)
  if (isRefusal(pickup)) return pickup
  const at = pickup ?? (partner.borrower === meant.patron.id ? partner.branch : meant.patron.branch)
  const hold = known
    ? await holdById(w, known.hold_id ?? 0)
    : await placeHold(w, {
        patron: meant.patron.id,
        ...wish.wish,
        ...kindOf(message),
        pickup: at,
        ...(await days(w, message, at)),
        ...(message.request && { note: `For ${partner.name}, request ${message.request.value}` }),
      })
  if (hold === undefined) return refuse({ code: 'request-ended', message: 'The hold of this request is gone.' })
  if (isRefusal(hold)) return hold
  if (id !== undefined) {
    await fillRequest(w, id, {
      title: hold.title,
      bib_id: hold.bib,
      item_id: hold.item,
      hold_id: hold.id,
      barcode: hold.barcode,
    })
    await noteStep(w, id, 'RequestItem', `Placed a hold, to collect at ${hold.pickupName}`)
  }
  const [item] = hold.item === null ? [] : await itemsByIds(w, [hold.item])
  return {
    RequestId: message.request
      ? echoed('Request', message.request)
      : { AgencyId: us, RequestIdentifierValue: String(hold.id) },
    ItemId: item ? itemId(us, item.barcode) : undefined,
    UserId: message.user ? echoed('User', message.user) : { AgencyId: us, UserIdentifierValue: meant.number },
    RequestType: message.requestType,
    RequestScopeType: message.scope,
    HoldPickupDate: hold.shelfUntil === null ? undefined : dayTime(hold.shelfUntil),
    ItemOptionalFields: await told(w, us, item, message),
  } satisfies Parts
}

async function told(w: Work, us: string, item: Parameters<typeof itemFields>[2] | undefined, message: RequestItem) {
  return item && message.itemElements.size > 0
    ? itemFields(w, us, item, (element) => message.itemElements.has(element))
    : undefined
}

/** What the hold is on: the item where one is meant, else the title. */
async function wishOf(
  w: Work,
  message: RequestItem,
): Promise<{ readonly wish: Pick<PlaceHoldRequest, 'bib' | 'item' | 'bibs'>; readonly words: string } | Refusal> {
  const meansTitle = ['bibliographicitem', 'title'].includes(folded(message.scope))
  const [first] = message.items
  if (first && (!meansTitle || message.titles.length === 0)) {
    const item = await itemOf(w, first)
    if (isRefusal(item)) return item
    return { wish: meansTitle ? { bib: item.bib } : { item: item.id }, words: item.title }
  }
  const bibs: number[] = []
  for (const title of message.titles) {
    const bib = await bibOf(w, title)
    if (bib !== undefined && !bibs.includes(bib)) bibs.push(bib)
  }
  const [bib] = bibs
  if (bib === undefined)
    return refuse({
      code: 'bib-not-found',
      message: `No title here has the number ${message.titles.map((title) => title.value).join(', ')}.`,
    })
  return { wish: bibs.length > 1 ? { bib, bibs } : { bib }, words: `Title ${bib}` }
}

/** Page and recall are asked for by type; anything else is a hold. */
function kindOf({ requestType }: RequestItem): Pick<PlaceHoldRequest, 'kind'> {
  const type = folded(requestType)
  if (type === 'recall') return { kind: 'recall' }
  return type === 'stackretrieval' || type === 'page' ? { kind: 'page' } : {}
}

async function days(w: Work, { neededFrom, neededBefore }: RequestItem, pickup: number) {
  const branch = await branchById(w, pickup)
  if (!branch) return {}
  const today = dayAt(branch, w.now)
  const from = neededFrom && dayOf(neededFrom, branch.timeZone)
  const until = neededBefore && dayOf(neededBefore, branch.timeZone)
  return {
    ...(from && Temporal.PlainDate.compare(from, today) > 0 && { startsOn: from.toString() }),
    ...(until && { expires: until.toString() }),
  }
}
