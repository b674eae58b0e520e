import { placesOf, type LabelFacts, type LabelTemplate } from '@carrel/labels'
import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { LabelBatch } from './contract.ts'
import { layOutLabels, pictures, type PrinterDots } from './lay-out.ts'
import { settleQueue } from './queue.ts'
import type { LabelsTables } from './tables.ts'
import { getTemplate, templateAt } from './templates.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<LabelsTables>(w)

/** A label that is to be made: for an item, or for a number that no item has yet. */
export interface LabelToMake {
  readonly item: number | null
  readonly facts: LabelFacts
}

/** Labels that are to be made together. */
export interface BatchToMake {
  readonly name: string
  readonly template: number
  readonly source: string
  readonly start: number
  readonly labels: readonly LabelToMake[]
}

/** Makes a batch: each label is laid out once to see what is wrong with it, and what it says is kept. */
export async function makeBatch(
  w: Work,
  { name, template: id, source, start, labels }: BatchToMake,
): Promise<Outcome<LabelBatch>> {
  const template = await getTemplate(w, id)
  if (isRefusal(template)) return template
  if (labels.length === 0)
    return refuse({ code: 'no-labels', field: 'source', message: 'There is no item to make a label for.' })
  const places = placesOf(template.definition.stock)
  if (start >= places)
    return refuse({
      code: 'no-such-place',
      field: 'start',
      message: `A sheet of this paper has ${places} labels; begin at one of them.`,
    })
  const laid = await layOutLabels(
    template.definition,
    labels.map(({ facts }) => facts),
  )
  const problems = laid.labels.map((label) => [...new Set(label.problems.map(({ message }) => message))])
  const { id: batch } = await tables(w)
    .insertInto('labels.batch')
    .values({
      name: name.slice(0, 200),
      template_id: id,
      template_version: template.version,
      source: source.slice(0, 300),
      start_place: start,
      labels: labels.length,
      problems: problems.filter((one) => one.length > 0).length,
      created_at: w.now,
      created_by: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let at = 0; at < labels.length; at += 1000) {
    const values = labels.slice(at, at + 1000).map(({ item, facts }, i) => ({
      batch_id: batch,
      position: at + i + 1,
      item_id: item,
      facts: jsonb(facts),
      problems: problems[at + i] ?? [],
    }))
    await tables(w).insertInto('labels.batch_label').values(values).execute()
  }
  await w.audit({
    action: 'label-batch.create',
    subject: `label-batch:${batch}`,
    detail: { labels: labels.length, source },
  })
  return getBatch(w, batch)
}

interface BatchRow extends Omit<LabelBatch, 'createdAt' | 'printedAt' | 'pages'> {
  readonly places: number
  readonly createdAt: Temporal.Instant
  readonly printedAt: Temporal.Instant | null
}

const batchColumns = sql`b.id, b.name, b.template_id as template, v.name as "templateName",
  b.template_version as "templateVersion", v.definition #>> '{stock,kind}' as kind, b.source, b.start_place as start,
  b.labels, b.problems, b.created_at as "createdAt", b.created_by as "createdBy", b.printed_at as "printedAt",
  b.printed_by as "printedBy",
  (v.definition #>> '{stock,columns}')::int * (v.definition #>> '{stock,rows}')::int as places`
const batchTables = sql`labels.batch b join labels.template_version v
  on v.template_id = b.template_id and v.version = b.template_version`

function batchView({ places, createdAt, printedAt, ...row }: BatchRow): LabelBatch {
  return {
    ...row,
    pages: Math.ceil((row.start + row.labels) / places),
    createdAt: createdAt.toString(),
    printedAt: printedAt?.toString() ?? null,
  }
}

/** Labels that were made together, latest first. */
export async function listBatches(
  w: Work,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: LabelBatch[] }> {
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from labels.batch`.execute(w.db)
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from ${batchTables} order by b.id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counted[0]?.total ?? 0, rows: rows.map(batchView) }
}

/** One batch. */
export async function getBatch(w: Work, id: number): Promise<Outcome<LabelBatch>> {
  const { rows } = await sql<BatchRow>`select ${batchColumns} from ${batchTables} where b.id = ${id}`.execute(w.db)
  const [row] = rows
  return row ? batchView(row) : notFound('label-batch', 'There is no such batch of labels. It may have been forgotten.')
}

/** What the labels of a batch say, in order, with their label as it was then. */
export interface BatchContent {
  readonly batch: LabelBatch
  readonly template: LabelTemplate
  readonly labels: readonly { readonly position: number; readonly item: number | null; readonly facts: LabelFacts }[]
}

/** Reads a batch whole, or a page of it with those that have problems first. */
export async function batchContent(
  w: Work,
  id: number,
  page?: { readonly limit: number; readonly offset: number },
): Promise<Outcome<BatchContent>> {
  const batch = await getBatch(w, id)
  if (isRefusal(batch)) return batch
  const template = await templateAt(w, batch.template, batch.templateVersion)
  if (!template) return notFound('label-template', 'The label of this batch is not there any more.')
  const { rows } = await sql<{ position: number; item: number | null; facts: LabelFacts }>`
    select position, item_id as item, facts from labels.batch_label where batch_id = ${id}
    ${page ? sql`order by cardinality(problems) = 0, position limit ${page.limit} offset ${page.offset}` : sql`order by position`}`.execute(
    w.db,
  )
  return { batch, template, labels: rows }
}

/** A batch with pictures of its labels, on paper or as a label printer of `dpi` dots to an inch will burn them. */
export async function showBatch(
  w: Work,
  id: number,
  { limit = 24, offset = 0, dpi }: { readonly limit?: number; readonly offset?: number; readonly dpi?: PrinterDots },
) {
  const content = await batchContent(w, id, { limit, offset })
  if (isRefusal(content)) return content
  const { batch, template, labels } = content
  const drawn = await pictures(
    template,
    labels.map(({ facts }) => facts),
    dpi,
  )
  return {
    ...batch,
    rows: labels.map(({ item, position, facts }, i) => ({
      svg: drawn[i]?.svg ?? '',
      problems: drawn[i]?.problems ?? [],
      title: facts['title'] ?? '',
      item,
      position,
    })),
  }
}

/** Begins a batch at another place of the sheet, or notes whether its labels came out. */
export async function changeBatch(
  w: Work,
  id: number,
  change: { readonly start?: number; readonly printed?: boolean },
): Promise<Outcome<LabelBatch>> {
  const content = await batchContent(w, id)
  if (isRefusal(content)) return content
  const places = placesOf(content.template.stock)
  if (change.start !== undefined && change.start >= places)
    return refuse({
      code: 'no-such-place',
      field: 'start',
      message: `A sheet of this paper has ${places} labels; begin at one of them.`,
    })
  const printed = change.printed
  await tables(w)
    .updateTable('labels.batch')
    .set({
      ...(change.start !== undefined && { start_place: change.start }),
      ...(printed !== undefined && {
        printed_at: printed ? w.now : null,
        printed_by: printed ? actorName(w.actor) : null,
      }),
    })
    .where('id', '=', id)
    .$if(change.start === undefined && printed === undefined, (query) => query.where(sql<boolean>`false`))
    .execute()
  if (printed !== undefined && printed !== (content.batch.printedAt !== null)) {
    const items = content.labels.flatMap(({ item }) => (item === null ? [] : [item]))
    await settleQueue(w, items, printed)
    await w.audit({ action: printed ? 'label-batch.printed' : 'label-batch.not-printed', subject: `label-batch:${id}` })
  }
  return getBatch(w, id)
}

/** Forgets a batch; the labels on the books stay. */
export async function removeBatch(w: Work, id: number): Promise<Outcome<Record<string, never>>> {
  const batch = await getBatch(w, id)
  if (isRefusal(batch)) return batch
  await tables(w).deleteFrom('labels.batch').where('id', '=', id).execute()
  await w.audit({ action: 'label-batch.remove', subject: `label-batch:${id}`, detail: { name: batch.name } })
  return {}
}
