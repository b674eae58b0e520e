import type { DataField, Subfield } from '@carrel/marc'
import { choice, flag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, exchanged, mapDataFields } from './shared/subfield-params.ts'

/** Gives a subfield a text, or makes one. */
export const setSubfield = stepKind({
  name: 'set-subfield',
  title: 'Set a subfield',
  help: 'Gives a subfield a text in every field with the tag. A new one comes behind the others.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfield', single: true }),
    value: text({ label: 'Text' }),
    existing: choice({
      label: 'Where the subfield is there',
      choices: [
        { value: 'replace', label: 'replace its text' },
        { value: 'leave', label: 'leave it alone' },
        { value: 'one', label: 'replace its text and leave one of several' },
        { value: 'add', label: 'add another' },
      ],
      preset: 'replace',
    }),
    create: flag({ label: 'Make it where it is missing', preset: true }),
  },
  examples: [
    {
      step: { tag: '949', subfield: 'l', value: 'AFIN' },
      before: ['=949  \\\\$a1$lMAIN', '=949  \\\\$a2'],
      after: ['=949  \\\\$a1$lAFIN', '=949  \\\\$a2$lAFIN'],
    },
    {
      step: { tag: '856', subfield: 'y', value: 'Read online', existing: 'leave' },
      before: ['=856  40$uhttps://a.org', '=856  40$uhttps://b.org$yVolume 2'],
      after: ['=856  40$uhttps://a.org$yRead online', '=856  40$uhttps://b.org$yVolume 2'],
    },
  ],
  compile: ({ subfield: code, value, existing, create, ...choiceValues }) => {
    const isMeant = chosenField(choiceValues)
    if (typeof isMeant === 'string') return isMeant
    const set = (field: DataField): DataField => {
      const has = field.subfields.some((each) => each.code === code)
      if (!has || existing === 'add')
        return has || create ? exchanged(field, [...field.subfields, { code, value }]) : field
      return existing === 'leave' ? field : exchanged(field, replaced(field.subfields, code, value, existing === 'one'))
    }
    return (record) => mapDataFields(record, isMeant, set)
  },
})

function replaced(subfields: readonly Subfield[], code: string, value: string, isOne: boolean): readonly Subfield[] {
  const first = subfields.findIndex((each) => each.code === code)
  return subfields
    .filter((each, index) => !isOne || each.code !== code || index === first)
    .map((each) => (each.code === code && each.value !== value ? { code, value } : each))
}
