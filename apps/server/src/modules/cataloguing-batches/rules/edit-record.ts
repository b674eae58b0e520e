import { changedRecord, fieldKey, insertInOrder, type Field, type MarcRecord } from '@carrel/marc'

/** What a step does to one record: fields of some tags go, and fields come. Plain data, to be kept as JSON. */
export interface RecordEdit {
  readonly removeTags?: readonly string[]
  readonly add?: readonly Field[]
}

/** The record after an edit. A field that it has already is not added again. */
export function editedRecord(record: MarcRecord, { removeTags = [], add = [] }: RecordEdit): MarcRecord {
  const gone = new Set(removeTags)
  const kept =
    gone.size === 0 ? record : changedRecord(record, { fields: record.fields.filter(({ tag }) => !gone.has(tag)) })
  const known = new Set(kept.fields.map((field) => fieldKey(field)))
  return add
    .filter((field) => !known.has(fieldKey(field)))
    .reduce<MarcRecord>((now, field) => insertInOrder(now, field), kept)
}

/** A field as people read it, in one line. */
export function fieldInWords(field: Field): string {
  if (field.kind === 'control') return `${field.tag} ${field.value}`
  const subfields = field.subfields.map(({ code, value }) => `$${code} ${value}`)
  return `${field.tag} ${field.indicators.replaceAll(' ', '#')} ${subfields.join(' ')}`
}
