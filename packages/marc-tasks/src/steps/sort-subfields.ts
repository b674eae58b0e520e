import { mapFields, withSubfields, type DataField, type Subfield } from '@carrel/marc'
import { tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { isTagged } from '../text/is-tagged.ts'

/** Puts subfields in order. */
export const sortSubfields = stepKind({
  name: 'sort-subfields',
  title: 'Sort subfields',
  help: 'Puts the subfields of a field in the order of a list of codes; those that are not in it follow by the alphabet. $6, $8 and $3 lead, and $0, $1, $2, $4, $5 stay behind. Repeated ones keep their order.',
  group: 'order',
  params: {
    tags: tagList({ label: 'Tags' }),
    order: text({ kind: 'codes', label: 'Order', help: 'Codes such as abc; the alphabet when empty.', preset: '' }),
  },
  examples: [
    {
      step: { tags: '952', order: 'ba' },
      before: ['=952  \\\\$zz$2lcc$aOne$bTwo$3Part$aThree'],
      after: ['=952  \\\\$3Part$bTwo$aOne$aThree$zz$2lcc'],
    },
  ],
  compile: ({ tags, order }) => {
    const isMeant = isTagged(tags)
    return (record) => mapFields(record, isMeant, (field) => (field.kind === 'data' ? sorted(field, order) : field))
  },
})

function sorted(field: DataField, order: string): DataField {
  const rank = ({ code }: Subfield): string => {
    const at = code === '' ? -1 : order.indexOf(code)
    if (code === '') return '0'
    if (at >= 0) return `2${String(at).padStart(2, '0')}`
    if ('683'.includes(code)) return `1${'683'.indexOf(code)}`
    return /\d/.test(code) ? `4${code}` : `3${code}`
  }
  const subfields = field.subfields.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
  return subfields.every((each, index) => each === field.subfields[index]) ? field : withSubfields(field, subfields)
}
