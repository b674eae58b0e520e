import type { Attributes, Criteria, Period } from '../../../../server/src/modules/policy/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Choice } from '../../ui/choice.ts'
import { isKind, isLimit, type AttributeName, type NamesOf } from './attributes.ts'

/** What rules refer to, by what it is called. */
export interface RuleNames {
  readonly category: (code: string) => string
  readonly itemType: (code: string) => string
  readonly branch: (id: number) => string
  readonly location: (id: number) => string
  readonly group: (id: number) => string
}

/** To what a rule applies, in words: `Adult + Book at Elm Street`. */
export function criteriaInWords(criteria: Criteria, names: RuleNames, rules: Words['rules']): string {
  const { patronCategory, itemType, collection, location, owner, branch, group, ownerGroup, ageFrom, ageTo } = criteria
  const who = [
    ...(patronCategory === undefined ? [] : [names.category(patronCategory)]),
    ...(itemType === undefined ? [] : [names.itemType(itemType)]),
  ].join(' + ')
  const parts = [
    who,
    collection === undefined ? '' : rules.inCollection(collection),
    location === undefined ? '' : rules.in(names.location(location)),
    owner === undefined ? '' : rules.of(names.branch(owner)),
    ownerGroup === undefined ? '' : rules.ofGroup(names.group(ownerGroup)),
    branch === undefined ? '' : rules.at(names.branch(branch)),
    group === undefined ? '' : rules.inGroup(names.group(group)),
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

/** The value of an attribute in words: `3 weeks`, `No limit`, `$0.25 per day`. Empty when there is none. */
export function valueInWords(attributes: Attributes, name: AttributeName, words: Words, format: Format): string {
  const { rules } = words
  if (attributes[name] === undefined) return ''
  if (name === 'cardEnds' && attributes.cardEnds === null) return rules.asClosedDue
  if (attributes[name] === null) return isLimit(name) ? rules.noLimit : rules.none
  if (isKind(name, 'yes-no')) return attributes[name] ? rules.yes : rules.no
  if (isKind(name, 'period') || isKind(name, 'period-or-none')) return periodInWords(attributes[name], rules)
  if (isKind(name, 'count') || isKind(name, 'count-or-none')) return format.count(attributes[name] ?? 0)
  if (isKind(name, 'money-or-none')) return attributes[name] ? format.money(attributes[name]) : ''
  if (isKind(name, 'rate-or-none')) {
    const rate = attributes[name]
    return rate ? rules.fineValue(format.money(rate.amount), rules.every(rate.every.count, rate.every.unit)) : ''
  }
  if (isKind(name, 'day-or-none')) return attributes[name] ? format.day(attributes[name]) : ''
  if (isKind(name, 'choice') || isKind(name, 'choice-or-none'))
    return choiceInWords(name, attributes[name] ?? '', words)
  return compoundInWords(attributes, name, words, format)
}

/** What one of the few words of an attribute means. */
export function choiceInWords(name: ChoiceName, value: string, words: Words): string {
  return choicesOf(name, words).find(({ id }) => id === value)?.label ?? value
}

type ChoiceName = NamesOf<'choice' | 'choice-or-none'>
type ChoiceKey = { [N in ChoiceName]: `${N}.${NonNullable<Attributes[N]>}` }[ChoiceName]

/** The few words that an attribute takes, with what they mean, in order. */
export function choicesOf(name: ChoiceName, words: Words): readonly Choice[] {
  const meanings: Readonly<Record<ChoiceKey, string>> = words.attributeChoices
  return Object.entries(meanings)
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([key, label]) => ({ id: key.slice(name.length + 1), label }))
}

type Compound = NamesOf<'fixed-due' | 'terms' | 'reminders' | 'suspension' | 'stay'>

function compoundInWords(attributes: Attributes, name: Compound, words: Words, format: Format): string {
  const { rules } = words
  switch (name) {
    case 'fixedDue': {
      const { fixedDue } = attributes
      return fixedDue ? `${format.day(fixedDue.day)}: ${words.dayModes[fixedDue.mode]}` : ''
    }
    case 'terms': {
      const [first] = attributes.terms?.terms ?? []
      return first ? rules.termsValue(format.day(first.due), attributes.terms?.terms.length ?? 0) : ''
    }
    case 'reminderFees': {
      const [first] = attributes.reminderFees ?? []
      if (!first) return ''
      const text = `${format.money(first.amount)} ${rules.stepAfter} ${rules.period(first.after.count, first.after.unit)}`
      return rules.steps(text, attributes.reminderFees?.length ?? 0)
    }
    case 'suspension': {
      const { suspension } = attributes
      if (!suspension) return ''
      const { count, unit } = suspension.every
      return rules.suspensionValue(rules.period(suspension.days, 'days'), rules.every(count, unit))
    }
    case 'newItemsStay': {
      const { newItemsStay } = attributes
      return newItemsStay
        ? rules.stayValue(periodInWords(newItemsStay.for, rules), words.stayChoices[newItemsStay.within])
        : ''
    }
  }
}

function periodInWords(period: Period | null | undefined, rules: Words['rules']): string {
  return period ? rules.period(period.count, period.unit) : ''
}
