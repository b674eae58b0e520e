import { changedRecord, withSubfields, type Field, type MarcRecord } from '@carrel/marc'
import { flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Takes out what is empty. */
export const blankLines = stepKind({
  name: 'blank-lines',
  title: 'Delete empty fields and subfields',
  help: 'Deletes subfields without text and fields without any, and makes blanks of line breaks within texts. Control fields of blanks stay: their blanks count.',
  group: 'cleaning',
  params: { subfields: flag({ label: 'Empty subfields too', preset: true }) },
  examples: [
    {
      step: {},
      before: ['=008  ', '=245  10$aTitle :$b /$cName.', '=500  \\\\$a ', '=650  \\0'],
      after: ['=245  10$aTitle :$b /$cName.'],
    },
    { step: {}, before: ['=245  10$aTitle$b$cName.'], after: ['=245  10$aTitle$cName.'] },
  ],
  compile:
    ({ subfields }) =>
    (record) =>
      withoutEmpty(record, subfields),
})

function withoutEmpty(record: MarcRecord, inside: boolean): MarcRecord {
  let isChanged = false
  const fields = record.fields.flatMap((field): Field[] => {
    const next = cleaned(field, inside)
    if (next !== field) isChanged = true
    return next ? [next] : []
  })
  return isChanged ? changedRecord(record, { fields }) : record
}

function cleaned(field: Field, inside: boolean): Field | undefined {
  if (field.kind === 'control') return field.value === '' ? undefined : field
  if (field.subfields.every(({ value }) => value.trim() === '')) return undefined
  const next = field.subfields
    .filter(({ value }) => !inside || value.trim() !== '')
    .map((each) =>
      /[\r\n]/.test(each.value) ? { ...each, value: each.value.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim() } : each,
    )
  const isSame = next.length === field.subfields.length && next.every((each, index) => each === field.subfields[index])
  return isSame ? field : withSubfields(field, next)
}
