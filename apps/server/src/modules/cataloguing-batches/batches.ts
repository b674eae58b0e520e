import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { beginRun, getRun, type BatchRun } from '../batch-editing/index.ts'
import { beginList, getList } from '../copy-cataloguing/index.ts'
import type { BeginCataloguingBatch, CataloguingBatch, CataloguingBatchSummary } from './contract.ts'
import { batchColumns, batchRow, noTitles, titlesOf, type BatchRow } from './batch-rows.ts'
import { flagsOf, headingsOf, unfinishedOf } from './standing.ts'
import { stepsOf } from './steps/steps.ts'

type Request = NonNullable<typeof BeginCataloguingBatch.types>['body']

/** Begins a batch: its list is read, and a job finds the records. */
export async function beginBatch(w: Work, request: Request): Promise<Outcome<CataloguingBatch>> {
  const list = await beginList(w, request)
  if (isRefusal(list)) return list
  const { rows } = await sql<{ id: number }>`
    insert into cataloguing_batches.batch (name, list_id, by_name, created_at)
    values (${list.name}, ${list.id}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
  return getBatch(w, rows[0]?.id ?? 0)
}

/** Batches, newest first. */
export async function listBatches(
  w: Pick<Work, 'db'>,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: CataloguingBatchSummary[] }> {
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::int as total from cataloguing_batches.batch`.execute(w.db)
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from cataloguing_batches.batch b order by b.id desc limit ${limit} offset ${offset}`.execute(
    w.db,
  )
  const summaries: CataloguingBatchSummary[] = []
  for (const row of rows) {
    const list = await getList(w, row.list)
    if (!isRefusal(list)) summaries.push(summaryOf(row, list.brought, list.lines))
  }
  return { total: counts[0]?.total ?? 0, rows: summaries }
}

/** A batch with how far each of its steps is. */
export async function getBatch(w: Work, id: number): Promise<Outcome<CataloguingBatch>> {
  const row = await batchRow(w, id)
  if (isRefusal(row)) return row
  const list = await getList(w, row.list)
  if (isRefusal(list)) return list
  const titles = await titlesOf(w, row.list)
  const bibs = titles.map(({ bib }) => bib)
  const task = row.taskRun === null ? null : await getRun(w, row.taskRun)
  return {
    ...summaryOf(row, list.brought, list.lines),
    list,
    bibs,
    items: titles.flatMap(({ item }) => item ?? []),
    task: task === null || isRefusal(task) ? null : task,
    steps: [...(await stepsOf(w, id))],
    headings: await headingsOf(w, bibs),
    flags: await flagsOf(w, bibs),
    ...(await unfinishedOf(w, bibs)),
    labelBatch: row.labelBatch,
  }
}

/** Works out what a saved task would do to the titles; it is applied and undone as a batch edit. */
export async function beginTask(w: Work, id: number, task: number): Promise<Outcome<BatchRun>> {
  const row = await batchRow(w, id)
  if (isRefusal(row)) return row
  const bibs = (await titlesOf(w, row.list)).map(({ bib }) => bib)
  if (bibs.length === 0) return noTitles()
  const run = await beginRun(w, { taskId: task, selection: { bibs }, name: row.name })
  if (isRefusal(run)) return run
  await sql`update cataloguing_batches.batch set task_run_id = ${run.id} where id = ${id}`.execute(w.db)
  return run
}

/** Notes which labels were made of the items of a batch. */
export async function noteLabels(w: Work, id: number, labelBatch: number | null): Promise<Outcome<CataloguingBatch>> {
  await sql`update cataloguing_batches.batch set label_batch_id = ${labelBatch} where id = ${id}`.execute(w.db)
  return getBatch(w, id)
}

/** Says that a batch is done. */
export async function finishBatch(w: Work, id: number): Promise<Outcome<CataloguingBatch>> {
  const row = await batchRow(w, id)
  if (isRefusal(row)) return row
  await sql`update cataloguing_batches.batch set finished_at = coalesce(finished_at, ${w.now}) where id = ${id}`.execute(
    w.db,
  )
  await w.audit({ action: 'cataloguing-batch.finish', subject: `cataloguing-batch:${id}`, detail: { name: row.name } })
  return getBatch(w, id)
}

function summaryOf({ id, name, by, at, finishedAt }: BatchRow, titles: number, lines: number): CataloguingBatchSummary {
  return { id, name, by, at: at.toString(), finishedAt: finishedAt?.toString() ?? null, titles, lines }
}
