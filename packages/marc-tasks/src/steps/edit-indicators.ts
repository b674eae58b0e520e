import { mapFields, withIndicators } from '@carrel/marc'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changedIndicators } from '../text/indicators.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'

/** Changes indicators. */
export const editIndicators = stepKind({
  name: 'edit-indicators',
  title: 'Change indicators',
  help: 'Gives the fields with a tag other indicators.',
  group: 'fields',
  params: {
    ...fieldChoice,
    to: text({
      kind: 'indicators',
      label: 'New indicators',
      help: 'Two characters: * leaves one as it is, \\ is a blank.',
    }),
  },
  examples: [
    {
      step: { tag: '050', indicators: '\\4', to: '1*' },
      before: ['=050  \\4$aPZ7', '=050  00$aPT2621'],
      after: ['=050  14$aPZ7', '=050  00$aPT2621'],
    },
  ],
  compile: ({ to, ...choice }) => {
    const isMeant = chosenField(choice)
    if (typeof isMeant === 'string') return isMeant
    if (to.length === 0 || to.length > 2) return `“${to}” are not indicators: write two characters, such as 10 or *\\.`
    return (record) =>
      mapFields(record, isMeant, (field) => {
        if (field.kind !== 'data') return field
        const indicators = changedIndicators(field.indicators, to)
        return indicators === field.indicators ? field : withIndicators(field, indicators)
      })
  },
})
