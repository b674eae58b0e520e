import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { violates } from '../../../platform/db.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { HarvestRun } from '../contract.ts'

/** Harvests a repository, from where an earlier attempt stopped. */
export const harvestJob = defineJob<{ readonly run: number; readonly name: string }>('harvesting.run', {
  title: ({ name }) => `Harvest of ${name}`,
  retries: 3,
})

interface Row extends Omit<HarvestRun, 'at' | 'finishedAt' | 'since' | 'againAt'> {
  readonly repository: number
  readonly at: Temporal.Instant
  readonly finishedAt: Temporal.Instant | null
  readonly since: Temporal.Instant | null
  readonly againAt: Temporal.Instant | null
}

const columns = sql`id, repository_id as repository, state, created_at as at, by_name as by, finished_at as "finishedAt", since,
  pages, records, deletions, unreadable,
  (select count(*) from harvesting.entry e where e.run_id = run.id and e.problem is not null) as unread,
  again_for as "againFor", again_at as "againAt", import_id as import, added, updated, unchanged, refused, removed,
  kept, said`

function view({ repository: _repository, ...row }: Row): HarvestRun {
  return {
    ...row,
    at: row.at.toString(),
    finishedAt: row.finishedAt?.toString() ?? null,
    since: row.since?.toString() ?? null,
    againAt: row.againAt?.toString() ?? null,
  }
}

/** The last harvest of each of some repositories. */
export async function lastRuns(
  w: Pick<Work, 'db'>,
  repositories: readonly number[],
): Promise<ReadonlyMap<number, HarvestRun>> {
  const { rows } = await sql<Row>`
    select distinct on (repository_id) ${columns} from harvesting.run
    where repository_id = any(${repositories}::bigint[]) order by repository_id, id desc`.execute(w.db)
  return new Map(rows.map((row) => [row.repository, view(row)]))
}

/** Harvests of a repository, newest first. */
export async function listHarvests(
  w: Pick<Work, 'db'>,
  repository: number,
): Promise<{ total: number; rows: HarvestRun[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from harvesting.run where repository_id = ${repository} order by id desc limit 100`.execute(w.db)
  return { total: rows.length, rows: rows.map(view) }
}

/**
 * Queues a harvest: of what changed since the last one that was whole, or of everything; with `againFor`, of nothing but the records
 * that another harvest could not read.
 */
export async function startHarvest(
  w: Work,
  repository: number,
  everything: boolean,
  againFor: number | null = null,
): Promise<Outcome<HarvestRun>> {
  const { rows: known } = await sql<{ name: string; until: Temporal.Instant | null }>`
    select name, harvested_until as until from harvesting.repository
    where id = ${repository} and deleted_at is null for update`.execute(w.db)
  const [one] = known
  if (!one) return notFound('repository', 'There is no such repository on the list.')
  try {
    const { rows } = await sql<{ id: number }>`
      insert into harvesting.run (repository_id, by_name, created_at, since, again_for)
      values (${repository}, ${actorName(w.actor)}, ${w.now}, ${everything ? null : one.until}, ${againFor}) returning id`.execute(
      w.db,
    )
    const id = rows[0]?.id ?? 0
    if (againFor === null)
      await sql`update harvesting.repository set next_at = ${w.now}::timestamptz + make_interval(hours => every_hours)
        where id = ${repository}`.execute(w.db)
    const job = await w.enqueue(harvestJob, { run: id, name: one.name })
    await sql`update harvesting.run set job_id = ${job} where id = ${id}`.execute(w.db)
    await w.audit({
      action: 'harvest.start',
      subject: `repository:${repository}`,
      detail: { name: one.name, everything, ...(againFor !== null && { againFor }) },
    })
    return (await lastRuns(w, [repository])).get(repository) ?? notFound('harvest', 'There is no such harvest.')
  } catch (error) {
    if (!violates(error, 'run_open')) throw error
    return refuse({
      code: 'harvest-going-on',
      message: `${one.name} is being harvested already. Wait until it is done, or stop it.`,
    })
  }
}

/** Stops a harvest that fetches or waits; what it fetched is thrown away. */
export async function stopHarvest(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ id: number }>`
    update harvesting.run set state = 'stopped', finished_at = ${w.now}, said = 'Stopped. Nothing of it was loaded.'
    where id = ${id} and state in ('waiting', 'fetching', 'paused') returning id`.execute(w.db)
  if (!rows[0])
    return refuse({
      code: 'harvest-not-open',
      message: 'This harvest has ended, or its records are being loaded: undo the import instead.',
    })
  await throwAway(w, [id])
  await w.audit({ action: 'harvest.stop', subject: `harvest:${id}` })
  return {}
}

/** Throws away what harvests fetched. */
export async function throwAway(w: Pick<Work, 'db'>, runs: readonly number[]): Promise<void> {
  await sql`delete from harvesting.page where run_id = any(${runs}::bigint[])`.execute(w.db)
  await sql`delete from harvesting.entry where run_id = any(${runs}::bigint[])`.execute(w.db)
}
