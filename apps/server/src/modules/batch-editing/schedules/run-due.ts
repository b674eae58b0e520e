import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { readWork, withWork, type Actor, type Work } from '../../../platform/work.ts'
import type { BatchRun, Selection } from '../contract.ts'
import { nextTime } from '../rules/next-time.ts'
import { beginRun } from '../runs/begin-run.ts'
import { selected, selectedBibs } from '../selection.ts'
import { scheduleColumns, type ScheduleRow } from './schedules.ts'

const LookForDue = defineJob('batch-editing.schedules')

/** Begins what runs by itself and is due, each minute. */
export const schedulesHandler: JobHandler = handle(LookForDue, ({ platform }) => runDue(platform), '* * * * *')

/** Begins every run that is due by its time, or because an import has ended. */
export async function runDue(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from batch_editing.schedule s join batch_editing.task t on t.id = s.task_id
    where s.enabled and s.deleted_at is null and (s.next_at <= ${now} or s.times ->> 'every' = 'import')
    order by s.id`.execute(platform.database.kysely)
  for (const schedule of rows) {
    if (schedule.times.every === 'import') await runAfterImports(platform, schedule, schedule.times.name ?? '')
    else await runOnTime(platform, schedule)
  }
}

async function runOnTime(platform: Platform, schedule: ScheduleRow): Promise<void> {
  await begin(platform, schedule, async (w) => {
    // Whoever sets the next time first runs it: two processes look at the same minute.
    const { rows } = await sql`
      update batch_editing.schedule set next_at = ${nextTime(schedule.times, w.now, schedule.time_zone) ?? null}
      where id = ${schedule.id} and next_at = ${schedule.next_at} returning id`.execute(w.db)
    return rows.length === 0 ? undefined : (schedule.selection ?? undefined)
  })
}

async function runAfterImports(platform: Platform, schedule: ScheduleRow, name: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select i.id from loading.import_view i
    where i.finished_at is not null and i.added + i.updated > 0 and strpos(lower(i.name), lower(${name.trim()})) > 0
      and i.state in ('done', 'cancelled') and not exists (
        select from batch_editing.schedule_import s where s.schedule_id = ${schedule.id} and s.import_id = i.id)
    order by i.id`.execute(platform.database.kysely)
  for (const { id } of rows) {
    await begin(platform, schedule, async (w) => {
      const { rows: mine } = await sql`
        insert into batch_editing.schedule_import (schedule_id, import_id) values (${schedule.id}, ${id})
        on conflict do nothing returning import_id`.execute(w.db)
      return mine.length === 0 ? undefined : chosenOf(w, { import: id }, schedule.selection)
    })
  }
}

/** What an import brought, or only those of it that are in a selection too. */
async function chosenOf(w: Work, brought: Selection, selection: Selection | null): Promise<Selection> {
  if (!selection) return brought
  const [all, wanted] = [await selected(w, brought), await selected(w, selection)]
  if (isRefusal(all) || isRefusal(wanted)) return selection
  const some = new Set(await selectedBibs(w, wanted))
  return { bibs: (await selectedBibs(w, all)).filter((bib) => some.has(bib)) }
}

/**
 * Begins a run in one transaction with the note that it was begun. What goes wrong is kept with the schedule: nobody is
 * there to be told.
 */
async function begin(
  platform: Platform,
  schedule: ScheduleRow,
  claim: (w: Work) => Promise<Selection | undefined>,
): Promise<void> {
  const actor: Actor = { kind: 'system', name: `Schedule “${schedule.name}”` }
  let claimed = false
  const begun = await withWork(platform, actor, async (w): Promise<Outcome<BatchRun> | undefined> => {
    const selection = await claim(w)
    if (!selection) return undefined
    claimed = true
    if ('bibs' in selection && selection.bibs.length === 0) return undefined
    const { name, task_id: taskId, id } = schedule
    return beginRun(w, { taskId, selection, name, why: name, applyAtOnce: schedule.mode === 'apply', schedule: id })
  })
  if (!claimed) return
  const problem = isRefusal(begun) ? begun.blocks.map(({ message }) => message).join(' ') : null
  const w = readWork(platform, actor)
  // A refusal undid the claim too; it is made again, so that the same problem is not met every minute.
  if (problem !== null) await withWork(platform, actor, claim)
  await sql`
    update batch_editing.schedule set problem = ${problem}, last_at = ${w.now} where id = ${schedule.id}`.execute(w.db)
}
