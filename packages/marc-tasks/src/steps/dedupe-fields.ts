import { deleteFields, matchesTag, type Field, type MarcRecord } from '@carrel/marc'
import { choice, flag, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { fieldLine } from '../text/record-text.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Leaves one of several fields that say the same. */
export const dedupeFields = stepKind({
  name: 'dedupe-fields',
  title: 'Delete double fields',
  help: 'Leaves one of several fields with the same tag that say the same.',
  group: 'fields',
  params: {
    tag: tag({ label: 'Tag', help: 'A tag such as 650, or a pattern such as 6XX.', pattern: true }),
    subfields: text({
      kind: 'codes',
      label: 'Compare only the subfields',
      help: 'Codes; the whole field when empty.',
      preset: '',
    }),
    loose: flag({ label: 'Capitals, punctuation and indicators make no difference' }),
    keep: choice({
      label: 'Keep',
      choices: [
        { value: 'first', label: 'the first' },
        { value: 'last', label: 'the last' },
      ],
      preset: 'first',
    }),
  },
  examples: [
    {
      step: { tag: '6XX', loose: true },
      before: [
        '=650  \\0$aDetectives.',
        '=650  \\7$adetectives$2fast',
        '=650  \\0$aDetectives',
        '=651  \\0$aDetectives',
      ],
      after: ['=650  \\0$aDetectives.', '=650  \\7$adetectives$2fast', '=651  \\0$aDetectives'],
    },
  ],
  compile: ({ tag: wanted, subfields, loose, keep }) => {
    const tags = tagPattern(wanted)
    return (record) => withoutDouble(record, tags, keep === 'last', (field) => keyOf(field, subfields, loose))
  },
})

function withoutDouble(record: MarcRecord, tags: string, isLast: boolean, key: (field: Field) => string): MarcRecord {
  const seen = new Set<string>()
  const double = new Set<Field>()
  const meant = record.fields.filter(({ tag }) => matchesTag(tag, tags))
  for (const field of isLast ? meant.toReversed() : meant) {
    const name = key(field)
    if (seen.has(name)) double.add(field)
    else seen.add(name)
  }
  return double.size === 0 ? record : deleteFields(record, (field) => double.has(field))
}

function keyOf(field: Field, codes: string, loose: boolean): string {
  if (field.kind === 'control' || (codes === '' && !loose)) return fieldLine(field)
  const meant = codes === '' ? field.subfields : field.subfields.filter(({ code }) => codes.includes(code))
  const text = meant.map(({ code, value }) => `$${code}${loose ? folded(value) : value}`).join('')
  return `${field.tag}${loose ? '' : field.indicators}${text}`
}

function folded(value: string): string {
  return value
    .toLowerCase()
    .replaceAll(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
}
