import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { isLoopback } from '../../../platform/config.ts'
import { defineJob, handle, type JobContext, type JobHandler } from '../../../platform/jobs.ts'
import { defineSetting, readSetting, type Setting } from '../../../platform/setting.ts'
import { carrel, mustWork, readWork, tablesOf, type Work } from '../../../platform/work.ts'
import { bibRecords } from '../../catalog/index.ts'
import { judgeBibs, qualityTopic } from '../judge-bibs.ts'
import { judgingOf } from '../judging.ts'
import { profileInForce } from '../profile.ts'
import { addressVerdict } from '../rules/address-verdict.ts'
import { countTitles } from '../sweep.ts'
import type { QualityTables } from '../tables.ts'
import { addressStates, keepAddresses } from './address-store.ts'
import { askAddress } from './ask-address.ts'
import { askPolitely } from './ask-politely.ts'

const batch = 100
/** Between two addresses of one host, in milliseconds. */
const usualGap = 1000
const milliseconds = 15_000

const everyDays = defineSetting(
  'quality.links-every-days',
  0,
  'How often the addresses in records (856 $u) are asked whether they are still there, in days; 0: only when someone asks for it',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 366
        ? undefined
        : 'Write days, from 1 to 366, or 0 for never.',
  },
)

/** The settings of this module. */
export const linkSettings: readonly Setting<unknown>[] = [everyDays]

const linksJob = defineJob<{ readonly begun: string }>('quality.check-links', {
  title: () => 'Check of the addresses in records',
  retries: 3,
})

const tables = (w: Pick<Work, 'db'>) => tablesOf<QualityTables>(w)

/** Begins to ask all addresses; a walk that is under way is begun anew. */
export async function startLinkCheck(w: Work): Promise<{ readonly job: number }> {
  const job = await w.enqueue(linksJob, { begun: w.now.toString() })
  const values = {
    by_name: actorName(w.actor),
    begun_at: w.now,
    after_bib: 0,
    records: 0,
    total: await countTitles(w),
    asked: 0,
    job_id: job,
    ended_at: null,
    stopped: false,
  }
  await tables(w)
    .insertInto('quality.link_run')
    .values(values)
    .onConflict((clash) => clash.column('only').doUpdateSet(values))
    .execute()
  await w.audit({ action: 'quality.check-links', subject: 'quality:links' })
  return { job }
}

/** Walks through the records and asks what is in them, with its progress. */
export const linksHandler: JobHandler = handle(linksJob, async (context, { begun }) => {
  const lastAsked = new Map<string, number>()
  for (;;) {
    const step = await linkStep(context, Temporal.Instant.from(begun), lastAsked)
    if (!step) return { superseded: true }
    context.progress(step.records, Math.max(step.records, step.total), `${step.asked.toLocaleString('en')} addresses`)
    context.platform.live.tell(qualityTopic)
    if (step.ended) return { records: step.records, asked: step.asked }
  }
})

async function linkStep(
  { platform, id, cancelled }: JobContext,
  begun: Temporal.Instant,
  lastAsked: Map<string, number>,
) {
  const read = readWork(platform, carrel)
  const run = await tables(read).selectFrom('quality.link_run').selectAll().executeTakeFirst()
  if (!run || run.job_id !== id || run.ended_at !== null) return undefined
  const { judge, isEnding } = judgingOf(platform)
  const { rows } = await sql<{ id: number }>`
    select id from catalog.bib_view where id > ${run.after_bib} order by id limit ${batch}`.execute(read.db)
  const bibs = rows.map((row) => row.id)
  const profile = await profileInForce.get(read, 'all')
  const judged = await judge(await bibRecords(read, bibs), profile)
  const urls = [...new Set(judged.flatMap(({ links }) => links.map(({ url }) => url)))]
  const known = await addressStates(read, urls)
  // The same address stands in many records: it is asked once in a walk.
  const isDue = (url: string) => {
    const before = known.get(url)
    return !before || Temporal.Instant.compare(before.askedAt, begun) < 0
  }
  const { config } = platform
  const isTest = config.test && isLoopback(config.host)
  const answers = await askPolitely(
    urls.filter(isDue),
    (url) => askAddress(url, { privateAddresses: isTest, milliseconds }),
    { gap: isTest ? 0 : usualGap, lastAsked, stopped: () => cancelled() || isEnding() },
  )
  const isWhole = urls.filter(isDue).every((url) => answers.has(url))
  return mustWork(platform, carrel, async (w) => {
    await keepAddresses(
      w,
      [...answers].map(([url, answer]) => ({ url, ...addressVerdict(answer, known.get(url)?.failures ?? 0) })),
    )
    await judgeBibs(w, bibs, judge)
    const records = run.records + (isWhole ? bibs.length : 0)
    const asked = run.asked + answers.size
    const ended = cancelled() || isEnding() || bibs.length < batch
    await tables(w)
      .updateTable('quality.link_run')
      .set({
        after_bib: isWhole ? (bibs.at(-1) ?? run.after_bib) : run.after_bib,
        records,
        asked,
        ...(ended && { ended_at: w.now, stopped: !isWhole || cancelled() }),
      })
      .execute()
    return { records, asked, total: run.total, ended }
  })
}

const Daily = defineJob('quality.links-due')

/** Begins the walk by itself where the library wants it, so many days after the last one. */
export const linksDueHandler: JobHandler = handle(
  Daily,
  ({ platform }) =>
    mustWork(platform, carrel, async (w) => {
      const days = await readSetting(w, everyDays)
      if (days === 0) return
      const run = await tables(w).selectFrom('quality.link_run').select(['begun_at', 'ended_at']).executeTakeFirst()
      const since = w.now.subtract({ hours: 24 * days })
      if (!run || (run.ended_at !== null && Temporal.Instant.compare(run.begun_at, since) <= 0)) await startLinkCheck(w)
    }),
  '20 1 * * *',
)
