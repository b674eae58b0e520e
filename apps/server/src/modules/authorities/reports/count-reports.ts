import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { headingReports, type CountReports, type ReportName } from '../contract.ts'
import { authorityRows } from './authority-reports.ts'
import { isSpokenFor, notIgnored } from './report-parts.ts'

type Counts = NonNullable<typeof CountReports.types>['response']

/** Links by which a heading is settled. */
const settled = new Set(['chosen', 'exact', 'subdivided', 'main'])
/** Reports that one kind of link makes. */
const byLink: Readonly<Record<string, ReportName>> = { none: 'unlinked' }

/** How many headings and records each report has. */
export async function countReports(w: Pick<Work, 'db'>): Promise<Counts> {
  const links = await sql<{ how: string | null; count: number; open: number }>`
    select l.how, count(*)::integer as count,
      count(*) filter (where ${isSpokenFor} and not exists (
        select from authorities.report_ignored i where i.subject = 'heading:' || h.id
          and i.report = case l.how when 'none' then 'unlinked' else l.how end))::integer as open
    from authorities.heading h left join authorities.heading_link l on l.heading_id = h.id
    where h.bibs > 0 group by l.how`.execute(w.db)
  const doubles = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select min(h.id) as id
      from authorities.heading_link l join authorities.heading h on h.id = l.heading_id and h.bibs > 0
      where l.near <> '' group by h.kind, h.source, l.near
      having count(*) > 1 and bool_or(l.how not in ('chosen', 'exact', 'subdivided', 'main'))) d
    where ${notIgnored('double', sql`'heading:' || d.id`)}`.execute(w.db)
  const of = (wanted: (how: string | null) => boolean, part: 'count' | 'open') =>
    links.rows.filter(({ how }) => wanted(how)).reduce((sum, row) => sum + row[part], 0)
  const counts = headingReports.flatMap((report): Counts['counts'] => {
    if (report === 'new') return []
    if (report === 'double') return [{ report, count: doubles.rows[0]?.count ?? 0 }]
    return [{ report, count: of((how) => how !== null && (byLink[how] ?? how) === report, 'open') }]
  })
  return {
    headings: of(() => true, 'count'),
    linked: of((how) => how !== null && settled.has(how), 'count'),
    unseen: of((how) => how === null, 'count'),
    counts: [...counts, ...(await authorityCounts(w))],
  }
}

async function authorityCounts(w: Pick<Work, 'db'>): Promise<Counts['counts']> {
  const counts: Counts['counts'] = []
  for (const report of ['blind', 'same-heading', 'see-heading'] as const) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from (${authorityRows[report](null)}) r
      where ${notIgnored(report, sql`'authority:' || r.id`)}`.execute(w.db)
    counts.push({ report, count: rows[0]?.count ?? 0 })
  }
  return counts
}
