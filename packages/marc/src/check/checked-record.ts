import { materialOf } from '@carrel/marc-format'
import { subfieldText, type Field } from '../record/field.ts'
import { recordKind } from '../record/leader.ts'
import { dialectOf, type MarcRecord } from '../record/record.ts'
import type { CheckedRecord, UnusualText } from './rule.ts'
import { fieldTraits, Trait } from './field-traits.ts'
import { TagIndex } from './tag-index.ts'
import { unusualTexts } from './unusual-text.ts'

const none: readonly never[] = []

/** Gathers what rules ask of a record: its kind, its fields by tag, its fixed field. */
export function checkedRecord(record: MarcRecord): CheckedRecord {
  const { fields, leader } = record
  const tags = new TagIndex(fields)
  const { traits, union } = fieldTraits(record)
  let unusual: readonly UnusualText[] | undefined
  const fieldsWith = (wanted: number): readonly Field[] =>
    (union & wanted) === 0 ? none : fields.filter((_, index) => ((traits[index] ?? 0) & wanted) !== 0)
  const kind = recordKind(leader)
  const fixed = tags.fieldsOf('008').find((field) => field.kind === 'control')
  return {
    record,
    dialect: dialectOf(record),
    kind,
    fields,
    fixed: fixed?.kind === 'control' ? fixed.value : '',
    material: kind === 'bibliographic' ? materialOf(leader[6] ?? '', leader[7] ?? '') : undefined,
    punctuation: punctuationOf(leader[18]),
    agencyLanguage: subfieldText(tags.fieldsOf('040')[0], 'b') ?? 'eng',
    fieldsWith,
    unusual: () => (unusual ??= unusualTexts(fieldsWith(Trait.unusual))),
    has: (tag) => tags.has(tag),
    isRepeated: (tag) => tags.isRepeated(tag),
    fieldsOf: (tag) => tags.fieldsOf(tag),
    dataFieldsOf: (tag) => tags.dataFieldsOf(tag),
  }
}

function punctuationOf(form: string | undefined): CheckedRecord['punctuation'] {
  if (form === 'a' || form === 'i') return 'given'
  return form === 'c' || form === 'n' ? 'left-out' : 'unknown'
}
