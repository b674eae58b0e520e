import { knownStocks, readyTemplates, stockProblems, type LabelTemplate } from '@carrel/labels'
import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Block, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { LabelDefinition, LabelTemplateView, LabelUse } from './contract-templates.ts'
import { readPicture } from './pdf/picture.ts'
import type { LabelsTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<LabelsTables>(w)

/** Papers in common use. */
export function listStocks() {
  return { rows: knownStocks.map((one) => ({ ...one, stock: { ...one.stock } })) }
}

const columns = sql`t.id, v.name, t.use, t.version, v.definition, v.at as "changedAt", v.by_name as "changedBy"`

interface TemplateRow extends Omit<LabelTemplateView, 'changedAt'> {
  readonly changedAt: Temporal.Instant
}
const view = (row: TemplateRow): LabelTemplateView => ({ ...row, changedAt: row.changedAt.toString() })

/** Labels that can be printed, by name. */
export async function listTemplates(w: Work): Promise<{ total: number; rows: LabelTemplateView[] }> {
  const { rows } = await sql<TemplateRow>`
    select ${columns} from labels.template t
    join labels.template_version v on v.template_id = t.id and v.version = t.version
    where t.removed_at is null order by t.use, lower(t.name), t.id`.execute(w.db)
  return { total: rows.length, rows: rows.map(view) }
}

/** One label as it is now. */
export async function getTemplate(w: Work, id: number): Promise<Outcome<LabelTemplateView>> {
  const { rows } = await sql<TemplateRow>`
    select ${columns} from labels.template t
    join labels.template_version v on v.template_id = t.id and v.version = t.version
    where t.id = ${id} and t.removed_at is null`.execute(w.db)
  const [row] = rows
  return row ? view(row) : notFound('label-template', 'There is no such label. It may have been removed.')
}

/** Every version of a label, latest first. */
export async function listTemplateVersions(w: Work, id: number) {
  const found = await getTemplate(w, id)
  if (isRefusal(found)) return found
  const rows = await tables(w)
    .selectFrom('labels.template_version')
    .selectAll()
    .where('template_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return {
    rows: rows.map((row) => ({
      version: row.version,
      name: row.name,
      definition: definitionOf(row.definition),
      at: row.at.toString(),
      by: row.by_name,
    })),
  }
}

/** The label of a version, whether or not it is in the list any more. */
export async function templateAt(w: Work, id: number, version: number): Promise<LabelTemplate | undefined> {
  const row = await tables(w)
    .selectFrom('labels.template_version')
    .select('definition')
    .where('template_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && definitionOf(row.definition)
}

// Only what passed the schema was ever written.
const definitionOf = (value: unknown): LabelDefinition => value as LabelDefinition

/** A label as it is to be. */
export interface TemplateContent {
  readonly name: string
  readonly use: LabelUse
  readonly definition: LabelDefinition
}

function contentProblems({ name, definition }: TemplateContent): readonly Block[] {
  const blocks: Block[] = []
  if (name.trim() === '') blocks.push({ code: 'no-name', field: 'name', message: 'Give the label a name.' })
  for (const message of stockProblems(definition.stock))
    blocks.push({ code: 'impossible-paper', field: 'stock', message })
  for (const element of definition.elements) {
    if (element.element === 'image' && !readPicture(element.image))
      blocks.push({
        code: 'unreadable-picture',
        field: 'elements',
        message: 'The picture cannot be read: a JPEG, or a PNG without transparency, is wanted.',
      })
  }
  return blocks
}

async function nameTaken(w: Work, name: string, but: number): Promise<Block | undefined> {
  const row = await tables(w)
    .selectFrom('labels.template')
    .select('id')
    .where(sql`lower(name)`, '=', name.trim().toLowerCase())
    .where('removed_at', 'is', null)
    .where('id', '<>', but)
    .executeTakeFirst()
  return row && { code: 'name-taken', field: 'name', message: `There is a label “${name.trim()}” already.` }
}

/** Adds a label. */
export async function createTemplate(w: Work, content: TemplateContent): Promise<Outcome<LabelTemplateView>> {
  const taken = await nameTaken(w, content.name, 0)
  const blocks = [...contentProblems(content), ...(taken ? [taken] : [])]
  if (blocks.length > 0) return refuse(...blocks)
  const { id } = await tables(w)
    .insertInto('labels.template')
    .values({ name: content.name.trim(), use: content.use, version: 1, created_at: w.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeVersion(w, id, 1, content)
  await w.audit({ action: 'label-template.create', subject: `label-template:${id}`, detail: { name: content.name } })
  return getTemplate(w, id)
}

/** Saves a label as its next version. */
export async function changeTemplate(
  w: Work,
  id: number,
  content: TemplateContent & { readonly version: number },
): Promise<Outcome<LabelTemplateView>> {
  const row = await tables(w)
    .selectFrom('labels.template')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return notFound('label-template', 'There is no such label. It may have been removed.')
  if (row.version !== content.version)
    return refuse({
      code: 'label-changed-meanwhile',
      message: 'Somebody else saved this label in between. Load it anew and make your change again.',
    })
  const taken = await nameTaken(w, content.name, id)
  const blocks = [...contentProblems(content), ...(taken ? [taken] : [])]
  if (blocks.length > 0) return refuse(...blocks)
  await tables(w)
    .updateTable('labels.template')
    .set({ name: content.name.trim(), use: content.use, version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  await writeVersion(w, id, row.version + 1, content)
  await w.audit({ action: 'label-template.change', subject: `label-template:${id}`, detail: { name: content.name } })
  return getTemplate(w, id)
}

async function writeVersion(w: Work, id: number, version: number, { name, definition }: TemplateContent) {
  await tables(w)
    .insertInto('labels.template_version')
    .values({
      template_id: id,
      version,
      name: name.trim(),
      definition: jsonb(definition),
      at: w.now,
      by_name: actorName(w.actor),
    })
    .execute()
}

/** Takes a label out of the list; its versions stay for batches. */
export async function removeTemplate(w: Work, id: number): Promise<Outcome<Record<string, never>>> {
  const found = await getTemplate(w, id)
  if (isRefusal(found)) return found
  await tables(w).updateTable('labels.template').set({ removed_at: w.now }).where('id', '=', id).execute()
  await w.audit({ action: 'label-template.remove', subject: `label-template:${id}`, detail: { name: found.name } })
  return {}
}

/** Adds the labels that most libraries use, but for those whose names are taken. */
export async function addReadyTemplates(w: Work) {
  for (const { name, use, template } of readyTemplates) {
    if (await nameTaken(w, name, 0)) continue
    const added = await createTemplate(w, { name, use, definition: structuredClone(template) as LabelDefinition })
    if (isRefusal(added)) return added
  }
  return listTemplates(w)
}
