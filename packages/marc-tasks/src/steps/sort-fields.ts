import { changedRecord, matchesTag, type Field, type MarcRecord } from '@carrel/marc'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Puts fields in the order of their tags. */
export const sortFields = stepKind({
  name: 'sort-fields',
  title: 'Sort fields',
  help: 'Puts fields in the order of their tags. Fields with the same tag stay in their order; with a pattern such as 0XX only those are sorted, and stand together where the first of them stood.',
  group: 'order',
  params: { tags: text({ kind: 'tags', label: 'Tags', help: 'all, or a pattern such as 0XX.', preset: 'all' }) },
  examples: [
    {
      step: { tags: '0XX' },
      before: ['=001  1', '=050  \\4$aPZ7', '=700  1\\$aTrier, Walter', '=245  10$aEmil', '=020  \\\\$a3791501305'],
      after: ['=001  1', '=020  \\\\$a3791501305', '=050  \\4$aPZ7', '=700  1\\$aTrier, Walter', '=245  10$aEmil'],
    },
    {
      step: {},
      before: ['=700  1\\$aTrier, Walter', '=650  \\0$aDetectives', '=245  10$aEmil', '=650  \\0$aBerlin'],
      after: ['=245  10$aEmil', '=650  \\0$aDetectives', '=650  \\0$aBerlin', '=700  1\\$aTrier, Walter'],
    },
  ],
  compile: ({ tags }) => {
    const pattern = tags.toLowerCase() === 'all' ? '...' : tagPattern(tags)
    if (!/^[0-9A-Za-z.]{3}$/.test(pattern)) return `“${tags}” are not tags: write all, or a pattern such as 0XX.`
    return (record) => sorted(record, pattern)
  },
})

/** What is sorted is gathered where the first of it stood; the others keep their order. */
function sorted(record: MarcRecord, pattern: string): MarcRecord {
  const isMeant = ({ tag }: Field) => matchesTag(tag, pattern)
  const meant = record.fields.filter(isMeant).toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  const first = record.fields.findIndex(isMeant)
  const others = record.fields.filter((field) => !isMeant(field))
  const fields = others.toSpliced(Math.max(first, 0), 0, ...meant)
  return fields.every((field, index) => field === record.fields[index]) ? record : changedRecord(record, { fields })
}
