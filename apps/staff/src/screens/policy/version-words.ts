import type { RuleVersionView } from '../../../../server/src/modules/policy/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { attributeOrder } from './attributes.ts'
import { criteriaInWords, valueInWords, type RuleNames } from './rule-words.ts'

type Version = Pick<RuleVersionView, 'before' | 'after'>

/** To what the rule of a change applies, as it stands afterwards, or stood before it went. */
export function subjectInWords({ before, after }: Version, names: RuleNames, words: Words): string {
  const content = after ?? before
  return content ? criteriaInWords(content.criteria, names, words.rules) : ''
}

/** What a change made otherwise, a line for each thing: values that are new, others, or gone. */
export function changesInWords(version: Version, names: RuleNames, words: Words, format: Format): readonly string[] {
  const { before, after } = version
  const { rules } = words
  const lines: string[] = []
  if (before && after) {
    const [was, is] = [before, after].map(({ criteria }) => criteriaInWords(criteria, names, rules))
    if (was !== is) lines.push(rules.fromTo(rules.appliesTo, was ?? '', is ?? ''))
    if (before.position !== after.position) lines.push(rules.movedTo(before.position, after.position))
  }
  for (const name of attributeOrder) {
    const was = before ? valueInWords(before.attributes, name, words, format) : ''
    const is = after ? valueInWords(after.attributes, name, words, format) : ''
    if (was === is) continue
    const title = words.attributeNames[name]
    if (was === '') lines.push(rules.nowSet(title, is))
    else lines.push(is === '' ? rules.noLonger(title, was) : rules.fromTo(title, was, is))
  }
  const valid = (content: Version['after']) =>
    content && (content.validFrom !== null || content.validTo !== null)
      ? rules.validity(
          content.validFrom === null ? undefined : format.day(content.validFrom),
          content.validTo === null ? undefined : format.day(content.validTo),
        )
      : ''
  if (valid(before) !== valid(after)) lines.push(valid(after) || rules.noLonger(rules.validFrom, valid(before)))
  return lines
}
