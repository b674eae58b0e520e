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
      merged(record, tags, key, (into, from) =>
        join === '' ? added(into, from, once) : joined(into, from, join, code),
      )
  },
})

function merged(
  record: MarcRecord,
  tags: string,
  key: (field: DataField) => string,
  merge: (into: readonly Subfield[], from: readonly Subfield[]) => readonly Subfield[],
): MarcRecord {
  const places = new Map<string, number>()
  const gathered = new Map<number, readonly Subfield[]>()
  const fields: Field[] = []
  for (const field of record.fields) {
    const name = field.kind === 'data' && matchesTag(field.tag, tags) ? key(field) : undefined
    const place = name === undefined ? undefined : places.get(name)
    if (place !== undefined && field.kind === 'data') {
      gathered.set(place, merge(gathered.get(place) ?? [], field.subfields))
      continue
    }
    if (name !== undefined && field.kind === 'data') {
      places.set(name, fields.length)
      gathered.set(fields.length, field.subfields)
    }
    fields.push(field)
  }
  if (fields.length === record.fields.length) return record
  return changedRecord(record, {
    fields: fields.map((field, index) => {
      const subfields = gathered.get(index)
      return field.kind === 'control' || !subfields || subfields === field.subfields
        ? field
        : withSubfields(field, subfields)
    }),
  })
}

function added(into: readonly Subfield[], from: readonly Subfield[], once: boolean): readonly Subfield[] {
  const known = new Set(into.map(({ code, value }) => `${code} ${value}`))
  return [...into, ...from.filter(({ code, value }) => !once || !known.has(`${code} ${value}`))]
}

function joined(into: readonly Subfield[], from: readonly Subfield[], mark: string, code: string): readonly Subfield[] {
  const texts = from.filter((each) => each.code === code).map(({ value }) => value)
  const rest = added(
    into,
    from.filter((each) => each.code !== code),
    true,
  )
  const at = rest.findIndex((each) => each.code === code)
  const first = rest[at]
  if (!first || texts.length === 0) return [...rest, ...texts.map((value) => ({ code, value }))]
  return rest.with(at, { code, value: [first.value, ...texts].join(mark) })
}
