import { changedRecord, deleteFields, type Field, type MarcRecord } from '@carrel/marc'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { fillTemplate } from '../template/fill-template.ts'
import { readTemplate, type Template } from '../template/read-template.ts'
import { fieldLine } from '../text/record-text.ts'
import { insertTogether } from './shared/insert-together.ts'

/** Makes a field of what other fields say. */
export const buildField = stepKind({
  name: 'build-field',
  title: 'Build a field from others',
  help: 'Makes a field from a template: {001} is a control field, {050$a} the first such subfield, {856$u[x]} makes one field for each 856, {008[7:4]} is four positions. Nothing is made where none of them is there.',
  group: 'fields',
  params: {
    field: text({ kind: 'field-line', label: 'Template', help: 'Such as =035  9\\$a(XY){001}.' }),
    existing: choice({
      label: 'Where fields with the tag are there',
      choices: [
        { value: 'keep', label: 'keep them and add' },
        { value: 'replace', label: 'replace them' },
        { value: 'leave', label: 'make nothing' },
      ],
      preset: 'keep',
    }),
  },
  examples: [
    {
      step: { field: '=035  9\\$a(XY){001}', existing: 'leave' },
      before: ['=001  123', '=245  10$aEmil'],
      after: ['=001  123', '=035  9\\$a(XY)123', '=245  10$aEmil'],
    },
    {
      says: 'a field for each one that is there',
      step: { field: '=856  40$u{956$u[x]}$yRead online', existing: 'replace' },
      before: ['=956  40$uhttps://a.org', '=956  40$uhttps://b.org'],
      after: [
        '=856  40$uhttps://a.org$yRead online',
        '=856  40$uhttps://b.org$yRead online',
        '=956  40$uhttps://a.org',
        '=956  40$uhttps://b.org',
      ],
    },
    {
      says: 'fields are replaced one by one where the template refers to their own tag; what it does not name is lost',
      again: true,
      step: { field: '=856  40$uhttps://proxy.example.org/login?url={856$u}', existing: 'replace' },
      before: ['=856  40$3Volume 1$uhttps://a.org', '=856  41$uhttps://b.org$yVolume 2'],
      after: [
        '=856  40$uhttps://proxy.example.org/login?url=https://a.org',
        '=856  40$uhttps://proxy.example.org/login?url=https://b.org',
      ],
    },
  ],
  compile: ({ field: line, existing }) => {
    const template = readTemplate(line)
    if (typeof template === 'string') return template
    if (template.indicators !== '' && template.subfields.length === 0) return `“${line}” has no subfield.`
    if (existing === 'replace') {
      const isOwn = template.references.some(({ tag, occurrence }) => tag === template.tag && occurrence === undefined)
      return isOwn ? (record) => replaceEach(record, template) : (record) => replaceAll(record, template)
    }
    return (record) => {
      if (existing === 'leave' && record.fields.some(({ tag }) => tag === template.tag)) return record
      return insertTogether(record, fillTemplate(template, record))
    }
  },
})

/** Every field with the tag gives way to what the template makes of it; one of which it makes nothing stays. */
function replaceEach(record: MarcRecord, template: Template): MarcRecord {
  let isChanged = false
  const fields = record.fields.flatMap((field): readonly Field[] => {
    if (field.tag !== template.tag) return [field]
    const built = fillTemplate(template, record, field)
    if (built.length === 0 || isSame(built, [field])) return [field]
    isChanged = true
    return built
  })
  return isChanged ? changedRecord(record, { fields }) : record
}

/** All fields with the tag give way to what the template makes of the record, where the first of them stood. */
function replaceAll(record: MarcRecord, template: Template): MarcRecord {
  const built = fillTemplate(template, record)
  const old = record.fields.filter(({ tag }) => tag === template.tag)
  if (built.length === 0 || isSame(built, old)) return record
  const [first] = old
  if (!first) return insertTogether(record, built)
  const at = record.fields.indexOf(first)
  const rest = deleteFields(record, template.tag).fields
  return changedRecord(record, { fields: rest.toSpliced(at, 0, ...built) })
}

function isSame(some: readonly Field[], others: readonly Field[]): boolean {
  return some.length === others.length && some.every((field, at) => fieldLine(field) === fieldLine(others[at] ?? field))
}
