import type { Notice, Parts } from '@carrel/ncip'
import type { Work } from '../../../platform/work.ts'
import { acceptedByBarcode, noteStep, requestByNumber } from '../requests.ts'
import type { Asked } from '../service.ts'

/**
 * A message that only tells what has happened at the partner: kept with the request that it is about, if it is about one. It changes
 * nothing here, and is always answered well.
 */
export async function takeNotice(w: Work, { partner, message }: Asked<Notice>): Promise<Parts> {
  const request =
    (message.request && (await requestByNumber(w, partner, message.request.value))) ??
    (message.item && (await acceptedByBarcode(w, partner, message.item.value)))
  if (request) await noteStep(w, request.id, message.service, noticeWords[message.service] ?? `${partner.name} told so`)
  return {}
}

const noticeWords: Readonly<Partial<Record<Notice['service'], string>>> = {
  ItemShipped: 'The partner has sent it',
  ItemReceived: 'The partner has it',
  ItemCheckedIn: 'The partner has it back',
  ItemCheckedOut: 'The partner has lent it',
  ItemRenewed: 'The partner has renewed it',
  ItemRecalled: 'The partner wants it back',
  ItemRequestCancelled: 'The partner has cancelled its side',
}
