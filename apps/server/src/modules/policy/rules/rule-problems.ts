import type { Money } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { Attributes, Criteria } from '../contract.ts'
import { defaults } from './defaults.ts'

const known = new Set(Object.keys(defaults))
const dimensions = new Set([
  'patronCategory',
  'itemType',
  'location',
  'branch',
  'owner',
  'group',
  'ownerGroup',
  'collection',
  'ageFrom',
  'ageTo',
])

/** What a rule is about to say. */
export interface RuleDraft {
  readonly criteria: Criteria
  readonly attributes: Attributes
  /** First and last day on which it applies, `2026-09-01`. */
  readonly validFrom?: string | null
  readonly validTo?: string | null
}

function validityProblems(from: string | null | undefined, to: string | null | undefined): readonly Block[] {
  if (!from || !to || from <= to) return []
  return [{ code: 'invalid-validity', field: 'validTo', message: 'The rule ends before it begins.' }]
}

/** Everything that is wrong with what a rule says; `currency` is the library's. */
export function ruleProblems(
  { criteria, attributes, validFrom, validTo }: RuleDraft,
  currency: string,
): readonly Block[] {
  return [
    ...validityProblems(validFrom, validTo),
    ...criteriaProblems(criteria),
    ...attributeProblems(attributes),
    ...moneyProblems(attributes, currency),
  ]
}

function criteriaProblems(criteria: Criteria): readonly Block[] {
  const unknown = Object.keys(criteria).filter((name) => !dimensions.has(name))
  const problems = unknown.map((name) => ({
    code: 'invalid-criteria',
    field: `criteria.${name}`,
    message: `Rules know no criterion "${name}". They know ${[...dimensions].join(', ')}.`,
  }))
  const { ageFrom = 0, ageTo = Number.MAX_SAFE_INTEGER } = criteria
  if (ageFrom <= ageTo && ageFrom >= 0) return problems
  return [
    ...problems,
    { code: 'invalid-age', field: 'criteria.ageTo', message: 'The age range ends before it begins.' },
  ]
}

function attributeProblems(attributes: Attributes): readonly Block[] {
  const problems: Block[] = []
  for (const name of Object.keys(attributes).filter((one) => !known.has(one))) {
    problems.push({
      code: 'invalid-attributes',
      field: `attributes.${name}`,
      message: `Rules cannot set "${name}". They can set ${[...known].join(', ')}.`,
    })
  }
  if (Object.values(attributes).every((value) => value === undefined)) {
    problems.push({
      code: 'invalid-attributes',
      field: 'attributes',
      message: 'This rule sets nothing. Give it at least one value, or leave it out.',
    })
  }
  return [...problems, ...periodProblems(attributes), ...termProblems(attributes)]
}

const lendingPeriods = ['period', 'periodWhenHeld', 'renewalPeriod', 'renewalPeriodWhenHeld'] as const
const rates = ['fine', 'rentalRate', 'recallFine', 'suspension'] as const

function periodProblems(attributes: Attributes): readonly Block[] {
  return [
    ...lendingPeriods
      .filter((name) => attributes[name]?.count === 0)
      .map((name) => ({
        code: 'invalid-period',
        field: `attributes.${name}`,
        message:
          'A loan must be for longer than nothing. To forbid lending, set "lendable" to no; to forbid renewing, set "renewals" to 0.',
      })),
    ...rates
      .filter((name) => attributes[name]?.every.count === 0)
      .map((name) => ({
        code: 'invalid-fine',
        field: `attributes.${name}`,
        message: 'It needs a unit of time longer than nothing, such as each day.',
      })),
  ]
}

function termProblems({ terms }: Attributes): readonly Block[] {
  return (terms?.terms ?? [])
    .filter(({ from, to, due }) => from > to || due < from)
    .map(({ from, to, due }) => ({
      code: 'invalid-terms',
      field: 'attributes.terms',
      message: `The term from ${from} to ${to}, due ${due}, ends before it begins.`,
    }))
}

/** Every amount that a rule names, by attribute. */
function amountsOf(attributes: Attributes): readonly (readonly [string, Money])[] {
  return Object.entries(attributes).flatMap(([name, value]): readonly (readonly [string, Money])[] => {
    if (Array.isArray(value)) return value.map(({ amount }) => [name, amount])
    if (value === null || typeof value !== 'object' || !('amount' in value)) return []
    return [[name, typeof value.amount === 'object' ? value.amount : (value as Money)]]
  })
}

function moneyProblems(attributes: Attributes, currency: string): readonly Block[] {
  return amountsOf(attributes).flatMap(([name, money]): readonly Block[] => {
    const field = `attributes.${name}`
    if (money.currency !== currency) {
      return [
        { code: 'invalid-currency', field, message: `This library counts in ${currency}, not ${money.currency}.` },
      ]
    }
    return money.amount < 0
      ? [{ code: 'invalid-amount', field, message: 'An amount cannot be less than nothing.' }]
      : []
  })
}
