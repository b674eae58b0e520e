import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork, withWork, type Actor } from '../../platform/work.ts'
import type { ExportSettings } from './contract.ts'
import { exportJob, startRun } from './exports.ts'
import { recordFile } from './record-file.ts'

interface Asked {
  readonly id: number
  readonly export: number
  readonly state: string
  readonly since: Temporal.Instant | null
  readonly settings: ExportSettings
}

/** Makes the file of a run, with its progress. */
export const exportHandler: JobHandler = handle(exportJob, async ({ platform, actor, progress }, { run }) => {
  try {
    return await makeFile(platform, actor, run, progress)
  } catch (error) {
    const message = error instanceof ExportProblem ? error.message : 'The export broke off; it is tried again.'
    await sql`update record_exports.run set state = 'failed', error = ${message}, finished_at = ${platform.clock.now()}
      where id = ${run}`.execute(platform.database.kysely)
    throw error
  }
})

/** Begins the runs that are due. */
export const scheduleHandler: JobHandler = handle(
  defineJob('record-exports.due'),
  async ({ platform }) => {
    for (;;) {
      const now = platform.clock.now()
      const begun = await withWork(platform, carrel, async (w) => {
        const { rows } = await sql<{ id: number }>`
          update record_exports.export set next_at = ${now}::timestamptz + make_interval(hours => every_hours)
          where id = (select id from record_exports.export where deleted_at is null and next_at <= ${now}
            order by next_at limit 1 for update skip locked) returning id`.execute(w.db)
        return rows[0] ? startRun(w, rows[0].id) : undefined
      })
      if (begun === undefined || isRefusal(begun)) return
    }
  },
  '*/5 * * * *',
)

class ExportProblem extends Error {}

async function makeFile(
  platform: Platform,
  actor: Actor,
  run: number,
  progress: (done: number, total: number) => void,
) {
  const w = readWork(platform, actor)
  const { rows } = await sql<Asked>`
    select r.id, r.export_id as export, r.state, r.since, e.settings from record_exports.run r
      join record_exports.export e on e.id = r.export_id where r.id = ${run}`.execute(w.db)
  const [asked] = rows
  if (!asked || asked.state === 'done') return {}
  // What is saved while the file is made goes out next time, too: better twice than never.
  const until = platform.clock.now()
  await sql`update record_exports.run set state = 'running', error = null where id = ${run}`.execute(w.db)
  const made = await recordFile(w, asked, progress)
  if (isRefusal(made)) throw new ExportProblem(made.blocks[0]?.message)
  const { bytes, counts } = made
  const file = await platform.files.put(bytes, Number.MAX_SAFE_INTEGER)
  await withWork(platform, actor, async (work) => {
    await sql`update record_exports.run set state = 'done', file = ${file.hash}, size = ${file.size},
      records = ${counts.records}, removed = ${counts.removed}, items = ${counts.items}, left_out = ${counts.leftOut},
      until = ${until}, finished_at = ${platform.clock.now()} where id = ${run}`.execute(work.db)
    await sql`update record_exports.export set changed_since = ${until} where id = ${asked.export}`.execute(work.db)
  })
  return { run, ...counts }
}
