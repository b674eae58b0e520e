import type { Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchTask, ChangeBatchTask, CreateBatchTask } from '../contract.ts'
import { ownerOf } from '../owner.ts'
import { getTask, taskNotFound, taskRow } from './tasks.ts'

type Creation = NonNullable<typeof CreateBatchTask.types>['body']
type Change = NonNullable<typeof ChangeBatchTask.types>['body']

/** Saves a new task. One with faults is saved too: it is work in progress, and is refused when it shall run. */
export async function createTask(w: Work, request: Creation, why = 'Made'): Promise<Outcome<BatchTask>> {
  const task = tidy(request.task)
  const taken = await nameTaken(w, task.name)
  if (taken) return taken
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.task (name, task, folder, tags, shared, owner, owner_name, created_at, changed_at, changed_by)
    values (${task.name}, ${jsonb(task)}, ${tidyFolder(request.folder)}, ${tidyTags(request.tags)}::text[], ${request.shared ?? true}, ${ownerOf(w.actor)},
      ${actorName(w.actor)}, ${w.now}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await keepVersion(w, { id, version: 1, task, why })
  await w.audit({ action: 'batch-task.create', subject: `batch-task:${id}`, detail: { name: task.name } })
  return getTask(w, id)
}

/** Saves a changed task as its next version, unless someone saved another one since it was opened. */
export async function changeTask(w: Work, id: number, request: Change): Promise<Outcome<BatchTask>> {
  const row = await taskRow(w, id, { lock: true })
  if (!row) return taskNotFound()
  if (row.version !== request.version) {
    return refuse({
      code: 'batch-task-changed-meanwhile',
      message: `${row.changed_by} saved this task while you were editing. Nothing of yours was saved: open the new version, or save yours as a copy.`,
      facts: { version: row.version },
    })
  }
  const task = tidy(request.task)
  const taken = await nameTaken(w, task.name, id)
  if (taken) return taken
  const version = row.version + 1
  await sql`
    update batch_editing.task set name = ${task.name}, task = ${jsonb(task)},
      folder = ${request.folder === undefined ? row.folder : tidyFolder(request.folder)},
      tags = ${request.tags === undefined ? row.tags : tidyTags(request.tags)}::text[], shared = ${request.shared ?? row.shared}, version = ${version},
      changed_at = ${w.now}, changed_by = ${actorName(w.actor)}
    where id = ${id}`.execute(w.db)
  await keepVersion(w, { id, version, task, why: request.why?.trim() || 'Changed' })
  await w.audit({ action: 'batch-task.change', subject: `batch-task:${id}`, detail: { name: task.name, version } })
  return getTask(w, id)
}

/** Copies a task; the copy belongs to whoever copies. */
export async function copyTask(w: Work, id: number, name: string | undefined): Promise<Outcome<BatchTask>> {
  const row = await taskRow(w, id)
  if (!row) return taskNotFound()
  const wanted = name?.trim() || (await freeName(w, `${row.name} (copy)`))
  const { folder, tags, shared } = row
  return createTask(
    w,
    { task: { ...row.task, steps: [...row.task.steps], name: wanted }, folder, tags: [...tags], shared },
    `Copied from “${row.name}”`,
  )
}

/** A name that no task has: the wanted one, or the same with a number. */
export async function freeName(w: Work, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!(await nameTaken(w, name))) return name
  }
}

async function nameTaken(w: Work, name: string, but?: number) {
  const { rows } = await sql<{ owner_name: string; folder: string }>`
    select owner_name, folder from batch_editing.task
    where lower(name) = lower(${name}) and deleted_at is null and id is distinct from ${but ?? null}`.execute(w.db)
  const [other] = rows
  if (!other) return undefined
  return refuse({
    code: 'batch-task-name-taken',
    field: 'name',
    message: `There is a task “${name}” already (${other.owner_name}). Tasks call each other by name, so each needs one of its own.`,
  })
}

async function keepVersion(
  w: Work,
  {
    id,
    version,
    task,
    why,
  }: { readonly id: number; readonly version: number; readonly task: Task; readonly why: string },
): Promise<void> {
  await sql`
    insert into batch_editing.task_version (task_id, version, task, at, by_name, why)
    values (${id}, ${version}, ${jsonb(task)}, ${w.now}, ${actorName(w.actor)}, ${why})`.execute(w.db)
}

function tidy(task: Task): Task {
  return { ...task, name: task.name.trim().replaceAll(/\s+/g, ' ') || 'Task' }
}

function tidyFolder(folder = ''): string {
  return folder
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/')
}

function tidyTags(tags: readonly string[] = []): readonly string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
}

/** Deletes a task; it can be taken back. */
export async function deleteTask(w: Work, id: number): Promise<Outcome<object>> {
  const row = await taskRow(w, id, { lock: true })
  if (!row) return taskNotFound()
  const { rows } = await sql<{ name: string }>`
    select name from batch_editing.schedule where task_id = ${id} and enabled and deleted_at is null`.execute(w.db)
  if (rows.length > 0) {
    return refuse({
      code: 'batch-task-scheduled',
      message: `This task runs by itself: ${rows.map(({ name }) => `“${name}”`).join(', ')}. Switch that off first.`,
    })
  }
  await sql`update batch_editing.task set deleted_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'batch-task.delete', subject: `batch-task:${id}`, detail: { name: row.name } })
  return {}
}

/** Takes a deleted task back; under another name where its own has been taken since. */
export async function restoreTask(w: Work, id: number): Promise<Outcome<BatchTask>> {
  const row = await taskRow(w, id, { deleted: true, lock: true })
  if (!row) return taskNotFound()
  const name = await freeName(w, row.name)
  await sql`update batch_editing.task set deleted_at = null, name = ${name}, task = ${jsonb({ ...row.task, name })}
    where id = ${id}`.execute(w.db)
  await w.audit({ action: 'batch-task.restore', subject: `batch-task:${id}`, detail: { name } })
  return getTask(w, id)
}

/** Saves an earlier version of a task as its next one. */
export async function restoreTaskVersion(w: Work, id: number, version: number): Promise<Outcome<BatchTask>> {
  const row = await taskRow(w, id)
  if (!row) return taskNotFound()
  const { rows } = await sql<{ task: Task }>`
    select task from batch_editing.task_version where task_id = ${id} and version = ${version}`.execute(w.db)
  const [old] = rows
  if (!old) return refuse({ code: 'batch-task-version-not-found', message: `This task has no version ${version}.` })
  const task = { ...old.task, steps: [...old.task.steps] }
  return changeTask(w, id, { task, version: row.version, why: `Version ${version} taken back` })
}

/** Every version of a task, newest first. */
export async function taskVersions(w: Work, id: number) {
  const row = await taskRow(w, id)
  if (!row) return taskNotFound()
  const { rows } = await sql<{ version: number; at: Temporal.Instant; by_name: string; why: string; task: Task }>`
    select version, at, by_name, why, task from batch_editing.task_version
    where task_id = ${id} order by version desc`.execute(w.db)
  return {
    rows: rows.map(({ version, at, by_name, why, task }) => ({
      version,
      at: at.toString(),
      by: by_name,
      why,
      task: { ...task, steps: [...task.steps] },
    })),
  }
}
