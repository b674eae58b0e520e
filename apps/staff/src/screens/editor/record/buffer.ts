import { createRecord, type Field, type MarcRecord } from '@carrel/marc'
import type { MarcView } from '../../../../../server/src/modules/catalog/contract.ts'
import type { Static } from 'typebox'

/** A subfield while it is edited. */
export interface EditedSubfield {
  readonly code: string
  readonly value: string
}

/** A field while it is edited. `id` stays with it wherever it is moved. A control field has `value`, others subfields. */
export interface EditedField {
  readonly id: number
  readonly tag: string
  readonly indicators: string
  readonly subfields: readonly EditedSubfield[]
  readonly value?: string
}

/** A record while it is edited: the same for the grid and for the text. */
export interface EditedRecord {
  readonly leader: string
  readonly fields: readonly EditedField[]
}

type View = Static<typeof MarcView>

let lastId = 0

/** A number for a new field, as long as this page is open. */
export function newFieldId(): number {
  lastId += 1
  return lastId
}

/** True for tags of fields without indicators and subfields. */
export function isControlTag(tag: string): boolean {
  return /^00.$/.test(tag)
}

/** A record as the server shows it, ready to be edited. */
export function fromView({ leader, fields }: Pick<View, 'leader' | 'fields'>): EditedRecord {
  return {
    leader,
    fields: fields.map(({ tag, value, indicators, subfields }) =>
      value === undefined
        ? { id: newFieldId(), tag, indicators: indicators ?? '  ', subfields: subfields ?? [] }
        : { id: newFieldId(), tag, indicators: '', subfields: [], value },
    ),
  }
}

/** The record as checks and comparisons want it. */
export function toMarcRecord(record: EditedRecord): MarcRecord {
  return createRecord(record.leader, record.fields.map(toMarcField))
}

/** A field as `@carrel/marc` has it. */
export function toMarcField({ tag, indicators, subfields, value }: EditedField): Field {
  return value === undefined ? { kind: 'data', tag, indicators, subfields } : { kind: 'control', tag, value }
}

/** A field of a record of `@carrel/marc`, ready to be edited. */
export function fromMarcField(field: Field): EditedField {
  return field.kind === 'control'
    ? { id: newFieldId(), tag: field.tag, indicators: '', subfields: [], value: field.value }
    : {
        id: newFieldId(),
        tag: field.tag,
        indicators: field.indicators,
        subfields: field.subfields.map(({ code, value }) => ({ code, value })),
      }
}

/** A record of `@carrel/marc`, ready to be edited; fields that are as they were keep their numbers. */
export function fromMarcRecord(record: MarcRecord, before?: EditedRecord): EditedRecord {
  const known = new Map<string, EditedField[]>()
  for (const field of before?.fields ?? []) {
    const key = fieldKey(field)
    known.set(key, [...(known.get(key) ?? []), field])
  }
  const fields = record.fields.map((field) => {
    const fresh = fromMarcField(field)
    return known.get(fieldKey(fresh))?.shift() ?? fresh
  })
  return { leader: record.leader, fields }
}

/** What a field says, as one text: two fields with the same key are the same. */
export function fieldKey({ tag, indicators, subfields, value }: EditedField): string {
  return value === undefined
    ? `${tag}\u001e${indicators}${subfields.map(({ code, value: text }) => `\u001f${code}${text}`).join('')}`
    : `${tag}\u001e\u001c${value}`
}

/** True when two records say the same. */
export function isSame(a: EditedRecord, b: EditedRecord): boolean {
  if (a === b) return true
  return (
    a.leader === b.leader &&
    a.fields.length === b.fields.length &&
    a.fields.every((field, at) => {
      const other = b.fields[at]
      return other !== undefined && (field === other || fieldKey(field) === fieldKey(other))
    })
  )
}
