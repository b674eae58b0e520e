import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../../catalog/index.ts'
import { checkOut, listLoans } from '../../circulation/index.ts'
import type { Loan } from '../../circulation/contract.ts'
import { branchById } from '../../org/index.ts'
import { dayWords } from '../day-words.ts'
import { itemFields } from '../item-fields.ts'
import { itemOf } from '../items-of.ts'
import { dateTime, echoed, momentOf } from '../parts.ts'
import { acceptedByBarcode, noteStep, requestByNumber, type RequestRow } from '../requests.ts'
import type { Asked, MessageOf, ServiceAction } from '../service.ts'
import { userFields } from '../user-fields.ts'
import { asParty, userOf, type Meant } from '../user-of.ts'

type CheckOutItem = MessageOf<'CheckOutItem'>

/**
 * CheckOutItem (Z39.83-1 §6.4.6): lends an item by the rules of the branch where the partner acts. What the user has on loan already is
 * answered with that loan, so that a message may be sent twice.
 */
export const checkOutItem: ServiceAction<'CheckOutItem'> = async (w, asked) => {
  const { partner, message } = asked
  const meant = await userOf(w, partner, message, { borrows: true })
  if (isRefusal(meant)) return meant
  const item = await itemOf(w, message.item)
  if (isRefusal(item)) return item
  const held = await loanOf(w, item.id)
  if (held && held.patron === meant.patron.id) return answerTo(w, asked, meant, held)
  const request = await requestFor(w, asked)
  const before = await itemForUpdate(w, { id: item.id })
  // What came from the partner need not have been scanned here before it is lent.
  if (request?.kind === 'accepted' && request.item_id === item.id && before?.status === 'in-process')
    await setItemStatus(w, before, 'available')
  const done = await checkOut(w, {
    ...asParty(meant),
    barcode: item.barcode,
    ...(await dueOf(w, asked, request)),
  })
  if (isRefusal(done)) {
    // The same message may have been answered while this one waited for the item.
    const meanwhile = await loanOf(w, item.id)
    return meanwhile?.patron === meant.patron.id ? answerTo(w, asked, meant, meanwhile) : done
  }
  if (request)
    await noteStep(w, request.id, 'CheckOutItem', `Lent, due ${await dayWords(w, partner.branch, done.loan.due)}`)
  return answerTo(w, asked, meant, done.loan)
}

async function loanOf(w: Work, item: number): Promise<Loan | undefined> {
  return (await listLoans(w, { item })).rows[0]
}

async function requestFor(w: Work, { partner, message }: Asked<CheckOutItem>): Promise<RequestRow | undefined> {
  const byNumber = message.request && (await requestByNumber(w, partner, message.request.value))
  return byNumber ?? (await acceptedByBarcode(w, partner, message.item.value))
}

/** The due date that a partner sets for what is its own; for the library's things the rules decide. */
async function dueOf(w: Work, { partner, message }: Asked<CheckOutItem>, request: RequestRow | undefined) {
  if (request?.kind !== 'accepted') return {}
  const timeZone = (await branchById(w, partner.branch))?.timeZone ?? 'UTC'
  const due = message.due ? momentOf(message.due, timeZone) : request.return_by
  if (due === null || Temporal.Instant.compare(due, w.now) <= 0) return {}
  return { due: due.toString() }
}

async function answerTo(w: Work, { partner, message, us }: Asked<CheckOutItem>, meant: Meant, loan: Loan) {
  const item = await itemOf(w, message.item)
  return {
    ItemId: echoed('Item', { agency: us, ...message.item }),
    UserId: message.user ? echoed('User', message.user) : { AgencyId: us, UserIdentifierValue: meant.number },
    DateDue: dateTime(loan.due),
    RenewalCount: loan.renewals,
    ItemOptionalFields:
      isRefusal(item) || message.itemElements.size === 0
        ? undefined
        : await itemFields(w, us, item, (element) => message.itemElements.has(element)),
    UserOptionalFields:
      message.userElements.size === 0
        ? undefined
        : await userFields(w, {
            patron: meant.patron,
            us,
            branch: partner.branch,
            wants: (element) => message.userElements.has(element),
          }),
  }
}
