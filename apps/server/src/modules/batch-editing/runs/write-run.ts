import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork } from '../../../platform/work.ts'
import { runWritten } from '../events.ts'
import { writeJob } from './apply-run.ts'
import { inFlight } from './in-flight.ts'
import { asOnlyEditor } from './only-runner.ts'
import type { RunListener } from './preview-run.ts'
import { keepCounts, runRow, type RunRow } from './run-row.ts'
import { writeRunPart } from './write-run-part.ts'

/** Parts that are on their way to the database at once: while it writes one, the next is made ready. */
const atOnce = 2

/** Does a queued writing, with its progress. */
export const writeHandler: JobHandler = handle(writeJob, async (context, { run }) => {
  await writeRun(context.platform, context.actor, run, context)
  return { run }
})

/** Writes what was previewed, part by part, from where an earlier attempt stopped. */
export async function writeRun(platform: Platform, actor: Actor, id: number, listener: RunListener): Promise<void> {
  await asOnlyEditor(platform, id, async () => {
    const db = platform.database.kysely
    const run = await runRow({ db }, id)
    if (run?.state !== 'applying') return
    try {
      const isWhole = await writeParts(platform, actor, run, listener)
      await end(
        platform,
        actor,
        run,
        isWhole ? { state: 'applied', error: null } : { state: 'stopped', error: 'It was stopped.' },
      )
    } catch (error) {
      const told = 'Something failed while it was written. What was written stays; go on with it, or undo it.'
      await end(platform, actor, run, { state: 'stopped', error: told })
      throw error
    }
  })
}

async function writeParts(platform: Platform, actor: Actor, run: RunRow, listener: RunListener): Promise<boolean> {
  const db = platform.database.kysely
  const { rows: parts } = await sql<{ number: number; ready: number }>`
    select number, (select count(*) from batch_editing.change c
      where c.run_id = p.run_id and c.part = p.number and c.state = 'ready') as ready
    from batch_editing.run_part p where run_id = ${run.id} and state = 'previewed' order by number`.execute(db)
  const open = parts.reduce((sum, { ready }) => sum + ready, 0)
  const total = Math.max(open, run.counts?.ready ?? open)
  let done = total - open
  listener.progress(done, total)
  return inFlight(parts, atOnce, listener, async ({ number, ready }) => {
    await mustWork(platform, actor, (w) => writeRunPart(w, run, number))
    done += ready
    listener.progress(done, total)
  })
}

async function end(
  platform: Platform,
  actor: Actor,
  { id, undoes }: RunRow,
  { state, error }: { readonly state: 'applied' | 'stopped'; readonly error: string | null },
): Promise<void> {
  await keepCounts({ db: platform.database.kysely }, id)
  await mustWork(platform, actor, async (w) => {
    await sql`
      update batch_editing.run set state = ${state}, error = ${error}, applied_at = ${w.now}
      where id = ${id} and state = 'applying'`.execute(w.db)
    await w.publish(runWritten, { run: id, undoes })
  })
}
