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
  'collection',
  'ageFrom',
  'ageTo',
])

/** Everything that is wrong with what a rule says; `currency` is the library's. */
export function ruleProblems(
  { criteria, attributes }: { readonly criteria: Criteria; readonly attributes: Attributes },
  currency: string,
): readonly Block[] {
  return [...criteriaProblems(criteria), ...attributeProblems(attributes), ...moneyProblems(attributes, currency)]
}

/** True for two rules about exactly the same: one would only hide the other. */
export function isSameCase(a: Criteria, b: Criteria): boolean {
  const written = (criteria: Criteria) =>
    JSON.stringify(
      Object.entries(criteria)
        .filter(([, value]) => value !== undefined)
        .sort(),
    )
  return written(a) === written(b)
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
  if (attributes.period?.count === 0) {
    problems.push({
      code: 'invalid-period',
      field: 'attributes.period',
      message: 'A loan period must be longer than nothing. To forbid lending, set "lendable" to no.',
    })
  }
  if (attributes.renewalPeriod?.count === 0) {
    problems.push({
      code: 'invalid-period',
      field: 'attributes.renewalPeriod',
      message: 'A renewal must be for longer than nothing. To forbid renewing, set "renewals" to 0.',
    })
  }
  if (attributes.fine?.every.count === 0) {
    problems.push({
      code: 'invalid-fine',
      field: 'attributes.fine',
      message: 'A fine needs a unit of time longer than nothing.',
    })
  }
  return problems
}

function moneyProblems(attributes: Attributes, currency: string): readonly Block[] {
  const { fine, fineLimit, fineCap, replacementPrice, processingFee, rental } = attributes
  const amounts = { fine: fine?.amount, fineLimit, fineCap, replacementPrice, processingFee, rental }
  return Object.entries(amounts).flatMap(([name, money]): readonly Block[] => {
    if (!money) return []
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
