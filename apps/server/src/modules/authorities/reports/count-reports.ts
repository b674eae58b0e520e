import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { headingReports, type CountReports, type ReportName } from '../contract.ts'
import { isSpokenFor, notIgnored } from './report-parts.ts'

type Counts = NonNullable<typeof CountReports.types>['response']

/** Links by which a heading is settled. */
const settled = new Set(['chosen', 'exact', 'subdivided', 'main'])

/**
 * How many headings each report has. Faults of the records themselves are not counted: that is asked of each record, and only
 * when somebody opens the report.
 */
export async function countReports(w: Pick<Work, 'db'>): Promise<Counts> {
  const spoken = await isSpokenFor(w)
  const links = await sql<{ how: string | null; count: number; open: number }>`
    select l.how, count(*)::integer as count, (count(*) filter (where ${spoken}))::integer as open
    from authorities.heading h left join authorities.heading_link l on l.heading_id = h.id
    where h.bibs > 0 group by l.how`.execute(w.db)
  // What was put aside is little: it is taken off instead of being looked for beside each heading.
  const aside = await sql<{ how: string; count: number }>`
    select l.how, count(*)::integer as count
    from authorities.report_ignored i
      join authorities.heading h on h.id = substr(i.subject, 9)::bigint and h.bibs > 0
      join authorities.heading_link l on l.heading_id = h.id
        and i.report = case l.how when 'none' then 'unlinked' else l.how end
    where i.subject like 'heading:%' and ${spoken} group by l.how`.execute(w.db)
  const doubles = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select min(h.id) as id
      from authorities.heading_link l join authorities.heading h on h.id = l.heading_id and h.bibs > 0
      where l.near <> '' group by h.kind, h.source, l.near
      having count(*) > 1 and bool_or(l.how not in ('chosen', 'exact', 'subdivided', 'main'))) d
    where ${notIgnored('double', sql`'heading:' || d.id`)}`.execute(w.db)
  const all = (wanted: (how: string | null) => boolean) =>
    links.rows.filter(({ how }) => wanted(how)).reduce((sum, { count }) => sum + count, 0)
  const countOf = (report: ReportName) => {
    const how = report === 'unlinked' ? 'none' : report
    const open = links.rows.find((row) => row.how === how)?.open ?? 0
    return open - (aside.rows.find((row) => row.how === how)?.count ?? 0)
  }
  return {
    headings: all(() => true),
    linked: all((how) => how !== null && settled.has(how)),
    unseen: all((how) => how === null),
    counts: headingReports
      .filter((report) => report !== 'new')
      .map((report) => ({ report, count: report === 'double' ? (doubles.rows[0]?.count ?? 0) : countOf(report) })),
  }
}
