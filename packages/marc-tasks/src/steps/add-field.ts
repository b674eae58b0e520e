import { addField as addLast, changedRecord, type Field, type MarcRecord } from '@carrel/marc'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { fieldLine, readFieldLine } from '../text/record-text.ts'
import { insertTogether } from './shared/insert-together.ts'

/** Puts a field in. */
export const addField = stepKind({
  name: 'add-field',
  title: 'Add a field',
  help: 'Adds a field where its tag belongs, behind others with the same tag.',
  group: 'fields',
  params: {
    field: text({
      kind: 'field-line',
      label: 'Field',
      help: 'A line such as =506  1\\$aOpen access.; \\ is a blank indicator.',
    }),
    unless: choice({
      label: 'Not where there is',
      choices: [
        { value: 'never', label: 'anything: always add' },
        { value: 'same-tag', label: 'a field with the tag' },
        { value: 'same-field', label: 'the very same field' },
      ],
      preset: 'never',
    }),
    place: choice({
      label: 'Place',
      choices: [
        { value: 'in-order', label: 'behind others with the tag' },
        { value: 'first', label: 'before others with the tag' },
        { value: 'last', label: 'at the end of the record' },
      ],
      preset: 'in-order',
    }),
  },
  examples: [
    {
      step: { field: '=655  \\7$aElectronic books.$2local', unless: 'same-field' },
      before: ['=245  10$aEmil', '=655  \\7$aFiction.$2local', '=856  40$uhttps://example.org'],
      after: [
        '=245  10$aEmil',
        '=655  \\7$aFiction.$2local',
        '=655  \\7$aElectronic books.$2local',
        '=856  40$uhttps://example.org',
      ],
    },
    {
      says: 'nothing is added where the tag is there',
      step: { field: '=506  0\\$aOpen access.', unless: 'same-tag' },
      before: ['=506  1\\$aFor students.'],
      after: ['=506  1\\$aFor students.'],
    },
  ],
  compile: ({ field: line, unless, place }) => {
    const field = readFieldLine(line)
    if (!field) return `“${line}” is not a field; write it as =506  1\\$aOpen access.`
    if (field.kind === 'data' && field.subfields.length === 0)
      return `“${line}” has no subfield; write it as =506  1\\$aOpen access.`
    return (record) => {
      if (unless === 'same-tag' && record.fields.some(({ tag }) => tag === field.tag)) return record
      if (unless === 'same-field' && hasField(record, field)) return record
      if (place === 'last') return addLast(record, field)
      return place === 'first' ? insertBefore(record, field) : insertTogether(record, [field])
    }
  },
})

function hasField(record: MarcRecord, field: Field): boolean {
  return record.fields.some((each) => each.tag === field.tag && fieldLine(each) === fieldLine(field))
}

function insertBefore(record: MarcRecord, field: Field): MarcRecord {
  const at = record.fields.findIndex(({ tag }) => tag === field.tag)
  return at < 0
    ? insertTogether(record, [field])
    : changedRecord(record, { fields: record.fields.toSpliced(at, 0, field) })
}
