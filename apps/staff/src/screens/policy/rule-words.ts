import type { Attributes, Criteria, Period } from '../../../../server/src/modules/policy/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import {
  countNames,
  isOne,
  moneyNames,
  optionalPeriodNames,
  periodNames,
  yesNoNames,
  type AttributeName,
} from './attributes.ts'

/** What rules refer to, by what it is called. */
export interface RuleNames {
  readonly category: (code: string) => string
  readonly itemType: (code: string) => string
  readonly branch: (id: number) => string
  readonly location: (id: number) => string
}

/** To what a rule applies, in words: `Adult + Book at Elm Street`. */
export function criteriaInWords(criteria: Criteria, names: RuleNames, rules: Words['rules']): string {
  const { patronCategory, itemType, collection, location, owner, branch, ageFrom, ageTo } = criteria
  const who = [
    ...(patronCategory === undefined ? [] : [names.category(patronCategory)]),
    ...(itemType === undefined ? [] : [names.itemType(itemType)]),
  ].join(' + ')
  const parts = [
    who,
    collection === undefined ? '' : rules.inCollection(collection),
    location === undefined ? '' : rules.in(names.location(location)),
    owner === undefined ? '' : rules.of(names.branch(owner)),
    branch === undefined ? '' : rules.at(names.branch(branch)),
    ageInWords(ageFrom, ageTo, rules),
  ].filter((part) => part !== '')
  const text = parts.join(' ')
  return text === '' ? rules.everything : text.charAt(0).toUpperCase() + text.slice(1)
}

function ageInWords(from: number | undefined, to: number | undefined, rules: Words['rules']): string {
  if (from !== undefined && to !== undefined) return rules.aged(String(from), String(to))
  if (from !== undefined) return rules.agedFrom(String(from))
  return to === undefined ? '' : rules.agedTo(String(to))
}

/** The value of an attribute in words: `3 weeks`, `No limit`, `$0.25 for each day`. Empty when there is none. */
export function valueInWords(attributes: Attributes, name: AttributeName, words: Words, format: Format): string {
  const { rules } = words
  if (attributes[name] === undefined) return ''
  if (attributes[name] === null) return isOne(countNames, name) || name === 'fineLimit' ? rules.noLimit : rules.none
  if (isOne(yesNoNames, name)) return attributes[name] ? rules.yes : rules.no
  if (isOne(periodNames, name) || isOne(optionalPeriodNames, name)) return periodInWords(attributes[name], rules)
  if (isOne(countNames, name)) return format.count(attributes[name] ?? 0)
  if (isOne(moneyNames, name)) return attributes[name] ? format.money(attributes[name]) : ''
  if (name === 'fine') {
    const { fine } = attributes
    return fine ? rules.fineValue(format.money(fine.amount), rules.every(fine.every.count, fine.every.unit)) : ''
  }
  if (name === 'fixedDue') {
    const { fixedDue } = attributes
    return fixedDue ? `${format.day(fixedDue.day)}: ${words.attributeChoices[fixedDue.mode]}` : ''
  }
  const choice = attributes[name]
  return choice === undefined ? '' : words.attributeChoices[choice]
}

function periodInWords(period: Period | null | undefined, rules: Words['rules']): string {
  return period ? rules.period(period.count, period.unit) : ''
}
