import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import type { Criteria, Period } from '../contract.ts'
import { criteriaCount, decidingRule, type ResolvedCase } from './resolve-rules.ts'
import type { AttributeName, ResolvedAttributes } from './defaults.ts'

/** Names of what rules refer to, for sentences. */
export interface RuleNames {
  readonly categories: ReadonlyMap<string, string>
  readonly itemTypes: ReadonlyMap<string, string>
  readonly branches: ReadonlyMap<number, string>
  readonly locations: ReadonlyMap<number, string>
}

const units: Readonly<Record<Period['unit'], string>> = {
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
}

/** A length of time as people say it: `3 weeks`, `1 day`. */
export function periodInWords(period: Period): string {
  return `${period.count} ${units[period.unit]}${period.count === 1 ? '' : 's'}`
}

/** The same after "each": `day`, `3 days`. */
export function eachPeriodInWords(period: Period): string {
  return period.count === 1 ? units[period.unit] : periodInWords(period)
}

/** To what a rule applies, as on the rules page: `Adult + Book at Elm Street`, `Everything`. */
export function criteriaInWords(criteria: Criteria, names: RuleNames): string {
  const who =
    criteria.patronCategory === undefined
      ? undefined
      : (names.categories.get(criteria.patronCategory) ?? criteria.patronCategory)
  const what =
    criteria.itemType === undefined ? undefined : (names.itemTypes.get(criteria.itemType) ?? criteria.itemType)
  const parts = [
    [who, what].filter((part) => part !== undefined).join(' + '),
    criteria.collection === undefined ? '' : `collection ${criteria.collection}`,
    criteria.location === undefined ? '' : `in ${names.locations.get(criteria.location) ?? criteria.location}`,
    criteria.owner === undefined ? '' : `of ${names.branches.get(criteria.owner) ?? criteria.owner}`,
    criteria.branch === undefined ? '' : `at ${names.branches.get(criteria.branch) ?? criteria.branch}`,
    ageInWords(criteria),
  ].filter((part) => part !== '')
  if (criteriaCount(criteria) === 0) return 'Everything'
  const text = parts.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function ageInWords({ ageFrom, ageTo }: Criteria): string {
  if (ageFrom !== undefined && ageTo !== undefined) return `aged ${ageFrom} to ${ageTo}`
  if (ageFrom !== undefined) return `aged ${ageFrom} or over`
  return ageTo === undefined ? '' : `aged ${ageTo} or under`
}

const isMoney = (value: object): value is Money => 'amount' in value && 'currency' in value
const isPeriod = (value: object): value is Period => 'count' in value && 'unit' in value

/** The value of an attribute in words: `3 weeks`, `no limit`, `$0.25 for each day`. */
export function valueInWords(attribute: AttributeName, value: ResolvedAttributes[AttributeName]): string {
  if (value === null) return /[Ll]imit|renewals/.test(attribute) ? 'no limit' : 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value).replaceAll('-', ' ')
  if ('every' in value) return `${formatMoney(value.amount)} for each ${eachPeriodInWords(value.every)}`
  if ('mode' in value) return `${value.day} (${value.mode})`
  if (isPeriod(value)) return periodInWords(value)
  return isMoney(value) ? formatMoney(value) : JSON.stringify(value)
}

/** Why an attribute is what it is: the rule that decided, then those that it overruled. */
export function attributeReasons(
  resolved: ResolvedCase,
  attribute: AttributeName,
  names: RuleNames,
): readonly Reason[] {
  const winner = decidingRule(resolved, attribute)
  const value = valueInWords(attribute, resolved.attributes[attribute])
  if (!winner)
    return [
      {
        decided: true,
        text: `No rule says otherwise: ${value}`,
        detail: 'Default of the program',
        link: '/staff/rules',
      },
    ]
  const losers = resolved.rules.filter((rule) => rule !== winner && rule.attributes[attribute] !== undefined)
  return [
    {
      decided: true,
      text: `${criteriaInWords(winner.criteria, names)}: ${value}`,
      detail: losers.length === 0 ? 'The only rule that says anything here' : 'Most specific rule that sets it',
      link: `/staff/rules/${winner.id}`,
    },
    ...losers.map((rule) => ({
      decided: false,
      text: `${criteriaInWords(rule.criteria, names)}: ${valueInWords(attribute, rule.attributes[attribute] as ResolvedAttributes[AttributeName])}`,
      detail: 'Overruled by the line above',
      link: `/staff/rules/${rule.id}`,
    })),
  ]
}
