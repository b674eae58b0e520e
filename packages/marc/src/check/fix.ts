import { mapSubfields, withSubfields } from '../edit/edit-field.ts'
import { changedRecord, type MarcRecord } from '../record/record.ts'
import type { DataField, Field, Subfield } from '../record/field.ts'
import type { CheckedRecord, Fix } from './rule.ts'

/** A fix that changes the fields that the findings name, each by itself; `undefined` deletes one. */
export function fieldFix(change: (field: Field, checked: CheckedRecord) => Field | undefined): Fix {
  return (checked, statements) => {
    const meant = new Set(statements.map(({ field }) => field))
    let isChanged = false
    const fields: Field[] = []
    for (const field of checked.fields) {
      const next = meant.has(field) ? change(field, checked) : field
      if (next !== field) isChanged = true
      if (next) fields.push(next)
    }
    return isChanged ? changedRecord(checked.record, { fields }) : checked.record
  }
}

/** A fix that changes the text of the named fields: every subfield of a data field, or a control field as a whole. */
export function textFix(change: (text: string, code: string, tag: string) => string): Fix {
  return fieldFix((field) => {
    if (field.kind === 'data') return mapSubfields(field, '', (text, code) => change(text, code, field.tag))
    const value = change(field.value, '', field.tag)
    return value === field.value ? field : { kind: 'control', tag: field.tag, value }
  })
}

/** A fix that changes the subfields of the named data fields. */
export function subfieldsFix(
  change: (subfields: readonly Subfield[], field: DataField, checked: CheckedRecord) => readonly Subfield[],
): Fix {
  return fieldFix((field, checked) =>
    field.kind === 'data' ? withSubfields(field, change(field.subfields, field, checked)) : field,
  )
}

/** A fix that writes positions of the first 008: `change` gives its new text. */
export function fixedFieldFix(change: (fixed: string, checked: CheckedRecord) => string): Fix {
  return (checked) => {
    const at = checked.fields.findIndex((field) => field.tag === '008' && field.kind === 'control')
    const value = change(checked.fixed, checked)
    if (at < 0 || value === checked.fixed) return checked.record
    return withFieldAt(checked.record, at, { kind: 'control', tag: '008', value })
  }
}

/** The text with what stands from a position on overwritten. */
export function overwritten(text: string, from: number, by: string): string {
  return text.slice(0, from) + by + text.slice(from + by.length)
}

function withFieldAt(record: MarcRecord, at: number, field: Field): MarcRecord {
  return changedRecord(record, { fields: record.fields.with(at, field) })
}
