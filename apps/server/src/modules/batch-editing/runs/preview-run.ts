import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import { withWork } from '../../../platform/work.ts'
import { crewOf } from '../editor/crew-of.ts'
import type { RunPlan } from '../editor/protocol.ts'
import { TaskHangs } from '../editor/task-hangs.ts'
import { openRecords } from '../settings.ts'
import { applyRun } from './apply-run.ts'
import { previewJob } from './begin-run.ts'
import { inFlight } from './in-flight.ts'
import { markLocked } from './mark-locked.ts'
import { noteConflicts } from './note-conflicts.ts'
import { asOnlyEditor } from './only-runner.ts'
import { keepCounts, runRow, type RunRow } from './run-row.ts'
import { runSettings } from './runs.ts'

/** A task that hangs in more records than this is given up: each costs seconds. */
const mostStuck = 20

/** What someone who waits for a run hears, and says. */
export interface RunListener {
  progress(done: number, total: number): void
  /** True once it shall stop. */
  cancelled(): boolean
}

/** Does a queued preview, with its progress; where it shall be written at once and asks nothing, queues that too. */
export const previewHandler: JobHandler = handle(previewJob, async (context, { run }) => {
  await previewRun(context.platform, context.actor, run, context)
  return { run }
})

/** Works out what a run would do, from where an earlier attempt stopped. */
export async function previewRun(platform: Platform, actor: Actor, id: number, listener: RunListener): Promise<void> {
  await asOnlyEditor(platform, id, async () => {
    const run = await begin(platform, id)
    if (!run) return
    try {
      const isWhole = await previewParts(platform, run, listener)
      await end(platform, run, isWhole)
      if (isWhole && run.apply_at_once) await applyAtOnce(platform, actor, id)
    } catch (error) {
      const told =
        error instanceof TaskHangs
          ? error.message
          : 'The preview failed. Begin it again; if it fails again, tell your administrator.'
      await sql`update batch_editing.run set state = 'failed', error = ${told} where id = ${id}`.execute(
        platform.database.kysely,
      )
      throw error
    }
  })
}

async function begin({ database, clock }: Platform, id: number): Promise<RunRow | undefined> {
  const { rows } = await sql`
    update batch_editing.run set state = 'previewing', previewed_at = coalesce(previewed_at, ${clock.now()})
    where id = ${id} and state in ('waiting', 'previewing') returning id`.execute(database.kysely)
  return rows.length === 0 ? undefined : runRow({ db: database.kysely }, id)
}

/** Has every part worked out; false when it was asked to stop before that. */
async function previewParts(platform: Platform, run: RunRow, listener: RunListener): Promise<boolean> {
  const db = platform.database.kysely
  const { rows: parts } = await sql<{ number: number; records: number }>`
    select number, cardinality(bibs) as records from batch_editing.run_part
    where run_id = ${run.id} and state = 'waiting' order by number`.execute(db)
  const plan: RunPlan = {
    run: run.id,
    undoes: run.undoes,
    task: run.task,
    called: run.called,
    // The moment is the same for all parts, also for those that another process does after a crash.
    now: (run.previewed_at ?? platform.clock.now()).epochMilliseconds,
    protectedTags: (await runSettings({ db })).protectedTags,
  }
  const crew = crewOf(platform)
  let done = run.records - parts.reduce((sum, { records }) => sum + records, 0)
  let stuck = 0
  listener.progress(done, run.records)
  return inFlight(parts, crew.size, listener, async ({ number, records }) => {
    for (;;) {
      const edited = await crew.run('part', { plan, part: number })
      if (edited.ok) break
      stuck += 1
      if (stuck > mostStuck) throw new TaskHangs()
      await sql`
        update batch_editing.run_part set stuck = stuck || bibs[${edited.stuckAt + 1}::integer]
        where run_id = ${run.id} and number = ${number}`.execute(db)
    }
    done += records
    listener.progress(done, run.records)
  })
}

async function end(platform: Platform, { id }: RunRow, isWhole: boolean): Promise<void> {
  const db = platform.database.kysely
  if (!isWhole) {
    await sql`update batch_editing.run set state = 'failed', error = 'The preview was stopped.' where id = ${id}`.execute(
      db,
    )
    return
  }
  await markLocked({ db, now: platform.clock.now() }, id, await readSetting({ db }, openRecords))
  const { rows: untold } = await sql<{ bib: number }>`
    select bib_id as bib from batch_editing.change where run_id = ${id} and state = 'conflict' and note is null`.execute(
    db,
  )
  await noteConflicts(
    { db },
    id,
    untold.map(({ bib }) => bib),
  )
  await keepCounts({ db }, id)
  await sql`update batch_editing.run set state = 'previewed' where id = ${id} and state = 'previewing'`.execute(db)
}

/** Where a question is asked, or nothing would change, the preview waits for a person. */
async function applyAtOnce(platform: Platform, actor: Actor, id: number): Promise<void> {
  const applied = await withWork(platform, actor, (w) => applyRun(w, id, {}))
  if (!isRefusal(applied)) return
  await sql`update batch_editing.run set apply_at_once = false where id = ${id}`.execute(platform.database.kysely)
}
