import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { ReportName } from '../contract.ts'
import { vocabularyFacts } from '../vocabularies.ts'

/** Only headings `h` for which some vocabulary speaks can have an authority at all. */
export async function isSpokenFor(w: Pick<Work, 'db'>): Promise<RawBuilder<boolean>> {
  const known = [...(await vocabularyFacts(w)).values()]
  const sources = [...new Set(known.flatMap((one) => one.sources))]
  return sql<boolean>`case when h.kind in ('name', 'title') then ${known.some(({ names }) => names)}::boolean
    else h.source = any(${sources}::text[]) end`
}

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
