import { stepKind } from '../language/step-kind.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, exchanged, mapDataFields } from './shared/subfield-params.ts'

/** Exchanges the codes of subfields. */
export const swapSubfields = stepKind({
  name: 'swap-subfields',
  title: 'Swap two subfields',
  help: 'Subfields with the first code get the second, and the other way round; their texts stay in their places.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    first: codes({ label: 'First code', single: true }),
    second: codes({ label: 'Second code', single: true }),
  },
  examples: [
    {
      again: true,
      step: { tag: '856', first: 'y', second: 'z' },
      before: ['=856  40$uhttps://a.org$yFor students$zRead online'],
      after: ['=856  40$uhttps://a.org$zFor students$yRead online'],
    },
  ],
  compile: ({ first, second, ...choice }) => {
    const isMeant = chosenField(choice)
    if (typeof isMeant === 'string') return isMeant
    const other = new Map([
      [first, second],
      [second, first],
    ])
    return (record) =>
      mapDataFields(record, isMeant, (field) =>
        exchanged(
          field,
          field.subfields.map((each) => {
            const code = other.get(each.code)
            return code === undefined || code === each.code ? each : { code, value: each.value }
          }),
        ),
      )
  },
})
