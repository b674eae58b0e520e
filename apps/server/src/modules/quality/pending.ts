import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { carrel, mustWork, tablesOf, type Work } from '../../platform/work.ts'
import { bibsRemoved, bibsWritten } from '../catalog/index.ts'
import { judgeBibs, qualityTopic, type Judge } from './judge-bibs.ts'
import { judgingOf, openJudging, pendingTopic } from './judging.ts'
import { startSweepIfNeeded } from './sweep.ts'
import type { QualityTables } from './tables.ts'
import { compactTally } from './write-findings.ts'

/** So many records are looked at in the transaction that saves them; of more, only the numbers are noted. */
const atOnce = 20
/** Records that are looked at in one transaction behind an import. */
const batch = 200
const compactEvery = 20
/** As if a batch had taken so long, in milliseconds, before the first one. */
const headStart = 25
/** How long, in milliseconds, until it is looked again whether another process is done with what it took. */
const waitForOthers = 50

const Pending = defineJob('quality.check-written')

const tables = (w: Pick<Work, 'db'>) => tablesOf<QualityTables>(w)

/** Whatever is written is looked at: a few records at once, many behind the back of whoever writes them. */
export const writeSubscriptions: readonly Subscription[] = [
  on(bibsWritten, async (w, { added, changed }) => {
    const bibs = [...added, ...changed]
    if (bibs.length <= atOnce) {
      await judgeBibs(w, bibs)
      w.afterCommit(() => w.platform.live.tell(qualityTopic))
    } else await notePending(w, bibs)
  }),
  on(bibsRemoved, async (w, { bibs }) => {
    if (bibs.length <= atOnce) {
      await judgeBibs(w, bibs)
      w.afterCommit(() => w.platform.live.tell(qualityTopic))
    } else await notePending(w, bibs)
  }),
]

/** Notes records that wait to be looked at; whoever does that is woken after the commit. */
export async function notePending(w: Work, bibs: readonly number[]): Promise<void> {
  if (bibs.length === 0) return
  await tables(w)
    .insertInto('quality.pending')
    .values({ bibs: [...bibs] })
    .execute()
  w.afterCommit(() => w.platform.live.tell(pendingTopic))
  // Who runs everything that is due and waits for it (tests, training) waits for jobs.
  if (w.platform.config.test) await w.enqueue(Pending, {}, { key: 'pending' })
}

/** How many records wait to be looked at. */
export async function countPending(w: Pick<Work, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(bibs)), 0)::bigint as count from quality.pending`.execute(w.db)
  return rows[0]?.count ?? 0
}

/** Who looks at what waits in each process: one at a time. */
const running = new WeakMap<Platform, Promise<void>>()

/** Looks at everything that waits, batch by batch; several processes share the work. */
export async function judgePending(platform: Platform): Promise<void> {
  while (running.has(platform)) await running.get(platform)
  const all = judgeAll(platform)
  running.set(platform, all)
  try {
    await all
  } finally {
    running.delete(platform)
  }
}

async function judgeAll(platform: Platform): Promise<void> {
  const { judge, pause, isEnding } = judgingOf(platform)
  // Where an import has only begun, it is let go ahead.
  await pause(headStart)
  for (let steps = 1; !isEnding(); steps++) {
    const began = performance.now()
    const left = await mustWork(platform, carrel, (w) => pendingStep(w, judge))
    if (steps % compactEvery === 0 || (left === 'none' && steps > 1))
      await compactTally({ db: platform.database.kysely })
    if (left === 'none') return
    if (left === 'elsewhere') await wait(waitForOthers)
    else platform.live.tell(qualityTopic)
    await pause(performance.now() - began)
  }
}

async function pendingStep(w: Work, judge: Judge): Promise<'some' | 'elsewhere' | 'none'> {
  const { rows } = await sql<{ id: number; bibs: number[] }>`
    select id, bibs from quality.pending order by id limit 1 for update skip locked`.execute(w.db)
  const [row] = rows
  if (!row) return (await countPending(w)) > 0 ? 'elsewhere' : 'none'
  await judgeBibs(w, row.bibs.slice(0, batch), judge)
  const rest = row.bibs.slice(batch)
  if (rest.length === 0) await tables(w).deleteFrom('quality.pending').where('id', '=', row.id).execute()
  else await tables(w).updateTable('quality.pending').set({ bibs: rest }).where('id', '=', row.id).execute()
  return 'some'
}

/** Should nobody have been woken, what waits is looked at within the minute. */
export const pendingHandler: JobHandler = handle(Pending, ({ platform }) => judgePending(platform), '* * * * *')

/** Looks at what waits as soon as it is there, in processes that do jobs. Returns how to stop. */
export async function startJudging(platform: Platform): Promise<() => Promise<void>> {
  if (!platform.config.roles.includes('jobs')) return async () => {}
  const judging = openJudging(platform)
  let asked = Promise.resolve()
  let waiting = false
  const wake = () => {
    if (waiting) return
    waiting = true
    asked = asked.then(async () => {
      waiting = false
      await judgePending(platform).catch((err: unknown) =>
        platform.log.warn({ err }, 'records that wait to be checked'),
      )
    })
  }
  const deaf = platform.live.hear((topic) => {
    if (topic === pendingTopic) wake()
  })
  await mustWork(platform, carrel, (w) => startSweepIfNeeded(w))
  wake()
  return async () => {
    deaf()
    judging.end()
    await asked
    await judging.close()
  }
}
