import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { libraryTimeZone } from '../../org/index.ts'
import type { BatchSchedule, CreateBatchSchedule, ScheduleTimes, Selection } from '../contract.ts'
import { nextTime, timesInWords } from '../rules/next-time.ts'
import { plannedTask } from '../runs/begin-run.ts'
import { selected } from '../selection.ts'

type Request = NonNullable<typeof CreateBatchSchedule.types>['body']

/** A task that runs by itself, as it is stored. */
export interface ScheduleRow {
  readonly id: number
  readonly name: string
  readonly task_id: number
  readonly task_name: string
  readonly times: ScheduleTimes
  readonly time_zone: string
  readonly selection: Selection | null
  readonly mode: 'apply' | 'preview'
  readonly enabled: boolean
  readonly next_at: Temporal.Instant | null
  readonly last_at: Temporal.Instant | null
  readonly last_run: number | null
  readonly problem: string | null
  readonly by_name: string
}

/** Columns of a schedule, of `batch_editing.schedule s`. */
export const scheduleColumns = sql`s.id, s.name, s.task_id, t.name as task_name, s.times, s.time_zone, s.selection, s.mode, s.enabled, s.next_at,
  s.last_at, s.problem, s.by_name, (select max(r.id) from batch_editing.run r where r.schedule_id = s.id) as last_run`

/** Tasks that run by themselves, by name. */
export async function listSchedules(w: Work): Promise<{ total: number; rows: BatchSchedule[] }> {
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from batch_editing.schedule s join batch_editing.task t on t.id = s.task_id
    where s.deleted_at is null order by lower(s.name), s.id`.execute(w.db)
  return { total: rows.length, rows: rows.map(scheduleView) }
}

/** Lets a task run by itself. Imports that ended before do not count. */
export async function createSchedule(w: Work, request: Request): Promise<Outcome<BatchSchedule>> {
  const problem = await problemOf(w, request)
  if (problem) return problem
  const timeZone = await libraryTimeZone(w)
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.schedule (name, task_id, times, time_zone, selection, mode, enabled, next_at, by_name, created_at)
    values (${request.name.trim()}, ${request.task}, ${jsonb(request.times)}, ${timeZone},
      ${request.selection === null ? null : jsonb(request.selection)}, ${request.mode}, ${request.enabled},
      ${nextTime(request.times, w.now, timeZone) ?? null}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await w.audit({ action: 'batch-schedule.create', subject: `batch-schedule:${id}`, detail: { name: request.name } })
  return passOver(w, id)
}

/** Changes when, on what or whether a task runs by itself. */
export async function changeSchedule(w: Work, id: number, request: Request): Promise<Outcome<BatchSchedule>> {
  const row = await scheduleRow(w, id)
  if (!row) return scheduleNotFound()
  const problem = await problemOf(w, request)
  if (problem) return problem
  await sql`
    update batch_editing.schedule set name = ${request.name.trim()}, task_id = ${request.task},
      times = ${jsonb(request.times)}, selection = ${request.selection === null ? null : jsonb(request.selection)},
      mode = ${request.mode}, enabled = ${request.enabled},
      next_at = ${nextTime(request.times, w.now, row.time_zone) ?? null}, problem = null
    where id = ${id}`.execute(w.db)
  await w.audit({ action: 'batch-schedule.change', subject: `batch-schedule:${id}`, detail: { name: request.name } })
  // What was imported while it was switched off is not made up for.
  return request.enabled && !row.enabled ? passOver(w, id) : getSchedule(w, id)
}

/** Lets a task no longer run by itself. */
export async function deleteSchedule(w: Work, id: number): Promise<Outcome<object>> {
  const row = await scheduleRow(w, id)
  if (!row) return scheduleNotFound()
  await sql`update batch_editing.schedule set deleted_at = ${w.now}, enabled = false where id = ${id}`.execute(w.db)
  await w.audit({ action: 'batch-schedule.delete', subject: `batch-schedule:${id}`, detail: { name: row.name } })
  return {}
}

/** Marks the imports that have ended so far as looked at. */
async function passOver(w: Work, id: number): Promise<Outcome<BatchSchedule>> {
  await sql`
    insert into batch_editing.schedule_import (schedule_id, import_id)
    select ${id}, id from loading.import_view where finished_at is not null on conflict do nothing`.execute(w.db)
  return getSchedule(w, id)
}

async function getSchedule(w: Work, id: number): Promise<Outcome<BatchSchedule>> {
  const row = await scheduleRow(w, id)
  return row ? scheduleView(row) : scheduleNotFound()
}

async function scheduleRow(w: Pick<Work, 'db'>, id: number): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from batch_editing.schedule s join batch_editing.task t on t.id = s.task_id
    where s.id = ${id} and s.deleted_at is null`.execute(w.db)
  return rows[0]
}

function scheduleNotFound() {
  return refuse({ code: 'batch-schedule-not-found', message: 'There is no such schedule. It may have been deleted.' })
}

async function problemOf(w: Work, request: Request) {
  const planned = await plannedTask(w, { taskId: request.task })
  if (isRefusal(planned)) return planned
  if (request.selection === null) {
    if (request.times.every === 'import') return undefined
    return refuse({ code: 'selection-missing', field: 'selection', message: 'Say which records it shall run over.' })
  }
  const found = await selected(w, request.selection)
  return isRefusal(found) ? found : undefined
}

function scheduleView(row: ScheduleRow): BatchSchedule {
  return {
    id: row.id,
    name: row.name,
    task: row.task_id,
    taskName: row.task_name,
    times: row.times,
    text: timesInWords(row.times),
    selection: row.selection,
    mode: row.mode,
    enabled: row.enabled,
    nextAt: row.enabled ? (row.next_at?.toString() ?? null) : null,
    lastAt: row.last_at?.toString() ?? null,
    lastRun: row.last_run,
    problem: row.problem,
    by: row.by_name,
  }
}
