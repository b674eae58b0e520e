import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { authorityReports, type CountFaults } from '../contract.ts'
import { authorityRows, loopReport } from './authority-reports.ts'
import { notIgnored } from './report-parts.ts'

type Faults = NonNullable<typeof CountFaults.types>['response']

/** More loops than anybody mends. */
const mostLoops = 10_000

/** How many faults the authority records have, by report. Every record is asked: it takes seconds with half a million of them. */
export async function countFaults(w: Pick<Work, 'db'>): Promise<Faults> {
  const { rows } = await sql<{ records: number }>`
    select count(*)::integer as records from authorities.authority where state = 'current'`.execute(w.db)
  const counts: Faults['counts'] = []
  for (const report of authorityReports) counts.push({ report, count: await countOf(w, report) })
  return { records: rows[0]?.records ?? 0, counts }
}

async function countOf(w: Pick<Work, 'db'>, report: (typeof authorityReports)[number]): Promise<number> {
  if (report === 'loop') return (await loopReport(w, { limit: mostLoops })).rows.length
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (${authorityRows[report](null)}) r
    where ${notIgnored(report, sql`'authority:' || r.id`)}`.execute(w.db)
  return rows[0]?.count ?? 0
}
