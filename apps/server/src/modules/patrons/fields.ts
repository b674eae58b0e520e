import { sql } from 'kysely'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Field, PutField } from './contract-people.ts'
import { folded } from './rules/address-text.ts'
import type { PatronsTables } from './tables.ts'

type FieldContent = NonNullable<(typeof PutField)['types']>['body']

const fields = defineCache('patrons.fields', ['patron-fields'], async (w): Promise<readonly Field[]> => {
  const rows = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.field')
    .selectAll()
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, choices: [...row.choices] }))
})

/** The library's own fields of patrons, in their order; read from the database only after a change. */
export function fieldsOf(w: Pick<Work, 'db' | 'platform'>): Promise<readonly Field[]> {
  return fields.get(w, 'all')
}

/** Adds a field or changes one. */
export async function putField(w: Work, code: string, content: FieldContent): Promise<Field | Refusal> {
  const before = (await fieldsOf(w)).find((field) => field.code === code)
  const field: Field = {
    code,
    name: content.name.trim(),
    kind: content.kind,
    choices: [...(content.choices ?? before?.choices ?? [])].map((choice) => choice.trim()),
    required: content.required ?? before?.required ?? false,
    searchable: content.searchable ?? before?.searchable ?? false,
    once: content.once ?? before?.once ?? false,
    shown: content.shown ?? before?.shown ?? false,
    position: content.position ?? before?.position ?? 0,
  }
  const problems = await fieldProblems(w, field, before)
  if (problems.length > 0) return refuse(...problems)
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.field')
    .values(field)
    .onConflict((clash) => clash.column('code').doUpdateSet(field))
    .execute()
  if (before && (before.searchable !== field.searchable || before.once !== field.once)) await keyAgain(w, field)
  changed(w, 'patron-fields')
  await w.audit({ action: 'patron-field.change', subject: `patron-field:${code}`, detail: field })
  return field
}

async function fieldProblems(w: Work, field: Field, before: Field | undefined): Promise<readonly Block[]> {
  const problems: Block[] = []
  const say = (name: string, code: string, message: string) => problems.push({ code, field: name, message })
  if (!/^[a-z0-9][a-z0-9-]*$/.test(field.code))
    say('code', 'invalid-code', 'Write the code in small letters, digits and hyphens, like school-year.')
  if (field.name === '') say('name', 'invalid-name', 'Write the name of the field.')
  if (field.kind === 'choice' && field.choices.length === 0)
    say('choices', 'invalid-choices', 'Write at least one choice.')
  if (before && before.kind !== field.kind && (await countValues(w, field.code)) > 0)
    say('kind', 'field-in-use', 'Patrons have values in this field, so its kind cannot change. Add another field.')
  const gone = before?.kind === 'choice' ? before.choices.filter((choice) => !field.choices.includes(choice)) : []
  if (gone.length > 0 && (await countValues(w, field.code, gone)) > 0)
    say('choices', 'field-in-use', `Patrons still have a choice that is taken away: ${gone.join(', ')}.`)
  return problems
}

async function countValues(w: Work, code: string, values?: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from patrons.field_value
    where field_code = ${code} and ${values === undefined ? sql`true` : sql`value = any(${values}::text[])`}`.execute(
    w.db,
  )
  return rows[0]?.n ?? 0
}

/** Writes search keys anew for a field that is searched from now on, or not any more. */
async function keyAgain(w: Work, field: Field): Promise<void> {
  const db = tablesOf<PatronsTables>(w)
  const rows = await db.selectFrom('patrons.field_value').selectAll().where('field_code', '=', field.code).execute()
  for (const row of rows) {
    await db
      .updateTable('patrons.field_value')
      .set(keysOf(field, row.value))
      .where('patron_id', '=', row.patron_id)
      .where('field_code', '=', field.code)
      .execute()
  }
}

/** Keys under which a value is found and compared. */
export function keysOf(field: Field, value: string): { search_key: string | null; once_key: string | null } {
  return { search_key: field.searchable ? folded(value) : null, once_key: field.once ? folded(value) : null }
}

/** Removes a field that nobody has a value in. */
export async function removeField(w: Work, code: string): Promise<object | Refusal> {
  if ((await countValues(w, code)) > 0)
    return refuse({ code: 'field-in-use', message: 'Patrons have values in this field. Empty them first.' })
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.field')
    .where('code', '=', code)
    .returning('code')
    .executeTakeFirst()
  if (!gone) return notFound('field', `There is no field "${code}".`)
  changed(w, 'patron-fields')
  await w.audit({ action: 'patron-field.remove', subject: `patron-field:${code}` })
  return {}
}
