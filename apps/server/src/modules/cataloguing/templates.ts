import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonText } from '../../platform/json-text.ts'
import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { AddTemplate, Template, TemplateKind } from './contract.ts'
import { readyTemplates } from './rules/ready-templates.ts'

type NewTemplate = NonNullable<typeof AddTemplate.types>['body']

interface Row extends Omit<Template, 'id' | 'owner' | 'mine'> {
  readonly id: number
  readonly owner: string
  readonly owner_name: string
}

const ownerOf = ({ actor }: Pick<Work, 'actor'>) => `${actor.kind}:${'id' in actor ? actor.id : ''}`

/** Templates and constant data that whoever asks may use: my own, shared ones, and those that come with Carrel. */
export async function listTemplates(w: Work, kind?: TemplateKind): Promise<{ rows: Template[] }> {
  const { rows } = await sql<Row>`
    select id, kind, name, about, leader, fields, how, shared, owner, owner_name from cataloguing.template
    where (shared or owner = ${ownerOf(w)}) and (${kind ?? null}::text is null or kind = ${kind ?? null})
    order by lower(name), id`.execute(w.db)
  const ready = readyTemplates.filter((template) => kind === undefined || template.kind === kind)
  return { rows: [...rows.map((row) => templateView(w, row)), ...ready] }
}

/** Keeps a template; one of the same person with the same name is replaced. */
export async function addTemplate(w: Work, template: NewTemplate): Promise<Outcome<Template>> {
  const { kind, about, how, shared, fields } = template
  const leader = kind === 'record' ? template.leader : null
  const name = template.name.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the template a name.' })
  if (fields.length === 0)
    return refuse({ code: 'invalid-marc', field: 'fields', message: 'There is no field in it. Choose at least one.' })
  if (kind === 'record' && leader === null)
    return refuse({ code: 'invalid-marc', field: 'leader', message: 'A template of a record needs its leader.' })
  const { rows } = await sql<Row>`
    insert into cataloguing.template (kind, name, about, leader, fields, how, shared, owner, owner_name, changed_at)
    values (${kind}, ${name}, ${about.trim()}, ${leader}, ${jsonText(fields)}::jsonb, ${how}, ${shared}, ${ownerOf(w)},
      ${actorName(w.actor)}, ${w.now})
    on conflict (kind, owner, lower(name)) do update set name = excluded.name, about = excluded.about,
      leader = excluded.leader, fields = excluded.fields, how = excluded.how, shared = excluded.shared,
      changed_at = excluded.changed_at
    returning id, kind, name, about, leader, fields, how, shared, owner, owner_name`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error('The template was not written.')
  await w.audit({ action: 'template.put', subject: `template:${row.id}`, detail: { name, kind, shared } })
  return templateView(w, row)
}

/** Deletes one of my own templates, or a shared one. */
export async function deleteTemplate(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    delete from cataloguing.template where id = ${id} and (shared or owner = ${ownerOf(w)}) returning name`.execute(
    w.db,
  )
  const [row] = rows
  if (!row) return notFound('template', `There is no template ${id}. It may have been deleted.`)
  await w.audit({ action: 'template.delete', subject: `template:${id}`, detail: { name: row.name } })
  return {}
}

function templateView(w: Work, { owner, owner_name, id, ...row }: Row): Template {
  return { ...row, id: String(id), owner: owner_name, mine: owner === ownerOf(w) }
}
