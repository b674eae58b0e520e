import type { Module } from '../../platform/module.ts'
import { agencySetting, linkSetting, thingSetting } from './links-to-write.ts'
import { endpoints } from './routes.ts'

export { browseHeadings } from './browse-headings.ts'
export type { BrowseEntry, Heading, HeadingKind } from './contract.ts'
export { authorityLockOf, releaseAuthorityLock, takeAuthorityLock } from './edit-lock.ts'
export { authorityChanged, headingFormsChanged, type EstablishedHeading } from './events.ts'
export { findHeadings, headingsByIds, sourcesInUse, variantsOf, type FoundHeading } from './find-headings.ts'
export { getAuthority, headingsOfAuthority } from './get-authority.ts'
export { headingBrowse, headingById } from './heading-browse.ts'
export { linkHeadings, settleHeadings } from './link-headings.ts'
export { agencySetting, linkSetting, linksToWrite, thingSetting } from './links-to-write.ts'
export { listAuthorities } from './list-authorities.ts'
export { matchHeading } from './match-heading.ts'
export { addHeadingVariants, getHeading, linkHeading, removeHeadingVariants } from './one-heading.ts'
export { authorityAt, authorityExists, authorityRecord } from './read-authority.ts'
export { headingsAfter } from './relink.ts'
export { countFaults } from './reports/count-faults.ts'
export { countReports } from './reports/count-reports.ts'
export { getReport, heedInReport, ignoreInReport } from './reports/reports.ts'
export { readAuthority, type AuthorityFacts } from './rules/authority-facts.ts'
export { headingOf } from './rules/heading-text.ts'
export { nearKey } from './rules/near-key.ts'
export { vocabularyOf } from './rules/vocabulary-of.ts'
export { mergeAuthorities } from './merge-authorities.ts'
export { addAuthority, restoreAuthority, retireAuthority, saveAuthority } from './save-authority.ts'
export { storedAuthority } from './stored-authority.ts'
export { exchangeHeadings, headingName, releaseHeadings, useHeadings, type HeadingUse } from './use-headings.ts'
export {
  gatherStatistics,
  nameOf as authorityName,
  retireAbsent,
  writeAuthorities,
  type AuthorityDraft,
  type AuthorityWritten,
} from './write-authorities.ts'

/** Headings as the records carry them, and the authority records that establish them. */
export const authoritiesModule: Module = {
  name: 'authorities',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'authorities:read', text: 'See authority records and reports on headings' },
    { code: 'authorities:write', text: 'Edit, add and merge authority records, and link headings to them' },
    { code: 'authorities:load', text: 'Load files of authority records and set up vocabularies' },
  ],
  settings: [linkSetting, thingSetting, agencySetting],
  endpoints,
}
