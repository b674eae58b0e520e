import { sql, type RawBuilder } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Static } from '../../platform/schemas.ts'
import { readWork, withWork, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { alterPatron } from './change-patron.ts'
import type { Batch as BatchSchema, PreviewBatch } from './contract-leaving.ts'
import { anonymisePatron, deletePatron, erasePatron, previewLeaving } from './leaving.ts'
import { patronsInUse } from './ports.ts'
import { ask } from '../../platform/port.ts'
import { renewCard } from './renew-card.ts'

type Batch = Static<typeof BatchSchema>
type Preview = NonNullable<(typeof PreviewBatch)['types']>['response']

const names: Readonly<Record<Batch['action'], string>> = {
  expire: 'End cards',
  renew: 'Renew cards',
  anonymise: 'Forget what was borrowed',
  delete: 'Delete patrons',
  erase: 'Erase patrons',
  category: 'Change categories',
  branch: 'Change home branches',
}

const batchJob = defineJob<{ readonly batch: Batch }>('patrons.batch', {
  title: ({ batch }) => names[batch.action],
  retries: 0,
})

async function chosen(
  w: Work,
  batch: Batch,
): Promise<readonly { readonly id: number; readonly name: string }[] | Refusal> {
  const all: RawBuilder<unknown>[] = []
  if (batch.ids !== undefined) all.push(sql`id = any(${batch.ids}::bigint[])`)
  if (batch.category !== undefined) all.push(sql`category_code = ${batch.category}`)
  if (batch.branch !== undefined) all.push(sql`branch_id = ${batch.branch}`)
  if (batch.expiredBefore !== undefined) all.push(sql`expires < ${batch.expiredBefore}::date`)
  if (all.length === 0 && batch.unusedSince === undefined)
    return refuse({
      code: 'invalid-batch',
      field: 'ids',
      message: 'Say which patrons: a list, a category, a branch, an expiry date or a day since when nobody came.',
    })
  if (batch.action === 'category' && batch.toCategory === undefined)
    return refuse({ code: 'invalid-category', field: 'toCategory', message: 'Choose the new category.' })
  if (batch.action === 'branch' && batch.toBranch === undefined)
    return refuse({ code: 'branch-not-found', field: 'toBranch', message: 'Choose the new branch.' })
  const where = sql.join([sql`deleted_at is null`, ...all], sql` and `)
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from patrons.patron where ${where} order by sort_key, id`.execute(w.db)
  if (batch.unusedSince === undefined) return rows
  const used = new Set(await ask(w.platform, patronsInUse)(w, Temporal.PlainDate.from(batch.unusedSince)))
  return rows.filter(({ id }) => !used.has(id))
}

const mostShown = 100

/** Which patrons a batch would change, the first hundred with what speaks against it. */
export async function previewBatch(w: Work, batch: Batch): Promise<Preview | Refusal> {
  const patrons = await chosen(w, batch)
  if (isRefusal(patrons)) return patrons
  const rows: Preview['rows'] = []
  for (const { id, name } of patrons.slice(0, mostShown)) {
    const leaving = batch.action === 'delete' || batch.action === 'erase' ? await previewLeaving(w, id) : undefined
    const blocks: Block[] = leaving === undefined || isRefusal(leaving) ? [] : leaving.blocks
    rows.push({ id, name, blocks })
  }
  return { total: patrons.length, rows }
}

/** Queues a batch; its result lists those it could not be done to. */
export async function startBatch(w: Work, batch: Batch): Promise<{ job: number } | Refusal> {
  const patrons = await chosen(w, batch)
  if (isRefusal(patrons)) return patrons
  const job = await w.enqueue(batchJob, { batch: { ...batch, ids: patrons.map(({ id }) => id) } })
  await w.audit({
    action: 'patron.batch',
    subject: `job:${job}`,
    ...(batch.reason !== undefined && { reason: batch.reason }),
    detail: { action: batch.action, patrons: patrons.length },
  })
  return { job }
}

async function doOne(w: Work, id: number, batch: Batch): Promise<unknown> {
  const reason = batch.reason ?? 'Batch'
  switch (batch.action) {
    case 'expire':
      return alterPatron(w, id, {
        expires: batch.expires ?? (await todayAt(w, null)).subtract({ days: 1 }).toString(),
      })
    case 'renew':
      return renewCard(w, id)
    case 'anonymise':
      return anonymisePatron(w, id)
    case 'delete':
      return deletePatron(w, id, reason)
    case 'erase':
      return erasePatron(w, id, reason)
    case 'category':
      return alterPatron(w, id, batch.toCategory === undefined ? {} : { category: batch.toCategory })
    case 'branch':
      return alterPatron(w, id, batch.toBranch === undefined ? {} : { branch: batch.toBranch })
  }
}

/** Does a queued batch, each patron in a transaction of its own. */
export const batchHandler: JobHandler = handle(batchJob, async (context, { batch }) => {
  const ids = batch.ids ?? []
  const refused: { id: number; blocks: readonly Block[] }[] = []
  let done = 0
  for (const id of ids) {
    if (context.cancelled()) break
    const result = await withWork(context.platform, context.actor, (w) => doOne(w, id, batch))
    if (isRefusal(result)) refused.push({ id, blocks: result.blocks })
    done++
    context.progress(done, ids.length, `${refused.length} could not be done`)
  }
  const named = await namesOf(
    readWork(context.platform, context.actor),
    refused.map(({ id }) => id),
  )
  return {
    done: done - refused.length,
    refused: refused.map(({ id, blocks }) => ({
      id,
      name: named.get(id) ?? '',
      reasons: blocks.map(({ message }) => message),
    })),
  }
})

async function namesOf(w: Work, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from patrons.patron where id = any(${ids}::bigint[])`.execute(w.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
