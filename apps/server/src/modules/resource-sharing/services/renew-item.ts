import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { listLoans, renew } from '../../circulation/index.ts'
import { dayWords } from '../day-words.ts'
import { itemFields } from '../item-fields.ts'
import { itemOf } from '../items-of.ts'
import { dateTime, echoed } from '../parts.ts'
import { acceptedByBarcode, noteStep } from '../requests.ts'
import type { ServiceAction } from '../service.ts'
import { userIfAny } from '../user-of.ts'

/** RenewItem: a later due date by the rules as they are now. With a user, only their own loan. */
export const renewItem: ServiceAction<'RenewItem'> = async (w, { partner, message, us }) => {
  const meant = await userIfAny(w, partner, message)
  if (isRefusal(meant)) return meant
  const item = await itemOf(w, message.item)
  if (isRefusal(item)) return item
  const [loan] = (await listLoans(w, { item: item.id })).rows
  if (!loan) return refuse({ code: 'not-on-loan', message: `The item ${item.barcode} is not on loan.` })
  if (meant && loan.patron !== meant.patron.id)
    return refuse({ code: 'loan-of-other', message: `The item ${item.barcode} is on loan to someone else.` })
  const done = await renew(w, loan.id, { channel: 'api', seen: false })
  if (isRefusal(done)) return done
  const request = await acceptedByBarcode(w, partner, item.barcode)
  if (request)
    await noteStep(w, request.id, 'RenewItem', `Renewed until ${await dayWords(w, partner.branch, done.loan.due)}`)
  return {
    ItemId: echoed('Item', { agency: us, ...message.item }),
    UserId: message.user && echoed('User', message.user),
    DateDue: dateTime(done.loan.due),
    RenewalCount: done.loan.renewals,
    ItemOptionalFields:
      message.itemElements.size === 0
        ? undefined
        : await itemFields(w, us, item, (element) => message.itemElements.has(element)),
  }
}
