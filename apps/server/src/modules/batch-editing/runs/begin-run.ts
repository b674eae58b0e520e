import type { Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchRun, BeginBatchRun } from '../contract.ts'
import { selected, selectedBibs } from '../selection.ts'
import { calledTasks } from '../tasks/called-tasks.ts'
import { checkWithStylesheets } from '../tasks/check-stylesheets.ts'
import type { TaskCheck } from '../tasks/check-task.ts'
import { taskNotFound, taskRow } from '../tasks/tasks.ts'
import { getRun } from './runs.ts'

type Request = NonNullable<typeof BeginBatchRun.types>['body']

/** Records that are previewed and written together. */
const partSize = 500

/** Works out what a run would do. Tried again after a crash, it goes on where it was. */
export const previewJob = defineJob<{ readonly run: number; readonly name: string }>('batch-editing.preview', {
  title: ({ name }) => `Preview of ${name}`,
  retries: 3,
})

/** Begins a run over a selection, which is found now and kept; a job works out what would change. */
export async function beginRun(w: Work, request: Request & { readonly schedule?: number }): Promise<Outcome<BatchRun>> {
  const planned = await plannedTask(w, request)
  if (isRefusal(planned)) return planned
  const chosen = await selected(w, request.selection)
  if (isRefusal(chosen)) return chosen
  const bibs = await selectedBibs(w, chosen)
  if (bibs.length === 0) {
    return refuse({
      code: 'selection-empty',
      field: 'selection',
      message: `There are no records in this selection (${chosen.text}).`,
    })
  }
  const { task, check } = planned
  const name = request.name?.trim() || task.name
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.run (name, why, kind, schedule_id, task_id, task_name, task, called, selection,
      selection_text, apply_at_once, created_at, by_name, records, instructions, understood)
    values (${name}, ${request.why?.trim() || task.name}, 'task', ${request.schedule ?? null},
      ${request.taskId ?? null}, ${task.name}, ${jsonb(task)}, ${jsonb([...planned.called])},
      ${jsonb(request.selection)}, ${chosen.text}, ${request.applyAtOnce === true}, ${w.now}, ${actorName(w.actor)},
      ${bibs.length}, ${check.instructions}, ${check.understood}) returning id`.execute(w.db)
  return startPreview(w, { id: rows[0]?.id ?? 0, name, bibs })
}

/** Divides the records of a run into parts and queues its preview. */
export async function startPreview(
  w: Work,
  { id, name, bibs }: { readonly id: number; readonly name: string; readonly bibs: readonly number[] },
): Promise<Outcome<BatchRun>> {
  await sql`
    insert into batch_editing.run_part (run_id, number, first, bibs)
    select ${id}, (place - 1) / ${partSize} + 1, min(place), array_agg(bib order by place)
    from unnest(${bibs}::bigint[]) with ordinality as listed(bib, place) group by 2`.execute(w.db)
  const job = await w.enqueue(previewJob, { run: id, name })
  await sql`update batch_editing.run set job_id = ${job} where id = ${id}`.execute(w.db)
  return getRun(w, id)
}

/** A task that can be run, with those that it calls as they are now. */
export interface PlannedTask {
  readonly task: Task
  readonly called: ReadonlyMap<string, Task>
  readonly check: TaskCheck
}

/** The task that a request names or brings, checked; refuses one with faults, each as a reason of its own. */
export async function plannedTask(
  w: Pick<Work, 'db' | 'actor'>,
  request: { readonly taskId?: number; readonly task?: Task },
): Promise<Outcome<PlannedTask>> {
  const task = await givenTask(w, request)
  if (isRefusal(task)) return task
  const called = await calledTasks(w, task)
  const check = await checkWithStylesheets(task, called)
  if (check.faults.length > 0) {
    return refuse(
      ...check.faults.map(({ step, message, param }) => ({
        code: 'batch-task-faulty',
        field: 'task',
        message: step === undefined ? message : `Step ${step}: ${message}`,
        facts: { step, param },
      })),
    )
  }
  if (check.understood === 0) {
    return refuse({
      code: 'batch-task-empty',
      field: 'task',
      message:
        check.instructions === 0
          ? 'This task has no steps that are switched on.'
          : 'None of the instructions of this task is understood.',
    })
  }
  return { task, called, check }
}

async function givenTask(
  w: Pick<Work, 'db' | 'actor'>,
  { taskId, task }: { readonly taskId?: number; readonly task?: Task },
): Promise<Outcome<Task>> {
  if (taskId === undefined) {
    return task ?? refuse({ code: 'batch-task-missing', field: 'task', message: 'Choose a task, or send one.' })
  }
  const row = await taskRow(w, taskId)
  return row ? row.task : taskNotFound()
}
