import { notifications, writeMessage, type Parts } from '@carrel/ncip'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { partnersOf } from './agency-store.ts'
import type { SampleNcipMessage } from './contract.ts'
import { dateTime } from './parts.ts'
import { ownAgencyId } from './settings.ts'

type Wanted = NonNullable<typeof SampleNcipMessage.types>['body']

const userElements = ['Name Information', 'User Address Information', 'User Privilege', 'Block Or Trap', 'User Id']
const itemElements = [
  'Bibliographic Description',
  'Circulation Status',
  'Hold Queue Length',
  'Item Description',
  'Location',
]

/** A message as the partner would send it by the standard, with what is filled in. */
export async function sampleMessage(w: Work, wanted: Wanted): Promise<{ message: string } | Refusal> {
  const partner = (await partnersOf(w)).find((one) => one.id === wanted.agency)
  if (!partner) return notFound('agency', `There is no partner ${wanted.agency}.`)
  const us = await readSetting(w, ownAgencyId)
  const header: Parts = {
    InitiationHeader: {
      FromSystemId: partner.systemId === '' ? undefined : partner.systemId,
      FromAgencyId: { AgencyId: partner.code },
      FromAgencyAuthentication: partner.authentication === 'message' ? '***' : undefined,
      ToAgencyId: { AgencyId: us },
    },
  }
  const { currency } = await libraryOf(w)
  const parts = partsOf(wanted, { us, them: partner.code, currency, now: w.now })
  return { message: writeMessage(wanted.service, { ...header, ...parts }, { indent: true }) }
}

interface Setting {
  readonly us: string
  readonly them: string
  readonly currency: string
  readonly now: Temporal.Instant
}

function partsOf(wanted: Wanted, { us, them, currency, now }: Setting): Parts {
  const user: Parts = { UserIdentifierValue: wanted.user ?? 'CARD' }
  const item: Parts = { AgencyId: us, ItemIdentifierValue: wanted.item ?? 'BARCODE' }
  const request: Parts = { AgencyId: them, RequestIdentifierValue: wanted.request ?? 'REQUEST-1' }
  const type = { RequestType: 'Hold' }
  const pickup = { PickupLocation: wanted.pickup === '' ? undefined : wanted.pickup }
  const later = (days: number) => dateTime(now.add({ hours: 24 * days }))
  switch (wanted.service) {
    case 'LookupUser':
      return {
        UserId: user,
        UserElementType: userElements,
        LoanedItemsDesired: true,
        RequestedItemsDesired: true,
        UserFiscalAccountDesired: true,
      }
    case 'LookupItem':
      return { ItemId: item, ItemElementType: itemElements }
    case 'LookupItemSet':
      return { ItemId: [item], ItemElementType: itemElements }
    case 'LookupRequest':
      return { RequestId: request }
    case 'LookupAgency':
      return { AgencyId: us, AgencyElementType: ['Organization Name Information', 'Agency Address Information'] }
    case 'AcceptItem':
      return {
        RequestId: request,
        RequestedActionType: 'Hold For Pickup',
        UserId: user,
        ItemId: { AgencyId: them, ItemIdentifierValue: wanted.item ?? 'BARCODE' },
        DateForReturn: later(42),
        ItemOptionalFields: {
          BibliographicDescription: { Author: 'Author of it', Title: wanted.title ?? 'Title of it' },
        },
        ...pickup,
      }
    case 'RequestItem':
      return { UserId: user, ItemId: item, RequestId: request, ...type, RequestScopeType: 'Item', ...pickup }
    case 'CancelRequestItem':
      return { UserId: user, RequestId: request, ...type }
    case 'UpdateRequestItem':
      return { RequestId: request, AddRequestFields: { NeedBeforeDate: later(30), ...pickup } }
    case 'CheckOutItem':
      return { UserId: user, ItemId: item, RequestId: request }
    case 'CheckInItem':
    case 'DeleteItem':
      return { ItemId: item }
    case 'RenewItem':
    case 'UndoCheckOutItem':
      return { UserId: user, ItemId: item }
    case 'RecallItem':
      return { ItemId: item, DesiredDateDue: later(7) }
    case 'CreateUserFiscalTransaction':
      return {
        UserId: user,
        FiscalTransactionInformation: {
          FiscalActionType: 'Assess',
          FiscalTransactionType: 'Interlibrary Loan Fee',
          Amount: { CurrencyCode: currency, MonetaryValue: 300 },
          FiscalTransactionDescription: 'Postage',
        },
      }
    case 'ItemReceived':
      return { ItemId: item, RequestId: request, DateReceived: dateTime(now) }
    case 'ItemShipped':
      return {
        RequestId: request,
        DateShipped: dateTime(now),
        ShippingInformation: {
          ElectronicAddress: { ElectronicAddressType: 'mailto', ElectronicAddressData: 'partner@library.example' },
        },
      }
    default:
      return notifications.some((name) => name === wanted.service) ? { ItemId: item, RequestId: request } : {}
  }
}
