import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { changeDue, listLoans, previewRecall } from '../../circulation/index.ts'
import { branchById } from '../../org/index.ts'
import { dayWords } from '../day-words.ts'
import { itemOf } from '../items-of.ts'
import { dateTime, echoed, momentOf } from '../parts.ts'
import { acceptedByBarcode, noteStep } from '../requests.ts'
import type { ServiceAction } from '../service.ts'

/**
 * RecallItem: calls a loan back. Due when the rules let a recall make it due, or later if the partner wishes so; a loan that is due
 * earlier stays as it is, so that the message may be sent twice.
 */
export const recallItem: ServiceAction<'RecallItem'> = async (w, { partner, message, us }) => {
  const item = await itemOf(w, message.item)
  if (isRefusal(item)) return item
  const [loan] = (await listLoans(w, { item: item.id })).rows
  if (!loan) return refuse({ code: 'not-on-loan', message: `The item ${item.barcode} is not on loan.` })
  const found = await previewRecall(w, { item: item.id })
  if (isRefusal(found)) return found
  const [block] = found.blocks
  if (block && !loan.recalled) return refuse(...found.blocks)
  const branch = await branchById(w, loan.branch)
  const byRule = Temporal.Instant.from(found.due ?? loan.due)
  const wished = message.due && momentOf(message.due, branch?.timeZone ?? 'UTC')
  const due = wished && Temporal.Instant.compare(wished, byRule) > 0 ? wished : byRule
  const answer = { ItemId: echoed('Item', { agency: us, ...message.item }) }
  if (Temporal.Instant.compare(due, Temporal.Instant.from(loan.due)) >= 0)
    return { ...answer, DateDue: dateTime(loan.due) }
  const changed = await changeDue(w, loan.id, { due: due.toString(), reason: `Called back by ${partner.name}` })
  if (isRefusal(changed)) return changed
  const request = await acceptedByBarcode(w, partner, item.barcode)
  if (request)
    await noteStep(
      w,
      request.id,
      'RecallItem',
      `Called back, due ${await dayWords(w, partner.branch, changed.loan.due)}`,
    )
  return { ...answer, DateDue: dateTime(changed.loan.due) }
}
