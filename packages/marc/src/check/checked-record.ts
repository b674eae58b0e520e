import { materialOf } from '@carrel/marc-format'
import type { DataField, Field } from '../record/field.ts'
import { recordKind } from '../record/leader.ts'
import { dialectOf, type MarcRecord } from '../record/record.ts'
import type { CheckedRecord, UnusualText } from './rule.ts'
import { unusualTexts } from './unusual-text.ts'

const none: readonly never[] = []

/** Gathers what rules ask of a record: its kind, its fields by tag, its fixed field. */
export function checkedRecord(record: MarcRecord): CheckedRecord {
  const { fields, leader } = record
  const byTag = new Map<string, Field[]>()
  let fixed: string | undefined
  let agencyLanguage = 'eng'
  for (const field of fields) {
    const list = byTag.get(field.tag)
    if (list) list.push(field)
    else byTag.set(field.tag, [field])
    if (field.kind === 'control') {
      if (field.tag === '008') fixed ??= field.value
    } else if (field.tag === '040') {
      agencyLanguage = field.subfields.find(({ code }) => code === 'b')?.value ?? agencyLanguage
    }
  }
  let unusual: readonly UnusualText[] | undefined
  const dialect = dialectOf(record)
  const kind = recordKind(leader)
  return {
    record,
    dialect,
    kind,
    fields,
    fixed: fixed ?? '',
    material: kind === 'bibliographic' ? materialOf(leader[6] ?? '', leader[7] ?? '') : undefined,
    punctuation: punctuationOf(leader[18]),
    agencyLanguage,
    unusual: () => (unusual ??= unusualTexts(record)),
    fieldsOf: (tag) => byTag.get(tag) ?? none,
    dataFieldsOf(tag) {
      const list = byTag.get(tag)
      if (!list) return none
      return list.every(isDataField) ? list : list.filter(isDataField)
    },
  }
}

function isDataField(field: Field): field is DataField {
  return field.kind === 'data'
}

function punctuationOf(form: string | undefined): CheckedRecord['punctuation'] {
  if (form === 'a' || form === 'i') return 'given'
  return form === 'c' || form === 'n' ? 'left-out' : 'unknown'
}
