import { childOf, childrenOf, type XmlElement } from '@carrel/xml'
import {
  amountOf,
  dateOf,
  descriptionOf,
  field,
  folded,
  identifier,
  identifiers,
  missing,
  needed,
  neededUser,
  present,
  titlesOf,
  userOf,
  wantedOf,
} from './fields.ts'
import type { Header, NcipMessage } from './message.ts'
import type { Notification, Service } from './services.ts'

interface Common {
  readonly header: Header
  readonly warnings: readonly string[]
}
type Reader = (element: XmlElement, common: Common) => NcipMessage

const neededItem = (element: XmlElement) => identifier(element, 'ItemId') ?? missing('ItemId', element.name)
const has = (element: XmlElement, name: string) => childOf(element, name) !== undefined

/** What an item or a request is known by; one of the two has to be there. */
function itemOrRequest(element: XmlElement) {
  const found = present({ item: identifier(element, 'ItemId'), request: identifier(element, 'RequestId') })
  return found.item || found.request ? found : missing('RequestId', element.name)
}

/** How each service is read; elements may stand in any order. */
const readers: Readonly<Record<Service, Reader>> = {
  LookupUser(element, common) {
    const wanted = wantedOf(element)
    const wants = (flag: string, word: string) => has(element, flag) || wanted.userElements.has(word)
    return {
      service: 'LookupUser',
      ...common,
      ...neededUser(element),
      ...wanted,
      loans: wants('LoanedItemsDesired', 'loaneditems'),
      requests: wants('RequestedItemsDesired', 'requesteditems'),
      account: wants('UserFiscalAccountDesired', 'userfiscalaccount'),
    }
  },
  LookupItem: (element, common) => ({
    service: 'LookupItem',
    ...common,
    ...itemOrRequest(element),
    ...wantedOf(element),
  }),
  LookupItemSet(element, common) {
    const titles = titlesOf(element)
    const items = identifiers(element, 'ItemId')
    if (titles.length + items.length === 0) missing('BibliographicId', element.name)
    const most = Number.parseInt(field(element, 'MaximumItemsCount') ?? '', 10)
    return {
      service: 'LookupItemSet',
      ...common,
      ...wantedOf(element),
      titles,
      items,
      ...(most > 0 && { most }),
      ...present({ token: field(element, 'NextItemToken') }),
    }
  },
  LookupRequest: (element, common) => ({
    service: 'LookupRequest',
    ...common,
    ...userOf(element),
    ...itemOrRequest(element),
    ...wantedOf(element),
  }),
  LookupAgency: (element, common) => ({
    service: 'LookupAgency',
    ...common,
    agency: needed(element, 'AgencyId'),
    elements: new Set(childrenOf(element, 'AgencyElementType').map((one) => folded(one.text))),
  }),
  AcceptItem: (element, common) => ({
    service: 'AcceptItem',
    ...common,
    ...userOf(element),
    request: identifier(element, 'RequestId') ?? missing('RequestId', 'AcceptItem'),
    action: field(element, 'RequestedActionType') ?? '',
    description: descriptionOf(element),
    ...present({
      item: identifier(element, 'ItemId'),
      pickup: field(element, 'PickupLocation'),
      pickupExpires: dateOf(element, 'PickupExpiryDate'),
      returnBy: dateOf(element, 'DateForReturn'),
    }),
  }),
  RequestItem(element, common) {
    const titles = titlesOf(element)
    const items = identifiers(element, 'ItemId')
    if (titles.length + items.length === 0) missing('BibliographicId', element.name)
    return {
      service: 'RequestItem',
      ...common,
      ...userOf(element),
      ...wantedOf(element),
      titles,
      items,
      requestType: field(element, 'RequestType') ?? 'Hold',
      scope: field(element, 'RequestScopeType') ?? (titles.length > 0 ? 'Bibliographic Item' : 'Item'),
      ...present({
        request: identifier(element, 'RequestId'),
        pickup: field(element, 'PickupLocation'),
        neededFrom: dateOf(element, 'EarliestDateNeeded'),
        neededBefore: dateOf(element, 'NeedBeforeDate') ?? dateOf(element, 'PickupExpiryDate'),
      }),
    }
  },
  CancelRequestItem: (element, common) => ({
    service: 'CancelRequestItem',
    ...common,
    ...userOf(element),
    ...itemOrRequest(element),
  }),
  UpdateRequestItem(element, common) {
    const added = childOf(element, 'AddRequestFields')
    const taken = childOf(element, 'DeleteRequestFields')?.children ?? []
    return {
      service: 'UpdateRequestItem',
      ...common,
      ...userOf(element),
      ...itemOrRequest(element),
      requestType: field(element, 'RequestType') ?? 'Hold',
      cleared: new Set(taken.map((one) => folded(one.name))),
      ...present({
        pickup: field(added, 'PickupLocation'),
        neededBefore: dateOf(added, 'NeedBeforeDate') ?? dateOf(added, 'PickupExpiryDate'),
      }),
    }
  },
  CheckOutItem: (element, common) => ({
    service: 'CheckOutItem',
    ...common,
    ...userOf(element),
    ...wantedOf(element),
    item: neededItem(element),
    ...present({ request: identifier(element, 'RequestId'), due: dateOf(element, 'DesiredDateDue') }),
  }),
  CheckInItem: (element, common) => ({
    service: 'CheckInItem',
    ...common,
    ...wantedOf(element),
    item: neededItem(element),
  }),
  RenewItem: (element, common) => ({
    service: 'RenewItem',
    ...common,
    ...userOf(element),
    ...wantedOf(element),
    item: neededItem(element),
    ...present({ due: dateOf(element, 'DesiredDateDue') }),
  }),
  RecallItem: (element, common) => ({
    service: 'RecallItem',
    ...common,
    ...wantedOf(element),
    item: neededItem(element),
    ...present({ due: dateOf(element, 'DesiredDateDue') }),
  }),
  UndoCheckOutItem: (element, common) => ({
    service: 'UndoCheckOutItem',
    ...common,
    ...userOf(element),
    item: neededItem(element),
    ...present({ request: identifier(element, 'RequestId') }),
  }),
  DeleteItem: (element, common) => ({ service: 'DeleteItem', ...common, item: neededItem(element) }),
  CreateUserFiscalTransaction(element, common) {
    const fiscal =
      childOf(element, 'FiscalTransactionInformation') ?? missing('FiscalTransactionInformation', element.name)
    return {
      service: 'CreateUserFiscalTransaction',
      ...common,
      ...neededUser(element),
      action: field(fiscal, 'FiscalActionType') ?? '',
      type: field(fiscal, 'FiscalTransactionType') ?? '',
      amount: amountOf(fiscal, 'Amount') ?? missing('Amount', fiscal.name),
      ...present({
        description: field(fiscal, 'FiscalTransactionDescription'),
        reference: field(fiscal, 'FiscalTransactionReferenceId', 'FiscalTransactionIdentifierValue'),
        request: identifier(fiscal, 'RequestId'),
        item: identifier(childOf(fiscal, 'ItemDetails'), 'ItemId'),
      }),
    }
  },
}

/** Reads the message of a service. Throws `BadMessage` when something needed is missing or wrong. */
export function readService(service: Service, element: XmlElement, common: Common): NcipMessage {
  return readers[service](element, common)
}

/** Reads a message that only tells something: what it is about, as far as it says. */
export function readNotification(service: Notification, element: XmlElement, common: Common): NcipMessage {
  return {
    service,
    ...common,
    ...present({
      user: identifier(element, 'UserId'),
      item: identifier(element, 'ItemId'),
      request: identifier(element, 'RequestId'),
    }),
  }
}
