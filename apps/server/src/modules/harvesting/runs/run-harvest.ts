import { sql } from 'kysely'
import { defineJob, handle, type JobContext, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, withWork, type Actor } from '../../../platform/work.ts'
import { RepositoryProblem } from '../repositories/ask-repository.ts'
import { fetchAgain } from './fetch-again.ts'
import { fetchPages, type OpenRun } from './fetch-pages.ts'
import { loadHarvest, type FetchedRun } from './load-harvest.ts'
import { harvestJob, startHarvest } from './runs.ts'

/** Any number, the same in every process: with the number of a harvest it names the lock of whoever does it. */
const locks = 1_817_209
const mostFailures = 5
/** Bytes that are kept of an answer that could not be read. */
const mostOfAnswer = 2 ** 20

/** Harvests, with progress. */
export const harvestHandler: JobHandler = handle(harvestJob, ({ platform, actor, ...context }, { run }) =>
  harvest(platform, actor, run, context),
)

/** Begins harvests that are due, and goes on with those that a repository asked to wait. */
export const dueHandler: JobHandler = handle(
  defineJob('harvesting.due'),
  async ({ platform }) => {
    await goOnWaiting(platform)
    for (;;) {
      const now = platform.clock.now()
      const begun = await withWork(platform, carrel, async (w) => {
        const { rows } = await sql<{ id: number }>`
          update harvesting.repository set next_at = ${now}::timestamptz + make_interval(hours => every_hours)
          where id = (select r.id from harvesting.repository r where r.deleted_at is null and r.active and r.next_at <= ${now}
            and not exists (select from harvesting.run n where n.repository_id = r.id
              and n.state in ('waiting', 'fetching', 'paused', 'loading'))
            order by r.next_at limit 1 for update skip locked) returning id`.execute(w.db)
        return rows[0] ? startHarvest(w, rows[0].id, false) : undefined
      })
      if (begun === undefined || isRefusal(begun)) return
    }
  },
  '*/5 * * * *',
)

async function goOnWaiting(platform: Platform): Promise<void> {
  await withWork(platform, carrel, async (w) => {
    const { rows } = await sql<{ id: number; name: string }>`
      update harvesting.run n set state = 'waiting', again_at = null from harvesting.repository r
      where r.id = n.repository_id and n.state = 'paused' and n.again_at <= ${w.now} returning n.id, r.name`.execute(
      w.db,
    )
    for (const { id, name } of rows) {
      const job = await w.enqueue(harvestJob, { run: id, name })
      await sql`update harvesting.run set job_id = ${job} where id = ${id}`.execute(w.db)
    }
  })
}

type Listening = Pick<JobContext, 'progress' | 'cancelled'>

/** Does a harvest as the only process that does, from where an earlier attempt stopped. */
export async function harvest(platform: Platform, actor: Actor, run: number, listener: Listening): Promise<object> {
  await asOnlyRunner(platform, locks, run, () => harvestAlone(platform, actor, run, listener))
  return { run }
}

type State = OpenRun & FetchedRun & { readonly fetched: boolean }

async function begin(platform: Platform, run: number): Promise<State | undefined> {
  const { rows } = await sql<State>`
    update harvesting.run n set state = case when n.fetched then 'loading' else 'fetching' end from harvesting.repository r
    where n.id = ${run} and r.id = n.repository_id and n.state in ('waiting', 'fetching', 'loading')
    returning n.id, r.id as repository, r.name, r.url, r.metadata_prefix as prefix, r.set_spec as set, n.since, n.token, n.pages,
      n.records, r.provider_set_id as "providerSet", r.profile_id as profile, r.suppress_new as "suppressNew",
      n.import_id as import, n.again_for as "againFor", n.unreadable, n.fetched`.execute(platform.database.kysely)
  return rows[0]
}

async function harvestAlone(platform: Platform, actor: Actor, id: number, listener: Listening): Promise<void> {
  const run = await begin(platform, id)
  if (!run) return
  try {
    if (!run.fetched) {
      const count = (records: number, of: number | undefined) => listener.progress(records, of, 'fetched')
      const fetch = run.againFor === null ? fetchPages : fetchAgain
      if (!(await fetch(platform, actor, run, count, () => listener.cancelled()))) {
        return await end(platform, id, 'stopped', 'Stopped. Nothing of it was loaded.')
      }
    }
    const whole = await begin(platform, id)
    if (whole?.fetched === true)
      await loadHarvest(platform, actor, whole, (records) => listener.progress(records, whole.records, 'loaded'))
  } catch (error) {
    if (error instanceof RepositoryProblem) return pauseOrEnd(platform, id, error)
    // A harvest that stayed open would keep every other one of the repository away.
    const said = error instanceof Error ? error.message : String(error)
    await end(platform, id, 'failed', `It could not be loaded: ${said}`)
    throw error
  }
}

/** What a repository cannot help just now is tried again later, some times; all else ends the harvest. */
async function pauseOrEnd(platform: Platform, id: number, problem: RepositoryProblem): Promise<void> {
  const { message, again } = problem
  const at = again === undefined ? null : platform.clock.now().add({ seconds: Math.ceil(again) })
  const { rows } = await sql<{ failures: number }>`
    update harvesting.run set failures = failures + 1, state = 'paused', again_at = ${at}, said = ${message.slice(0, 1000)}
    where id = ${id} and state = 'fetching' and failures < ${mostFailures} and ${at}::timestamptz is not null
    returning failures`.execute(platform.database.kysely)
  if (rows.length === 0) await end(platform, id, 'failed', message, problem.answer)
}

async function end(
  platform: Platform,
  id: number,
  state: 'failed' | 'stopped',
  said: string,
  answer?: Uint8Array,
): Promise<void> {
  const db = platform.database.kysely
  await sql`update harvesting.run set state = ${state}, finished_at = ${platform.clock.now()}, said = ${said.slice(0, 1000)}
    where id = ${id} and state in ('waiting', 'fetching', 'paused', 'loading')`.execute(db)
  await sql`delete from harvesting.page where run_id = ${id}`.execute(db)
  await sql`delete from harvesting.entry where run_id = ${id} and problem is null`.execute(db)
  if (answer)
    await sql`insert into harvesting.entry (run_id, identifier, deleted, problem, source)
      values (${id}, '', false, ${said.slice(0, 1000)}, ${Buffer.from(answer.subarray(0, mostOfAnswer))})
      on conflict do nothing`.execute(db)
}
