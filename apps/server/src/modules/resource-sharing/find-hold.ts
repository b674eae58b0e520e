import type { Identifier } from '@carrel/ncip'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { holdById, listHolds } from '../holds/index.ts'
import type { Hold } from '../holds/contract.ts'
import type { Partner } from './agency-store.ts'
import { requestByNumber, unknownRequest, type RequestRow } from './requests.ts'
import type { Meant } from './user-of.ts'

/** What a message about a request means: the partner's request, if it is one, and the hold behind it. */
export interface FoundRequest {
  readonly request: RequestRow | undefined
  readonly hold: Hold | undefined
}

/**
 * Finds a request by the partner's number, by the number of a hold that an answer of ours gave, or by user and item. A hold that no
 * request of the partner stands for must be one of the user that the message names.
 */
export async function findRequest(
  w: Work,
  partner: Partner,
  by: { readonly request?: Identifier; readonly item?: Identifier; readonly meant: Meant | undefined },
): Promise<FoundRequest | Refusal> {
  const { request: number, item, meant } = by
  const request = number && (await requestByNumber(w, partner, number.value))
  if (request) return { request, hold: request.hold_id === null ? undefined : await holdById(w, request.hold_id) }
  const own = number && /^\d{1,15}$/.test(number.value) ? await holdById(w, Number(number.value)) : undefined
  if (own && meant && own.patron === meant.patron.id) return { request: undefined, hold: own }
  if (number && !item) return unknownRequest(number.value)
  if (!item || !meant)
    return refuse({ code: 'user-missing', message: 'The message does not say for which user it is.' })
  const hold = await holdOn(w, item.value, meant)
  return isRefusal(hold) ? hold : { request: undefined, hold }
}

async function holdOn(w: Work, barcode: string, { patron, number }: Meant): Promise<Hold | Refusal> {
  const item = await itemFacts(w, { barcode })
  if (!item) return refuse({ code: 'item-not-found', message: `No item here has the barcode ${barcode}.` })
  const { rows } = await listHolds(w, { patron: patron.id, bib: item.bib, open: true })
  const hold = rows.find((one) => one.item === item.id || one.filledBy === item.id) ?? rows[0]
  return (
    hold ?? refuse({ code: 'request-not-found', message: `The user ${number} does not wait for the item ${barcode}.` })
  )
}
