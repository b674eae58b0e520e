import { deleteFields, type Field, type MarcRecord } from '@carrel/marc'
import { choice, flag, optional, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { fieldLine } from '../text/record-text.ts'
import { tagPattern } from '../text/tag-pattern.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'

/** Takes fields out. */
export const deleteField = stepKind({
  name: 'delete-field',
  title: 'Delete fields',
  help: 'Deletes the fields with a tag, or those of them whose text fits.',
  group: 'fields',
  params: {
    ...fieldChoice,
    not: flag({
      label: 'Delete those that do not fit',
      help: 'Keeps the fields that fit and deletes the others with the tag.',
    }),
    which: choice({
      label: 'Which of them',
      choices: [
        { value: 'all', label: 'all' },
        { value: 'first', label: 'the first' },
        { value: 'last', label: 'the last' },
        { value: 'all-but-first', label: 'all but the first' },
        { value: 'all-but-last', label: 'all but the last' },
        { value: 'duplicates', label: 'those that are there before' },
      ],
      preset: 'all',
    }),
    number: optional(wholeNumber({ label: 'Only the one with this number', help: '2 for the second.', least: 1 })),
  },
  examples: [
    { step: { tag: '9XX' }, before: ['=245  10$aEmil', '=901  \\\\$ax', '=999  \\\\$ay'], after: ['=245  10$aEmil'] },
    {
      step: { tag: '655', contains: '$aElectronic books.', not: true },
      before: ['=655  \\4$aElectronic books.', '=655  \\7$aNovels.$2lcgft'],
      after: ['=655  \\4$aElectronic books.'],
    },
    {
      step: { tag: '856', which: 'duplicates' },
      before: ['=856  40$uhttps://a.org', '=856  40$uhttps://b.org', '=856  40$uhttps://a.org'],
      after: ['=856  40$uhttps://a.org', '=856  40$uhttps://b.org'],
    },
  ],
  compile: ({ not, which, number, ...choiceValues }) => {
    const fits = chosenField(choiceValues)
    if (typeof fits === 'string') return fits
    const isTagged = not ? chosenField({ tag: tagPattern(choiceValues.tag) }) : fits
    if (typeof isTagged === 'string') return isTagged
    const isMeant = not ? (field: Field) => isTagged(field) && !fits(field) : fits
    if (which === 'all' && number === undefined) return (record) => deleteFields(record, isMeant)
    return (record) => deleteSome(record, isMeant, which, number)
  },
})

function deleteSome(
  record: MarcRecord,
  isMeant: (field: Field) => boolean,
  which: string,
  number: number | undefined,
): MarcRecord {
  const meant = record.fields.filter(isMeant)
  const gone = new Set(number === undefined ? chosen(meant, which) : meant.slice(number - 1, number))
  return gone.size === 0 ? record : deleteFields(record, (field) => gone.has(field))
}

function chosen(fields: readonly Field[], which: string): readonly Field[] {
  if (which === 'first') return fields.slice(0, 1)
  if (which === 'last') return fields.slice(-1)
  if (which === 'all-but-first') return fields.slice(1)
  if (which === 'all-but-last') return fields.slice(0, -1)
  const lines = new Set<string>()
  return fields.filter((field) => {
    const line = fieldLine(field)
    if (lines.has(line)) return true
    lines.add(line)
    return false
  })
}
