import { serve, type Endpoint } from '../../platform/serve.ts'
import { browseHeadings } from './browse-headings.ts'
import * as records from './contract-authorities.ts'
import * as contract from './contract.ts'
import { authorityLockOf, releaseAuthorityLock, takeAuthorityLock } from './edit-lock.ts'
import { getAuthority } from './get-authority.ts'
import { headingBrowse } from './heading-browse.ts'
import { listAuthorities } from './list-authorities.ts'
import { matchHeading } from './match-heading.ts'
import { mergeAuthorities } from './merge-authorities.ts'
import { getHeading, linkHeading } from './one-heading.ts'
import { authorityRecord, authorityVersions } from './read-authority.ts'
import { countFaults } from './reports/count-faults.ts'
import { countReports } from './reports/count-reports.ts'
import { getReport, heedInReport, ignoreInReport } from './reports/reports.ts'
import { addAuthority, restoreAuthority, retireAuthority, saveAuthority } from './save-authority.ts'
import { listVocabularies, putVocabulary } from './vocabularies.ts'

/** The API of headings and authority records. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.BrowseHeadings, async (w, { query }) => ({
    rows: [...(await headingBrowse(w, query.kind, query.from, query.limit))],
  })),
  serve(contract.BrowseReferences, (w, { query }) => browseHeadings(w, query)),
  serve(contract.MatchHeading, (w, { query }) => matchHeading(w, query)),
  serve(contract.GetHeading, (w, { params }) => getHeading(w, params.id)),
  serve(contract.LinkHeading, (w, { params, body }) => linkHeading(w, params.id, body.authority)),
  serve(contract.CountReports, (w) => countReports(w)),
  serve(contract.CountFaults, (w) => countFaults(w)),
  serve(contract.GetReport, (w, { params, query }) => getReport(w, params.report, query)),
  serve(contract.IgnoreInReport, async (w, { params, body }) => {
    await ignoreInReport(w, params.report, params.subject, body.reason)
    return {}
  }),
  serve(contract.HeedInReport, async (w, { params }) => {
    await heedInReport(w, params.report, params.subject)
    return {}
  }),
  serve(records.ListVocabularies, async (w) => {
    const rows = await listVocabularies(w)
    return { total: rows.length, rows }
  }),
  serve(records.PutVocabulary, (w, { params, body }) => putVocabulary(w, params.code, body)),
  serve(records.ListAuthorities, (w, { query }) => listAuthorities(w, query)),
  serve(records.GetAuthority, (w, { params }) => getAuthority(w, params.id)),
  serve(records.GetAuthorityRecord, (w, { params, query }) => authorityRecord(w, params.id, query.version)),
  serve(records.SaveAuthority, (w, { params, body }) => saveAuthority(w, params.id, body)),
  serve(records.AddAuthority, (w, { body }) => addAuthority(w, body)),
  serve(records.ListAuthorityVersions, (w, { params }) => authorityVersions(w, params.id)),
  serve(records.RestoreAuthority, (w, { params, body }) => restoreAuthority(w, params.id, body)),
  serve(records.RetireAuthority, (w, { params, body }) => retireAuthority(w, params.id, body)),
  serve(records.TakeAuthorityLock, (w, { params, body }) => takeAuthorityLock(w, params.id, body)),
  serve(records.GetAuthorityLock, async (w, { params }) => ({ lock: await authorityLockOf(w, params.id) })),
  serve(records.ReleaseAuthorityLock, (w, { params, query }) => releaseAuthorityLock(w, params.id, query.token)),
  serve(records.MergeAuthorities, (w, { params, body }) => mergeAuthorities(w, params.id, body)),
]
