import type { Module } from '../../platform/module.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { endpoints } from './routes.ts'
import { ownAgencyId, readerRequestsMonthly } from './settings.ts'
import { subscriptions } from './subscriptions.ts'

export { changeAgency, createAgency, listAgencies } from './agencies.ts'
export { lendsToPartners } from './agency-store.ts'
export { answerNcip, longestMessage, type Answered, type Incoming } from './answer-ncip.ts'
export { logExchange } from './message-log.ts'
export { takeOne } from './pace.ts'
export type { Credentials } from './recognise.ts'
export type { MyReaderRequest, ReaderWish, WishKind } from './contract-reader-requests.ts'
export { wishKinds } from './contract-reader-requests.ts'
export { askForTitle, readerRequestsOf, withdrawReaderRequest } from './reader-requests/reader-requests.ts'
export { ownAgencyId, readerRequestsMonthly } from './settings.ts'

/** Partners who lend to readers here and borrow from us, by NCIP. */
export const resourceSharingModule: Module = {
  name: 'resource-sharing',
  migrations: new URL('migrations/', import.meta.url),
  permissions,
  settings: [ownAgencyId, readerRequestsMonthly],
  endpoints,
  jobs,
  subscriptions,
}
