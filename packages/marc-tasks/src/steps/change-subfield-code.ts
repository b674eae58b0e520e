import { stepKind } from '../language/step-kind.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, exchanged, mapDataFields } from './shared/subfield-params.ts'

/** Gives subfields another code. */
export const changeSubfieldCode = stepKind({
  name: 'change-subfield-code',
  title: 'Change the code of subfields',
  help: 'Gives subfields another code; their text and place stay as they are.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfields' }),
    to: codes({ label: 'New code', single: true }),
  },
  examples: [
    {
      step: { tag: '856', subfield: 'z', to: 'y' },
      before: ['=856  40$uhttps://a.org$zRead online'],
      after: ['=856  40$uhttps://a.org$yRead online'],
    },
  ],
  compile: ({ subfield, to, ...choice }) => {
    const isMeant = chosenField(choice)
    if (typeof isMeant === 'string') return isMeant
    return (record) =>
      mapDataFields(record, isMeant, (field) =>
        exchanged(
          field,
          field.subfields.map((each) =>
            each.code !== '' && each.code !== to && subfield.includes(each.code)
              ? { code: to, value: each.value }
              : each,
          ),
        ),
      )
  },
})
