import { matchesTag, type Field } from '@carrel/marc'
import { flag, optional, tag, text } from '../../language/param.ts'
import { fieldData } from '../../text/field-data.ts'
import { isIndicators } from '../../text/indicators.ts'
import { fieldLine } from '../../text/record-text.ts'
import { tagPattern } from '../../text/tag-pattern.ts'
import { textTest } from '../../text/text-test.ts'

/** Which fields are meant: parameters that many steps have. */
export const fieldChoice = {
  tag: tag({ label: 'Tag', help: 'A tag such as 029, or a pattern such as 9XX.', pattern: true }),
  indicators: optional(
    text({ kind: 'indicators', label: 'Only with the indicators', help: '* for any, \\ for a blank: *4, \\\\.' }),
  ),
  contains: optional(
    text({
      label: 'Only where the field contains',
      help: 'Any text of the field with its indicators and codes, as in 10$aTitle.',
    }),
  ),
  matches: optional(text({ kind: 'pattern', label: 'Only where the field fits' })),
  ignoreCase: flag({ label: 'Capitals make no difference' }),
}

/** The values of {@link fieldChoice}. */
export interface FieldChoiceValues {
  readonly tag: string
  readonly indicators?: string | undefined
  readonly contains?: string | undefined
  readonly matches?: string | undefined
  readonly ignoreCase?: boolean
}

/** Asks of a field whether it is meant; a text says why that cannot be asked. */
export function chosenField(values: FieldChoiceValues): ((field: Field) => boolean) | string {
  const { tag: wanted, indicators, contains, matches } = values
  const tags = tagPattern(wanted)
  const fits = textTest(values)
  if (typeof fits === 'string') return fits
  const hasWish = contains !== undefined || matches !== undefined
  // Who writes the tag into the expression means the whole line.
  const textOf = matches !== undefined && /^\^?\(*=[\d[.]/.test(matches) ? fieldLine : fieldData
  return (field) =>
    matchesTag(field.tag, tags) &&
    (indicators === undefined || isIndicators(field, indicators)) &&
    (!hasWish || fits(textOf(field)))
}
