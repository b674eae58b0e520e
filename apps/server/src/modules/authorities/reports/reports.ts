import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import type { Work } from '../../../platform/work.ts'
import type { GetReport, ReportName } from '../contract.ts'
import { authorityReport, loopReport } from './authority-reports.ts'
import { doubleReport, headingReport } from './heading-reports.ts'

type Query = NonNullable<typeof GetReport.types>['query']
type Page = NonNullable<typeof GetReport.types>['response']

/** One page of a report. */
export function getReport(w: Pick<Work, 'db'>, report: ReportName, query: Query): Promise<Page> {
  switch (report) {
    case 'double':
      return doubleReport(w, query)
    case 'loop':
      return loopReport(w, query)
    case 'blind':
    case 'same-heading':
    case 'see-heading':
      return authorityReport(w, report, query)
    default:
      return headingReport(w, report, query)
  }
}

/** Puts a line of a report aside, with the reason. */
export async function ignoreInReport(w: Work, report: ReportName, subject: string, reason: string): Promise<void> {
  await sql`
    insert into authorities.report_ignored (report, subject, reason, by_name, at)
    values (${report}, ${subject}, ${reason.trim()}, ${actorName(w.actor)}, ${w.now})
    on conflict (report, subject) do update set reason = excluded.reason, by_name = excluded.by_name, at = excluded.at`.execute(
    w.db,
  )
  await w.audit({ action: 'heading-report.ignore', subject, reason, detail: { report } })
}

/** Takes a line that was put aside back into its report. */
export async function heedInReport(w: Work, report: ReportName, subject: string): Promise<void> {
  await sql`delete from authorities.report_ignored where report = ${report} and subject = ${subject}`.execute(w.db)
  await w.audit({ action: 'heading-report.heed', subject, detail: { report } })
}
