import { changedRecord, matchesTag, type Field, type MarcRecord } from '@carrel/marc'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Puts fields in the order of their tags. */
export const sortFields = stepKind({
  name: 'sort-fields',
  title: 'Sort fields',
  help: 'Puts fields in the order of their tags. Fields with the same tag stay in their order; with a pattern such as 0XX only those are sorted, in the places that they had.',
  group: 'order',
  params: { tags: text({ kind: 'tags', label: 'Tags', help: 'all, or a pattern such as 0XX.', preset: 'all' }) },
  examples: [
    {
      step: { tags: '0XX' },
      before: ['=001  1', '=050  \\4$aPZ7', '=020  \\\\$a3791501305', '=700  1\\$aTrier, Walter', '=245  10$aEmil'],
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

function sorted(record: MarcRecord, pattern: string): MarcRecord {
  const meant = record.fields.filter(({ tag }) => matchesTag(tag, pattern))
  const inOrder = meant.toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  if (inOrder.every((field, index) => field === meant[index])) return record
  let next = 0
  const fields: Field[] = record.fields.map((field) =>
    matchesTag(field.tag, pattern) ? (inOrder[next++] ?? field) : field,
  )
  return changedRecord(record, { fields })
}
