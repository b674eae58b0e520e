import type { Parts } from '@carrel/ncip'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { formatName } from '../../catalog/index.ts'
import { listLoans } from '../../circulation/index.ts'
import { accountOf } from '../../fees/index.ts'
import { listHolds } from '../../holds/index.ts'
import { circulationStatus } from '../item-fields.ts'
import { coded, dateTime, dayTime, echoed, itemId, money, userId } from '../parts.ts'
import type { ServiceAction } from '../service.ts'
import { userFields } from '../user-fields.ts'
import { userOf } from '../user-of.ts'

/** What is told where a message asks for nothing in particular: enough to decide whether to lend. */
const usual: ReadonlySet<string> = new Set(['nameinformation', 'userprivilege', 'blockortrap'])

const mostListed = 500

/** LookupUser (Z39.83-1 §6.5.5): a patron by number, or by number and PIN, with what is asked for. */
export const lookupUser: ServiceAction<'LookupUser'> = async (w, { partner, message, us }) => {
  const meant = await userOf(w, partner, message)
  if (isRefusal(meant)) return meant
  const { patron } = meant
  const asksNothing = message.userElements.size === 0 && !message.loans && !message.requests && !message.account
  const wanted = asksNothing ? usual : message.userElements
  return {
    UserId: message.user ? echoed('User', { agency: us, ...message.user }) : userId(us, meant.number),
    ...(message.account && { UserFiscalAccount: await fiscalAccount(w, us, patron.id) }),
    ...(message.loans && (await loanParts(w, us, patron.id))),
    ...(message.requests && (await requestParts(w, us, patron.id))),
    UserOptionalFields: await userFields(w, {
      patron,
      us,
      branch: partner.branch,
      wants: (element) => wanted.has(element),
    }),
  }
}

async function loanParts(w: Work, us: string, patron: number): Promise<Parts> {
  const { rows, total } = await listLoans(w, { patron, limit: mostListed })
  return {
    LoanedItemsCount: { CirculationStatus: circulationStatus({ status: 'on-loan' }), LoanedItemCountValue: total },
    LoanedItem: rows.map((loan) => ({
      ItemId: itemId(us, loan.barcode),
      BibliographicId: { BibliographicRecordId: { BibliographicRecordIdentifier: String(loan.bib), AgencyId: us } },
      DateDue: dateTime(loan.due),
      Amount: money(loan.fine),
      Title: loan.title,
      MediumType: formatName(loan.format),
    })),
  }
}

async function requestParts(w: Work, us: string, patron: number): Promise<Parts> {
  const { rows, total } = await listHolds(w, { patron, open: true, limit: mostListed })
  const type = (kind: string) =>
    coded('imp1/schemes/requesttype/requesttype', kind === 'page' ? 'Stack Retrieval' : 'Hold')
  return {
    RequestedItemsCount: { RequestType: type('hold'), RequestedItemCountValue: total },
    RequestedItem: rows.map((hold) => ({
      RequestId: { AgencyId: us, RequestIdentifierValue: String(hold.id) },
      ItemId: hold.barcode === null ? undefined : itemId(us, hold.barcode),
      BibliographicId: { BibliographicRecordId: { BibliographicRecordIdentifier: String(hold.bib), AgencyId: us } },
      RequestType: type(hold.kind),
      RequestStatusType: coded(
        'schemes/requeststatustype/requeststatustype',
        hold.state === 'ready' ? 'Available For Pickup' : 'In Process',
      ),
      DatePlaced: dateTime(hold.placedAt),
      PickupLocation: hold.pickupName,
      PickupExpiryDate: hold.shelfUntil === null ? undefined : dayTime(hold.shelfUntil),
      HoldQueuePosition: hold.position !== null && hold.position > 0 ? hold.position : undefined,
      Title: hold.title,
    })),
  }
}

const fiscalTypes: Readonly<Record<string, string>> = {
  overdue: 'Fine',
  lost: 'Book Replacement Charge',
  rental: 'Rental Fee',
  registration: 'Registration Fee',
}

async function fiscalAccount(w: Work, us: string, patron: number): Promise<Parts> {
  const account = await accountOf(w, patron)
  const open = account.charges.filter((charge) => charge.outstanding.amount > 0)
  return {
    AccountBalance: money(account.balance),
    AccountDetails: open.map((charge) => ({
      AccrualDate: dateTime(charge.at),
      FiscalTransactionInformation: {
        FiscalActionType: coded('schemes/fiscalactiontype/fiscalactiontype', 'Assess'),
        FiscalTransactionReferenceId:
          charge.id === null ? undefined : { AgencyId: us, FiscalTransactionIdentifierValue: String(charge.id) },
        FiscalTransactionType: coded(
          'schemes/fiscaltransactiontype/fiscaltransactiontype',
          fiscalTypes[charge.kind] ?? 'Service Charge',
        ),
        Amount: money(charge.outstanding),
        FiscalTransactionDescription: charge.description === '' ? undefined : charge.description,
        ItemDetails:
          charge.barcode === null || charge.title === null
            ? undefined
            : { ItemId: itemId(us, charge.barcode), BibliographicDescription: { Title: charge.title } },
      },
    })),
  }
}
