import { changedRecord, matchesTag, withSubfields, type DataField, type Field } from '@carrel/marc'
import { choice, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Makes several of one. */
export const splitField = stepKind({
  name: 'split-field',
  title: 'Split a field at a mark',
  help: 'Splits the text of a subfield at a mark, such as a semicolon, into several fields or several subfields. Without a mark, each repeated subfield gets a field of its own.',
  group: 'fields',
  params: {
    tag: tag({ label: 'Tag', pattern: true }),
    code: text({ kind: 'code', label: 'Subfield', preset: 'a' }),
    mark: text({ label: 'Mark', help: 'Blanks around it do not count.', preset: '' }),
    into: choice({
      label: 'Into',
      choices: [
        { value: 'fields', label: 'fields, each with all the other subfields' },
        { value: 'subfields', label: 'subfields of the same field' },
      ],
      preset: 'fields',
    }),
  },
  examples: [
    {
      step: { tag: '653', mark: ';' },
      before: ['=653  \\\\$aowls; hawks ;$5FU', '=700  1\\$aDoe; Roe'],
      after: ['=653  \\\\$aowls$5FU', '=653  \\\\$ahawks$5FU', '=700  1\\$aDoe; Roe'],
    },
    { step: { tag: '020' }, before: ['=020  \\\\$a1$a2$qpbk.'], after: ['=020  \\\\$a1$qpbk.', '=020  \\\\$a2$qpbk.'] },
    {
      step: { tag: '505', mark: ' -- ', into: 'subfields', code: 't' },
      before: ['=505  00$tOne -- Two'],
      after: ['=505  00$tOne$tTwo'],
    },
  ],
  compile: ({ tag: wanted, code, mark, into }) => {
    if (code.length !== 1) return 'The subfield must be one code, such as a.'
    if (mark.trim() === '' && into === 'subfields') return 'Subfields are split at a mark; say which.'
    const tags = tagPattern(wanted)
    return (record) => {
      let isChanged = false
      const fields = record.fields.flatMap((field): Field[] => {
        const made =
          field.kind === 'data' && matchesTag(field.tag, tags) ? split(field, code, mark.trim(), into) : [field]
        if (made.length !== 1 || made[0] !== field) isChanged = true
        return made
      })
      return isChanged ? changedRecord(record, { fields }) : record
    }
  },
})

function split(field: DataField, code: string, mark: string, into: 'fields' | 'subfields'): DataField[] {
  const parts = field.subfields.flatMap((each) => (each.code === code ? partsOf(each.value, mark) : []))
  const first = field.subfields.findIndex((each) => each.code === code)
  const count = field.subfields.filter((each) => each.code === code).length
  if (first < 0 || parts.length < 2 || (into === 'subfields' && parts.length === count)) return [field]
  if (into === 'subfields') {
    const subfields = field.subfields.flatMap((each) =>
      each.code === code ? partsOf(each.value, mark).map((value) => ({ code, value })) : [each],
    )
    return [withSubfields(field, subfields)]
  }
  return parts.map((value) =>
    withSubfields(
      field,
      field.subfields.flatMap((each, index) =>
        each.code !== code ? [each] : index === first ? [{ code, value }] : [],
      ),
    ),
  )
}

function partsOf(text: string, mark: string): string[] {
  if (mark === '') return [text]
  const parts = text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length === 0 ? [text] : parts
}
