import { changedRecord, withTag, type Field } from '@carrel/marc'
import { tag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Exchanges the tags of fields. */
export const swapFields = stepKind({
  name: 'swap-fields',
  title: 'Swap two tags',
  help: 'Fields with the first tag get the second, and the other way round. They stay where they are; sort the fields to put them in order.',
  group: 'fields',
  params: { first: tag({ label: 'First tag' }), second: tag({ label: 'Second tag' }) },
  examples: [
    {
      again: true,
      step: { first: '490', second: '830' },
      before: ['=490  1\\$aOn show', '=830  \\0$aTraced'],
      after: ['=830  1\\$aOn show', '=490  \\0$aTraced'],
    },
  ],
  compile: ({ first, second }) => {
    if (/^00\d$/.test(first) !== /^00\d$/.test(second))
      return 'A control field and a data field cannot be swapped; copy them.'
    const swap = (field: Field) =>
      field.tag === first ? withTag(field, second) : field.tag === second ? withTag(field, first) : field
    return (record) => {
      const fields = record.fields.map(swap)
      return fields.every((field, index) => field === record.fields[index]) ? record : changedRecord(record, { fields })
    }
  },
})
