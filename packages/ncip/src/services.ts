/** Services of NCIP 2.02 that are answered here (Z39.83-1 §6): lookups and updates. */
export const services = [
  'LookupAgency',
  'LookupItem',
  'LookupItemSet',
  'LookupRequest',
  'LookupUser',
  'AcceptItem',
  'CancelRequestItem',
  'CheckInItem',
  'CheckOutItem',
  'CreateUserFiscalTransaction',
  'DeleteItem',
  'RecallItem',
  'RenewItem',
  'RequestItem',
  'UndoCheckOutItem',
  'UpdateRequestItem',
] as const
export type Service = (typeof services)[number]

/** Messages that only tell what has happened; they are answered with a header, or with problems. */
export const notifications = [
  'AgencyCreated',
  'AgencyUpdated',
  'CirculationStatusChangeReported',
  'CirculationStatusUpdated',
  'ItemCheckedIn',
  'ItemCheckedOut',
  'ItemCreated',
  'ItemRecallCancelled',
  'ItemRecalled',
  'ItemReceived',
  'ItemRenewed',
  'ItemRequestCancelled',
  'ItemRequestUpdated',
  'ItemRequested',
  'ItemShipped',
  'ItemUpdated',
  'UserCreated',
  'UserFiscalTransactionCreated',
  'UserNoticeSent',
  'UserUpdated',
] as const
export type Notification = (typeof notifications)[number]

/** Services that the standard has and that are not offered here; they have an answer of their own name all the same. */
export const otherServices = [
  'CancelRecallItem',
  'CreateAgency',
  'CreateItem',
  'CreateUser',
  'DeleteUser',
  'ReportCirculationStatusChange',
  'SendUserNotice',
  'UpdateAgency',
  'UpdateCirculationStatus',
  'UpdateItem',
  'UpdateUser',
] as const

const known: ReadonlySet<string> = new Set([...services, ...notifications, ...otherServices])

/** The service of a name. */
export function serviceNamed(name: string): Service | undefined {
  return services.find((service) => service === name)
}

/** The notification of a name. */
export function notificationNamed(name: string): Notification | undefined {
  return notifications.find((notification) => notification === name)
}

/** True for every service of the standard, offered or not: the schema has an answer with its name. */
export function isStandardService(name: string): boolean {
  return known.has(name)
}
