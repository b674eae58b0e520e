import {
  changedRecord,
  matchesTag,
  withSubfields,
  type DataField,
  type Field,
  type MarcRecord,
  type Subfield,
} from '@carrel/marc'
import { choice, flag, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Makes one field of several. */
export const mergeFields = stepKind({
  name: 'merge-fields',
  title: 'Make one field of several',
  help: 'Puts the subfields of all fields with the same tag into the first of them; or, with a mark, joins the texts of one subfield.',
  group: 'fields',
  params: {
    tag: tag({ label: 'Tag', pattern: true }),
    match: choice({
      label: 'Fields that',
      choices: [
        { value: 'indicators', label: 'have the same indicators' },
        { value: 'first', label: 'have the same indicators and begin with the same subfield' },
        { value: 'all', label: 'have the same tag' },
      ],
      preset: 'indicators',
    }),
    once: flag({ label: 'Not the same subfield twice', preset: true }),
    join: text({
      label: 'Join texts with',
      help: 'A mark such as “ ; ”; subfields stay apart when empty.',
      preset: '',
    }),
    code: text({ kind: 'code', label: 'Subfield that is joined', preset: 'a' }),
  },
  examples: [
    {
      step: { tag: '856', match: 'first' },
      before: [
        '=856  40$uhttps://a.example$zOne',
        '=856  40$uhttps://a.example$zTwo',
        '=856  40$uhttps://b.example$zOne',
      ],
      after: ['=856  40$uhttps://a.example$zOne$zTwo', '=856  40$uhttps://b.example$zOne'],
    },
    {
      step: { tag: '653', match: 'all', join: ' ; ' },
      before: ['=653  0\\$aowls', '=653  \\\\$ahawks$5FU', '=700  1\\$aDoe, J.'],
      after: ['=653  0\\$aowls ; hawks$5FU', '=700  1\\$aDoe, J.'],
    },
  ],
  compile: ({ tag: wanted, match, once, join, code }) => {
    if (code.length !== 1) return 'The subfield that is joined must be one code, such as a.'
    const tags = tagPattern(wanted)
    const key = (field: DataField) =>
      [
        field.tag,
        match === 'all' ? '' : field.indicators,
        match === 'first' ? `${field.subfields[0]?.code} ${field.subfields[0]?.value}` : '',
      ].join('|')
    return (record) =>
      merged(record, tags, key, (into, others) =>
        join === '' ? together(into, others, once) : joined(into, others, join, code),
      )
  },
})

function merged(
  record: MarcRecord,
  tags: string,
  key: (field: DataField) => string,
  merge: (into: DataField, others: readonly DataField[]) => DataField,
): MarcRecord {
  const groups = new Map<string, { readonly first: DataField; readonly others: DataField[] }>()
  const fields: Field[] = []
  for (const field of record.fields) {
    const name = field.kind === 'data' && matchesTag(field.tag, tags) ? key(field) : undefined
    const group = name === undefined ? undefined : groups.get(name)
    if (group && field.kind === 'data') {
      group.others.push(field)
      continue
    }
    if (name !== undefined && field.kind === 'data') groups.set(name, { first: field, others: [] })
    fields.push(field)
  }
  if (fields.length === record.fields.length) return record
  const changed = new Map<Field, Field>()
  for (const { first, others } of groups.values()) if (others.length > 0) changed.set(first, merge(first, others))
  return changedRecord(record, { fields: fields.map((field) => changed.get(field) ?? field) })
}

function together(into: DataField, others: readonly DataField[], once: boolean): DataField {
  const known = new Set(into.subfields.map(keyOf))
  const added: Subfield[] = []
  for (const subfield of others.flatMap(({ subfields }) => subfields)) {
    if (once && known.has(keyOf(subfield))) continue
    known.add(keyOf(subfield))
    added.push(subfield)
  }
  return withSubfields(into, [...into.subfields, ...added])
}

/** The texts of one subfield in the first field that has it, the other subfields behind. */
function joined(into: DataField, others: readonly DataField[], mark: string, code: string): DataField {
  const texts = [into, ...others].flatMap(({ subfields }) => subfields.filter((each) => each.code === code))
  const rest = (field: DataField) => field.subfields.filter((each) => each.code !== code)
  const [first] = texts
  if (!first) return together(into, others, true)
  const at = Math.max(
    0,
    into.subfields.findIndex((each) => each.code === code),
  )
  const text = { code, value: texts.map(({ value }) => value).join(mark) }
  const own = withSubfields(into, rest(into).toSpliced(at, 0, text))
  return together(
    own,
    others.map((field) => withSubfields(field, rest(field))),
    true,
  )
}

function keyOf({ code, value }: Subfield): string {
  return `${code} ${value}`
}
