import { mapSubfields } from '@carrel/marc'
import { choice, flag, optional, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { textEdit } from '../text/text-edit.ts'
import { textTest } from '../text/text-test.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, mapDataFields } from './shared/subfield-params.ts'

/** Takes subfields out, or some text in them. */
export const deleteSubfield = stepKind({
  name: 'delete-subfield',
  title: 'Delete subfields',
  help: 'Deletes subfields, all or those whose text fits, or only the text in them. A field without subfields goes with them.',
  group: 'subfields',
  params: {
    tag: tag({ label: 'Tag', help: 'A tag such as 856, or a pattern such as 6XX.', pattern: true }),
    indicators: fieldChoice.indicators,
    subfield: codes({ label: 'Subfields' }),
    contains: optional(text({ label: 'Only where the subfield contains' })),
    matches: optional(text({ kind: 'pattern', label: 'Only where the subfield fits' })),
    ignoreCase: fieldChoice.ignoreCase,
    not: flag({ label: 'Delete those that do not fit' }),
    part: choice({
      label: 'Delete',
      choices: [
        { value: 'subfield', label: 'the whole subfield' },
        { value: 'text', label: 'only the text that was found' },
      ],
      preset: 'subfield',
    }),
  },
  examples: [
    {
      step: { tag: '856', subfield: '3z' },
      before: ['=856  40$3Volume 1$uhttps://a.org$zFor students'],
      after: ['=856  40$uhttps://a.org'],
    },
    {
      step: { tag: '035', subfield: 'z', contains: '(OCoLC)' },
      before: ['=035  \\\\$a(OCoLC)1$z(OCoLC)2$z(DE-599)3'],
      after: ['=035  \\\\$a(OCoLC)1$z(DE-599)3'],
    },
    {
      step: { tag: '020', subfield: 'a', contains: ' (pbk.)', part: 'text' },
      before: ['=020  \\\\$a3791501305 (pbk.)'],
      after: ['=020  \\\\$a3791501305'],
    },
  ],
  compile: ({ tag: wanted, indicators, subfield, contains, matches, ignoreCase, not, part }) => {
    const isMeant = chosenField({ tag: wanted, indicators })
    if (typeof isMeant === 'string') return isMeant
    if (part === 'text') {
      const find = matches ?? contains ?? ''
      const change = textEdit({ find, by: '', isPattern: matches !== undefined, ignoreCase })
      if (typeof change === 'string') return change
      const orGone = (value: string) => (change(value) === '' ? undefined : change(value))
      return (record) => mapDataFields(record, isMeant, (field) => mapSubfields(field, subfield, orGone))
    }
    const fits = textTest({ contains, matches, ignoreCase })
    if (typeof fits === 'string') return fits
    const orGone = (value: string) => (fits(value) !== not ? undefined : value)
    return (record) => mapDataFields(record, isMeant, (field) => mapSubfields(field, subfield, orGone))
  },
})
