import { sql } from 'kysely'
import { notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { HarvestRun, UnreadRecord } from '../contract.ts'
import { startHarvest } from './runs.ts'

const most = 500

/** Records of a harvest that could not be read, by their identifiers. */
export async function listUnread(w: Pick<Work, 'db'>, run: number): Promise<{ total: number; rows: UnreadRecord[] }> {
  const { rows } = await sql<{
    identifier: string
    problem: string
    datestamp: Temporal.Instant | null
    size: number | null
    total: number
  }>`
    select identifier, problem, datestamp, length(source) as size, count(*) over () as total from harvesting.entry
    where run_id = ${run} and problem is not null order by identifier limit ${most}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ identifier, problem, datestamp, size }) => ({
      identifier,
      problem,
      datestamp: datestamp?.toString() ?? null,
      size,
    })),
  }
}

/** One of them as it came. */
export async function getUnread(
  w: Pick<Work, 'db'>,
  run: number,
  identifier: string,
): Promise<Outcome<{ identifier: string; problem: string; text: string; base64: string }>> {
  const { rows } = await sql<{ problem: string; source: Buffer | null }>`
    select problem, source from harvesting.entry
    where run_id = ${run} and identifier = ${identifier} and problem is not null`.execute(w.db)
  const [row] = rows
  if (!row?.source) return notFound('unread-record', 'This record is not kept any more. Harvest again to see it.')
  return { identifier, problem: row.problem, text: row.source.toString(), base64: row.source.toString('base64') }
}

/** Asks the repository once more for the records that a harvest could not read, by a harvest of their own. */
export async function retryUnread(w: Work, run: number): Promise<Outcome<HarvestRun>> {
  const { rows } = await sql<{ repository: number; count: number }>`
    select n.repository_id as repository, (select count(*) from harvesting.entry e
      where e.run_id = n.id and e.problem is not null and e.identifier <> '') as count
    from harvesting.run n where n.id = ${run}`.execute(w.db)
  const [one] = rows
  if (!one) return notFound('harvest', 'There is no such harvest.')
  if (one.count === 0)
    return refuse({
      code: 'nothing-unread',
      message: 'No record of this harvest waits to be tried again. Harvest once more instead.',
    })
  return startHarvest(w, one.repository, false, run)
}
