import type { Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { FileEdit } from '../contract.ts'
import { plannedTask } from '../runs/begin-run.ts'

/** Runs a task over an uploaded file. Tried again after a crash, it begins anew: nothing of it is kept before its end. */
export const fileEditJob = defineJob<{ readonly edit: number; readonly name: string }>('batch-editing.file', {
  title: ({ name }) => `Task over ${name}`,
  retries: 3,
})

/** A task over a file, as it is stored. */
export interface FileEditRow {
  readonly id: number
  readonly name: string
  readonly file: string
  readonly result: string | null
  readonly size: number
  readonly form: string | null
  readonly task_id: number | null
  readonly task_name: string
  readonly task: Task
  readonly called: readonly (readonly [string, Task])[]
  readonly state: FileEdit['state']
  readonly job_id: number | null
  readonly created_at: Temporal.Instant
  readonly by_name: string
  readonly records: number
  readonly changed: number
  readonly untouched: number
  readonly steps: Readonly<Record<string, number>>
  readonly error: string | null
}

/** Notes an uploaded file and queues the task over it. */
export async function beginFileEdit(
  w: Work,
  { file, name, taskId }: { readonly file: StoredFile; readonly name: string; readonly taskId: number },
): Promise<Outcome<FileEdit>> {
  const planned = await plannedTask(w, { taskId })
  if (isRefusal(planned)) return planned
  const shown =
    name
      .trim()
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .slice(0, 200) || 'upload'
  if (file.size === 0) {
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `“${shown}” is empty. Choose the file with the records.`,
    })
  }
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.file_edit (name, file, size, task_id, task_name, task, called, created_at, by_name)
    values (${shown}, ${file.hash}, ${file.size}, ${taskId}, ${planned.task.name}, ${jsonb(planned.task)},
      ${jsonb([...planned.called])}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  const job = await w.enqueue(fileEditJob, { edit: id, name: shown })
  await sql`update batch_editing.file_edit set job_id = ${job} where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'file-edit.start',
    subject: `file-edit:${id}`,
    detail: { name: shown, task: planned.task.name },
  })
  return getFileEdit(w, id)
}

/** One task over a file; undefined when there is none. */
export async function fileEditRow(w: Pick<Work, 'db'>, id: number): Promise<FileEditRow | undefined> {
  const { rows } = await sql<FileEditRow>`
    select * from batch_editing.file_edit where id = ${id} and deleted_at is null`.execute(w.db)
  return rows[0]
}

/** One task over a file. */
export async function getFileEdit(w: Pick<Work, 'db'>, id: number): Promise<Outcome<FileEdit>> {
  const row = await fileEditRow(w, id)
  return row ? fileEditView(row) : fileEditNotFound()
}

/** Tasks over files, newest first. */
export async function listFileEdits(
  w: Pick<Work, 'db'>,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: FileEdit[] }> {
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from batch_editing.file_edit where deleted_at is null`.execute(w.db)
  const { rows } = await sql<FileEditRow>`
    select * from batch_editing.file_edit where deleted_at is null order by id desc limit ${limit} offset ${offset}`.execute(
    w.db,
  )
  return { total: counts[0]?.total ?? 0, rows: rows.map(fileEditView) }
}

/** Forgets a task over a file. */
export async function deleteFileEdit(w: Work, id: number): Promise<Outcome<object>> {
  const row = await fileEditRow(w, id)
  if (!row) return fileEditNotFound()
  if (row.state === 'waiting' || row.state === 'running') {
    return refuse({ code: 'file-edit-running', message: 'This file is being worked on. Stop its job first.' })
  }
  await sql`update batch_editing.file_edit set deleted_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'file-edit.delete', subject: `file-edit:${id}`, detail: { name: row.name } })
  return {}
}

/** The file that came of a task, and what it is called. */
export async function fileResult(
  w: Pick<Work, 'db'>,
  id: number,
): Promise<Outcome<{ readonly file: string; readonly name: string }>> {
  const row = await fileEditRow(w, id)
  if (!row) return fileEditNotFound()
  if (row.result === null) {
    return refuse({ code: 'file-edit-not-done', message: 'There is no result yet. Wait until the job has ended.' })
  }
  const [, stem = row.name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(row.name.replace(/\.gz$/i, '')) ?? []
  return { file: row.result, name: `${stem}-edited${ending}` }
}

/** Refuses because there is no such task over a file. */
export function fileEditNotFound() {
  return refuse({ code: 'file-edit-not-found', message: 'There is no such file here. It may have been deleted.' })
}

function fileEditView(row: FileEditRow): FileEdit {
  return {
    id: row.id,
    name: row.name,
    taskName: row.task_name,
    task: row.task_id,
    state: row.state,
    job: row.job_id,
    at: row.created_at.toString(),
    by: row.by_name,
    size: row.size,
    records: row.records,
    changed: row.changed,
    untouched: row.untouched,
    steps: Object.entries(row.steps).map(([step, records]) => ({ step: Number(step), records })),
    error: row.error,
  }
}
