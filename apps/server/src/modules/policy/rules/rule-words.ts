import { formatMoney } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import type { Criteria, Period } from '../contract.ts'
import { criteriaCount, decidingRule, type Precedent, type ResolvedCase, type RuleFacts } from './resolve-rules.ts'
import type { AttributeName, ResolvedAttributes } from './defaults.ts'

/** Names of what rules refer to, for sentences. */
export interface RuleNames {
  readonly categories: ReadonlyMap<string, string>
  readonly itemTypes: ReadonlyMap<string, string>
  readonly branches: ReadonlyMap<number, string>
  readonly locations: ReadonlyMap<number, string>
  readonly groups: ReadonlyMap<number, string>
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
    criteria.ownerGroup === undefined
      ? ''
      : `of the group ${names.groups.get(criteria.ownerGroup) ?? criteria.ownerGroup}`,
    criteria.group === undefined ? '' : `at the group ${names.groups.get(criteria.group) ?? criteria.group}`,
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

type Value = Exclude<ResolvedAttributes[AttributeName], null>

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

function objectInWords(value: Extract<Value, object>): string {
  if (Array.isArray(value))
    return value.map(({ after, amount }) => `${formatMoney(amount)} after ${periodInWords(after)}`).join(', then ')
  if ('terms' in value)
    return `${value.mode === 'exactly' ? '' : 'at the latest '}${value.terms.map(({ due }) => due).join(', ')}`
  if ('days' in value) return `${counted(value.days, 'day')} for each ${eachPeriodInWords(value.every)}`
  if ('every' in value) return `${formatMoney(value.amount)} for each ${eachPeriodInWords(value.every)}`
  if ('within' in value)
    return `${periodInWords(value.for)} within the ${value.within === 'owner' ? 'branch' : 'group'}`
  if ('mode' in value) return `${value.day} (${value.mode})`
  return 'unit' in value ? periodInWords(value) : formatMoney(value)
}

/** The value of an attribute in words: `3 weeks`, `no limit`, `$0.25 for each day`. */
export function valueInWords(attribute: AttributeName, value: ResolvedAttributes[AttributeName]): string {
  if (value === null) return /[Ll]imit|[rR]enewals/.test(attribute) ? 'no limit' : 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? objectInWords(value) : String(value).replaceAll('-', ' ')
}

const precedents: Readonly<Record<Precedent, (winner: Criteria, loser: Criteria) => string>> = {
  'more-criteria': (winner, loser) =>
    `More exact than the next one: ${criteriaCount(winner)} criteria against ${criteriaCount(loser)}`,
  'closer-branch': () => 'As exact as the next one, but for the closer branch',
  newer: () => 'About the same as the next one, and begins later',
  earlier: () => 'Before the next one in the list of rules',
  later: () => 'After the next one in the list of rules, and the last written counts here',
  'not-about-everything': () => 'The next one is about everything, and comes last',
}

/** Why an attribute is what it is: the rule that decided and what put it first, then those that it overruled. */
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
  const [next] = losers
  return [
    {
      decided: true,
      text: `${criteriaInWords(winner.criteria, names)}: ${value}`,
      detail: next ? precedentInWords(resolved, winner, next) : 'The only rule that says anything here',
      link: `/staff/rules/${winner.id}`,
    },
    ...losers.map((rule) => ({
      decided: false,
      text: `${criteriaInWords(rule.criteria, names)}: ${setInWords(rule, attribute)}`,
      detail: 'Overruled by the line above',
      link: `/staff/rules/${rule.id}`,
    })),
  ]
}

function precedentInWords(resolved: ResolvedCase, winner: RuleFacts, loser: RuleFacts): string {
  return precedents[resolved.because(winner, loser)](winner.criteria, loser.criteria)
}

function setInWords({ attributes }: RuleFacts, attribute: AttributeName): string {
  const value = attributes[attribute]
  return value === undefined ? '' : valueInWords(attribute, value)
}
