import { notifications, type NcipMessage, type Parts } from '@carrel/ncip'
import type { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { PartnerService } from './contract.ts'
import type { Asked } from './service.ts'
import { acceptItem } from './services/accept-item.ts'
import { cancelRequestItem } from './services/cancel-request-item.ts'
import { checkInItem } from './services/check-in-item.ts'
import { checkOutItem } from './services/check-out-item.ts'
import { createUserFiscalTransaction } from './services/create-user-fiscal-transaction.ts'
import { deleteLentItem } from './services/delete-item.ts'
import { lookupAgency } from './services/lookup-agency.ts'
import { lookupItem } from './services/lookup-item.ts'
import { lookupItemSet } from './services/lookup-item-set.ts'
import { lookupRequest } from './services/lookup-request.ts'
import { lookupUser } from './services/lookup-user.ts'
import { takeNotice } from './services/notice.ts'
import { recallItem } from './services/recall-item.ts'
import { renewItem } from './services/renew-item.ts'
import { requestItem } from './services/request-item.ts'
import { undoCheckOutItem } from './services/undo-check-out-item.ts'
import { updateRequestItem } from './services/update-request-item.ts'

/** What a partner has to be allowed for a message. */
export function serviceOf(service: NcipMessage['service']): PartnerService {
  return notifications.some((name) => name === service) ? 'Notifications' : (service as PartnerService)
}

/** Services that would do something twice if their message came twice, and have nothing in it by which that shows. */
export const onlyOnce: ReadonlySet<string> = new Set(['RenewItem', 'CreateUserFiscalTransaction'])

/** Does what a message asks for. */
export function dispatch(w: Work, { message, ...asked }: Asked<NcipMessage>): Promise<Parts | Refusal> {
  switch (message.service) {
    case 'LookupUser':
      return lookupUser(w, { ...asked, message })
    case 'LookupItem':
      return lookupItem(w, { ...asked, message })
    case 'LookupItemSet':
      return lookupItemSet(w, { ...asked, message })
    case 'LookupRequest':
      return lookupRequest(w, { ...asked, message })
    case 'LookupAgency':
      return lookupAgency(w, { ...asked, message })
    case 'AcceptItem':
      return acceptItem(w, { ...asked, message })
    case 'RequestItem':
      return requestItem(w, { ...asked, message })
    case 'CancelRequestItem':
      return cancelRequestItem(w, { ...asked, message })
    case 'UpdateRequestItem':
      return updateRequestItem(w, { ...asked, message })
    case 'CheckOutItem':
      return checkOutItem(w, { ...asked, message })
    case 'CheckInItem':
      return checkInItem(w, { ...asked, message })
    case 'RenewItem':
      return renewItem(w, { ...asked, message })
    case 'RecallItem':
      return recallItem(w, { ...asked, message })
    case 'UndoCheckOutItem':
      return undoCheckOutItem(w, { ...asked, message })
    case 'DeleteItem':
      return deleteLentItem(w, { ...asked, message })
    case 'CreateUserFiscalTransaction':
      return createUserFiscalTransaction(w, { ...asked, message })
    default:
      return takeNotice(w, { ...asked, message })
  }
}
