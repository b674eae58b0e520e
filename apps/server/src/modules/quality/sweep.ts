import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { carrel, mustWork, tablesOf, type Work } from '../../platform/work.ts'
import { judgeBibs, qualityTopic, type Judge } from './judge-bibs.ts'
import { judgingOf } from './judging.ts'
import { rulesKnown } from './rules-known.ts'
import type { QualityTables } from './tables.ts'
import { writeTrend } from './trend.ts'
import { compactTally } from './write-findings.ts'

/** Titles that are looked at in one transaction. */
const batch = 200
/** Transactions after which the rows of the tally are put together. */
const compactEvery = 20

const sweepJob = defineJob<{ readonly why: string }>('quality.check-all', {
  title: ({ why }) => `Check of all records: ${why}`,
  retries: 3,
})

const tables = (w: Pick<Work, 'db'>) => tablesOf<QualityTables>(w)

/** Which edition of the rules this program checks by. */
export function rulesEdition(): string {
  const text = JSON.stringify(rulesKnown().map(({ code, severity }) => [code, severity]))
  return createHash('sha1').update(text).digest('base64url').slice(0, 16)
}

/** Begins the walk through all records anew; one that is under way ends and this one takes its place. */
export async function startSweep(w: Work, why: string): Promise<{ readonly job: number }> {
  const job = await w.enqueue(sweepJob, { why })
  const values = {
    why,
    by_name: actorName(w.actor),
    rules: rulesEdition(),
    begun_at: w.now,
    after_bib: 0,
    checked: 0,
    total: await countTitles(w),
    job_id: job,
    ended_at: null,
    stopped: false,
  }
  await tables(w)
    .insertInto('quality.sweep')
    .values(values)
    .onConflict((clash) => clash.column('only').doUpdateSet(values))
    .execute()
  return { job }
}

/** Goes on with a walk that was interrupted, in a job of its own. */
async function resumeSweep(w: Work, why: string): Promise<void> {
  await tables(w)
    .updateTable('quality.sweep')
    .set({ job_id: await w.enqueue(sweepJob, { why }) })
    .execute()
}

/**
 * Begins the walk when this program has other rules than the one that walked last, or none ever did: a library that is
 * brought up to date fills its list by itself. An empty one has nothing to walk through.
 */
export async function startSweepIfNeeded(w: Work): Promise<void> {
  const row = await tables(w)
    .selectFrom('quality.sweep')
    .select(['rules', 'why', 'ended_at'])
    .forUpdate()
    .executeTakeFirst()
  if (row && row.rules === rulesEdition() && row.ended_at === null) return resumeSweep(w, row.why)
  if (row?.rules === rulesEdition() || (!row && (await countTitles(w)) === 0)) return
  await startSweep(w, row ? 'The rules have changed' : 'The first one')
}

/** How many titles the library has. */
export async function countTitles(w: Pick<Work, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from catalog.bib_view`.execute(w.db)
  return rows[0]?.count ?? 0
}

/** Walks through all records from where it stopped, with its progress. */
export const sweepHandler: JobHandler = handle(sweepJob, async ({ platform, id, progress, cancelled }) => {
  const { judge, pause, isEnding } = judgingOf(platform)
  let steps = 0
  for (;;) {
    const began = performance.now()
    const step = await mustWork(platform, carrel, (w) => sweepStep(w, id, judge, cancelled()))
    if (!step) return { superseded: true }
    progress(step.checked, Math.max(step.total, step.checked))
    if (step.ended || ++steps % compactEvery === 0) await compactTally({ db: platform.database.kysely })
    platform.live.tell(qualityTopic)
    if (step.ended) {
      await mustWork(platform, carrel, (w) => writeTrend(w))
      return { checked: step.checked }
    }
    await pause(performance.now() - began)
    // The next start of the server goes on from here.
    if (isEnding()) return { checked: step.checked, interrupted: true }
  }
})

interface Step {
  readonly checked: number
  readonly total: number
  readonly ended: boolean
}

/** One transaction of the walk; undefined when another job has taken it over. */
async function sweepStep(w: Work, job: number, judge: Judge, stop: boolean): Promise<Step | undefined> {
  const sweep = await tables(w).selectFrom('quality.sweep').selectAll().forUpdate().executeTakeFirst()
  if (!sweep || sweep.job_id !== job || sweep.ended_at !== null) return undefined
  const { rows } = await sql<{ id: number }>`
    select id from catalog.bib_view where id > ${sweep.after_bib} order by id limit ${batch}`.execute(w.db)
  const bibs = stop ? [] : rows.map(({ id }) => id)
  await judgeBibs(w, bibs, judge)
  const checked = sweep.checked + bibs.length
  const ended = bibs.length < batch
  await tables(w)
    .updateTable('quality.sweep')
    .set({
      after_bib: bibs.at(-1) ?? sweep.after_bib,
      checked,
      ...(ended && { ended_at: w.now, stopped: stop }),
    })
    .execute()
  return { checked, total: sweep.total, ended }
}
