import { mapSubfields, type DataField } from '@carrel/marc'
import { flag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { textEdit } from '../text/text-edit.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, exchanged, mapDataFields } from './shared/subfield-params.ts'

/** Puts one text in place of another inside subfields. */
export const replaceInSubfield = stepKind({
  name: 'replace-in-subfield',
  title: 'Replace in subfields',
  help: 'Replaces text inside subfields, every time it is found. A subfield in which nothing is left is deleted.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfields' }),
    find: text({ label: 'Find', help: 'Nothing means the whole text of the subfield.', preset: '' }),
    regex: flag({ label: 'Find is a regular expression' }),
    with: text({ label: 'Replace with', preset: '' }),
    whole: flag({ label: 'Replace the whole subfield where it is found' }),
    newCode: text({ kind: 'code', label: 'New code where it is found', help: 'The same code when empty.', preset: '' }),
  },
  examples: [
    {
      step: { tag: '856', subfield: 'u', find: 'http://', with: 'https://' },
      before: ['=856  40$uhttp://example.org$yhttp://'],
      after: ['=856  40$uhttps://example.org$yhttp://'],
    },
    {
      step: { tag: '5XX', subfield: 'a', find: '^(\\d+) p\\.$', regex: true, with: '$1 pages' },
      before: ['=500  \\\\$a12 p.', '=504  \\\\$apages 1-2'],
      after: ['=500  \\\\$a12 pages', '=504  \\\\$apages 1-2'],
    },
  ],
  compile: ({ subfield, find, regex, with: by, whole, newCode, ...choice }) => {
    const isMeant = chosenField(choice)
    const change = textEdit({ find, by, isPattern: regex, ignoreCase: choice.ignoreCase, whole })
    if (typeof isMeant === 'string') return isMeant
    if (typeof change === 'string') return change
    const orGone = (value: string) => {
      const next = change(value)
      return next === '' && value !== '' ? undefined : next
    }
    if (newCode !== '')
      return (record) => mapDataFields(record, isMeant, (field) => recoded(field, subfield, newCode, change))
    return (record) => mapDataFields(record, isMeant, (field) => mapSubfields(field, subfield, orGone))
  },
})

/** Subfields whose text is changed get a new code with it. */
function recoded(field: DataField, codes: string, newCode: string, change: (value: string) => string): DataField {
  return exchanged(
    field,
    field.subfields.map((each) => {
      const value = each.code !== '' && codes.includes(each.code) ? change(each.value) : each.value
      return value === each.value ? each : { code: newCode, value }
    }),
  )
}
