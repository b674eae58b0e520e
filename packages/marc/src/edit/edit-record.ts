import { changedRecord, matchesTag, type MarcRecord } from '../record/record.ts'
import type { Field } from '../record/field.ts'

/** Chooses fields: by tag (`245`, `9XX`) or by any question about the field. */
export type FieldChoice = string | ((field: Field) => boolean)

/**
 * The record with a field put where its tag belongs: behind the last field of the same tag, else before the first field
 * with a higher one, else at the end. Fields that stand out of order stay where they are.
 */
export function insertInOrder(record: MarcRecord, field: Field): MarcRecord {
  const { fields } = record
  let at = -1
  fields.forEach((each, index) => {
    if (each.tag === field.tag) at = index + 1
  })
  if (at < 0) at = fields.findIndex((each) => each.tag > field.tag)
  if (at < 0) at = fields.length
  return changedRecord(record, { fields: fields.toSpliced(at, 0, field) })
}

/** The record with a field behind all others. */
export function addField(record: MarcRecord, field: Field): MarcRecord {
  return changedRecord(record, { fields: [...record.fields, field] })
}

/** The record with this field as its only one with that tag, where the first one stood or where the tag belongs. */
export function withField(record: MarcRecord, field: Field): MarcRecord {
  const at = record.fields.findIndex((each) => each.tag === field.tag)
  if (at < 0) return insertInOrder(record, field)
  const fields = record.fields.filter((each, index) => index === at || each.tag !== field.tag)
  return changedRecord(record, { fields: fields.with(at, field) })
}

/** The record with one field of its own replaced; the same record when the field is not in it. */
export function replaceField(record: MarcRecord, field: Field, by: Field): MarcRecord {
  const at = record.fields.indexOf(field)
  return at < 0 || field === by ? record : changedRecord(record, { fields: record.fields.with(at, by) })
}

/** The record without the chosen fields; the same record when there are none. */
export function deleteFields(record: MarcRecord, choice: FieldChoice): MarcRecord {
  const fields = record.fields.filter((field) => !isChosen(field, choice))
  return fields.length === record.fields.length ? record : changedRecord(record, { fields })
}

/**
 * The record with every chosen field passed through `change`, which gives the field itself to leave it, another one, or
 * `undefined` to delete it. The same record when nothing changes.
 */
export function mapFields(
  record: MarcRecord,
  choice: FieldChoice,
  change: (field: Field) => Field | undefined,
): MarcRecord {
  let isChanged = false
  const fields: Field[] = []
  for (const field of record.fields) {
    const next = isChosen(field, choice) ? change(field) : field
    if (next !== field) isChanged = true
    if (next) fields.push(next)
  }
  return isChanged ? changedRecord(record, { fields }) : record
}

function isChosen(field: Field, choice: FieldChoice): boolean {
  return typeof choice === 'string' ? matchesTag(field.tag, choice) : choice(field)
}
