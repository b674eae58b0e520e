import {
  changedRecord,
  controlField,
  dataField,
  fieldKey,
  insertInOrder,
  type Field,
  type MarcRecord,
} from '@carrel/marc'

/** What a step does to one record: fields of some tags go, fields become others, and fields come. Plain data, to be kept as JSON. */
export interface RecordEdit {
  /** Fields that become others; null: another field says the same. */
  readonly replace?: readonly { readonly before: Field; readonly after: Field | null }[]
  readonly removeTags?: readonly string[]
  readonly add?: readonly Field[]
}

/** The record after an edit. A field that it has already is not added again. */
export function editedRecord(record: MarcRecord, { replace = [], removeTags = [], add = [] }: RecordEdit): MarcRecord {
  const gone = new Set(removeTags)
  const left = record.fields.filter(({ tag }) => !gone.has(tag))
  for (const { before, after } of replace) {
    const at = left.findIndex((field) => fieldKey(field) === fieldKey(before))
    if (at >= 0) left.splice(at, 1, ...(after === null ? [] : [after]))
  }
  const kept = gone.size + replace.length === 0 ? record : changedRecord(record, { fields: left })
  const known = new Set(kept.fields.map((field) => fieldKey(field)))
  return add
    .filter((field) => !known.has(fieldKey(field)))
    .reduce<MarcRecord>((now, field) => insertInOrder(now, field), kept)
}

/** What was done to a record, field by field: each that is not there any more, with the one in its place. */
export function replacedFields(before: MarcRecord, after: MarcRecord): NonNullable<RecordEdit['replace']> {
  const stays = new Set(after.fields)
  const was = new Set(before.fields)
  const news = after.fields.filter((field) => !was.has(field))
  return before.fields
    .filter((field) => !stays.has(field))
    .map((field) => {
      const at = news.findIndex(({ tag }) => tag === field.tag)
      const [after] = at < 0 ? [] : news.splice(at, 1)
      return { before: plainField(field), after: after ? plainField(after) : null }
    })
}

/** Fields of a record that was read know their bytes; what is kept as JSON is only what they say. */
function plainField(field: Field): Field {
  return field.kind === 'control'
    ? controlField(field.tag, field.value)
    : dataField(field.tag, field.indicators, ...field.subfields.map(({ code, value }) => [code, value] as const))
}

/** A field as people read it, in one line. */
export function fieldInWords(field: Field): string {
  if (field.kind === 'control') return `${field.tag} ${field.value}`
  const subfields = field.subfields.map(({ code, value }) => `$${code} ${value}`)
  return `${field.tag} ${field.indicators.replaceAll(' ', '#')} ${subfields.join(' ')}`
}
