import { mapSubfields } from '@carrel/marc'
import { optional, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, mapDataFields } from './shared/subfield-params.ts'

/** Puts text before or behind that of subfields. */
export const addToSubfield = stepKind({
  name: 'add-to-subfield',
  title: 'Add to subfields',
  help: 'Puts text before or behind what stands in subfields, such as the address of a proxy.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfields' }),
    before: text({ label: 'Put before', preset: '' }),
    after: text({ label: 'Put behind', preset: '' }),
    starting: optional(text({ label: 'Only where it begins with' })),
    ending: optional(text({ label: 'Only where it ends with' })),
  },
  examples: [
    {
      again: true,
      step: { tag: '856', subfield: 'u', before: 'https://proxy.example.org/login?url=' },
      before: ['=856  40$uhttps://a.org$yVolume 1'],
      after: ['=856  40$uhttps://proxy.example.org/login?url=https://a.org$yVolume 1'],
    },
    {
      again: true,
      step: { tag: '050', subfield: 'b', after: 'eb' },
      before: ['=050  \\4$aQA76$b.E45 2020'],
      after: ['=050  \\4$aQA76$b.E45 2020eb'],
    },
  ],
  compile: ({ subfield, before, after, starting = '', ending = '', ...choice }) => {
    const isMeant = chosenField(choice)
    if (typeof isMeant === 'string') return isMeant
    const change = (value: string) =>
      value.startsWith(starting) && value.endsWith(ending) ? `${before}${value}${after}` : value
    return (record) => mapDataFields(record, isMeant, (field) => mapSubfields(field, subfield, change))
  },
})
