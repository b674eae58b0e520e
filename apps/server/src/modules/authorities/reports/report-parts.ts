import { sql } from 'kysely'
import type { ReportName } from '../contract.ts'

/** Only headings `h` for which some vocabulary speaks can have an authority at all. */
export const isSpokenFor = sql`case when h.kind in ('name', 'title')
    then exists (select from authorities.vocabulary v where v.names)
    else exists (select from authorities.vocabulary v where h.source = any(v.sources)) end`

/** True for what nobody has put aside in a report. */
export function notIgnored(report: ReportName, subject: ReturnType<typeof sql>) {
  return sql`not exists (select from authorities.report_ignored i where i.report = ${report} and i.subject = ${subject})`
}

/** What was put aside, or what was not. */
export function asideOrNot(report: ReportName, subject: ReturnType<typeof sql>, ignored: boolean) {
  return ignored ? sql`not (${notIgnored(report, subject)})` : notIgnored(report, subject)
}

/** The reason with which something was put aside. */
export function reasonOf(report: ReportName, subject: ReturnType<typeof sql>) {
  return sql<string | null>`(select i.reason from authorities.report_ignored i
    where i.report = ${report} and i.subject = ${subject})`
}
