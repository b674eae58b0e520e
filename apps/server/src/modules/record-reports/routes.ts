import { serve, type Endpoint } from '../../platform/serve.ts'
import { beginComparison, beginList, beginReport } from './begin-report.ts'
import * as contract from './contract.ts'
import { deleteReport } from './delete-report.ts'
import { listBibs, listRecords, recordDifference } from './listed.ts'
import { getReport, listReports } from './reports.ts'

/** The API of reports on records. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListRecordReports, (w, { query }) => listReports(w, query)),
  serve(contract.BeginRecordReport, (w, { body }) => beginReport(w, body)),
  serve(contract.BeginRecordComparison, (w, { body }) => beginComparison(w, body)),
  serve(contract.GetRecordReport, (w, { params }) => getReport(w, params.id)),
  serve(contract.DeleteRecordReport, (w, { params }) => deleteReport(w, params.id)),
  serve(contract.ListBehind, (w, { params, body }) => beginList(w, params.id, body)),
  serve(contract.ListReportRecords, (w, { params, query }) => listRecords(w, params.id, query)),
  serve(contract.ReportBibs, (w, { params, query }) => listBibs(w, params.id, query)),
  serve(contract.GetRecordDifference, (w, { params }) => recordDifference(w, params.id, params.bib)),
]
