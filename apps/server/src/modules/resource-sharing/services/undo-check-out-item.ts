import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { listLoans, undoCheckOut } from '../../circulation/index.ts'
import { itemOf } from '../items-of.ts'
import { echoed } from '../parts.ts'
import { acceptedByBarcode, noteStep } from '../requests.ts'
import type { ServiceAction } from '../service.ts'
import { userIfAny } from '../user-of.ts'

/** UndoCheckOutItem: takes a check-out back as if it had not been, as long as nothing has come of it since. */
export const undoCheckOutItem: ServiceAction<'UndoCheckOutItem'> = async (w, { partner, message, us }) => {
  const meant = await userIfAny(w, partner, message)
  if (isRefusal(meant)) return meant
  const item = await itemOf(w, message.item)
  if (isRefusal(item)) return item
  const [loan] = (await listLoans(w, { item: item.id })).rows
  if (!loan) return refuse({ code: 'not-on-loan', message: `The item ${item.barcode} is not on loan.` })
  if (meant && loan.patron !== meant.patron.id)
    return refuse({ code: 'loan-of-other', message: `The item ${item.barcode} is on loan to someone else.` })
  const done = await undoCheckOut(w, loan.id)
  if (isRefusal(done)) return done
  const request = await acceptedByBarcode(w, partner, item.barcode)
  if (request) await noteStep(w, request.id, 'UndoCheckOutItem', 'The check-out was taken back')
  return {
    ItemId: echoed('Item', { agency: us, ...message.item }),
    UserId: message.user && echoed('User', message.user),
  }
}
