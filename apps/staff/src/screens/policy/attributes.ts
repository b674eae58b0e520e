import type { Attributes, Criteria } from '../../../../server/src/modules/policy/contract.ts'

/** The name of something a rule can set. */
export type AttributeName = keyof Attributes

/** Yes or no. */
export const yesNoNames = ['lendable', 'autoRenew', 'fineCapItemPrice', 'fineClosedDays', 'holdable'] as const
/** A length of time that is always there. */
export const periodNames = ['period', 'grace', 'holdShelf'] as const
/** A length of time, or none. */
export const optionalPeriodNames = ['renewalPeriod', 'renewNotBefore', 'lostAfter'] as const
/** A number, or no limit. */
export const countNames = ['renewals', 'loanLimit', 'totalLoanLimit', 'holdLimit', 'minimumAge'] as const
/** An amount of money, or none. */
export const moneyNames = ['fineLimit', 'fineCap', 'replacementPrice', 'processingFee', 'rental'] as const

/** What a rule can set, in the groups of its form. */
export const groups = [
  { id: 'groupLoan', names: ['lendable', 'period', 'fixedDue', 'closedDue', 'minimumAge'] },
  { id: 'groupRenewal', names: ['renewals', 'renewalPeriod', 'renewFrom', 'renewNotBefore', 'autoRenew'] },
  { id: 'groupLimits', names: ['loanLimit', 'totalLoanLimit', 'fineLimit', 'overdueBlocks'] },
  {
    id: 'groupFines',
    names: [
      'fine',
      'grace',
      'fineCap',
      'fineCapItemPrice',
      'fineClosedDays',
      'rental',
      'lostAfter',
      'replacementPrice',
      'processingFee',
    ],
  },
  { id: 'groupHolds', names: ['holdable', 'holdLimit', 'holdShelf'] },
] as const satisfies readonly { readonly id: string; readonly names: readonly AttributeName[] }[]

/** Every name in the order of the form. */
export const attributeOrder: readonly AttributeName[] = groups.flatMap(({ names }) => names)

/** True when a name is one of a list, which tells the compiler what its value is. */
export function isOne<const N extends string>(names: readonly N[], name: string): name is N {
  return names.some((one) => one === name)
}

/** The attributes with one of them set. */
export function withAttribute<N extends AttributeName>(
  attributes: Attributes,
  name: N,
  value: NonNullable<Attributes[N]> | Attributes[N],
): Attributes {
  return { ...attributes, [name]: value }
}

/** The attributes without one of them: it is inherited again. */
export function withoutAttribute(attributes: Attributes, name: AttributeName): Attributes {
  const rest = { ...attributes }
  delete rest[name]
  return rest
}

/** A case that a rule covers: what it names itself, and nothing more. */
export function caseOf({ ageFrom, ageTo, ...criteria }: Criteria): Omit<Criteria, 'ageFrom' | 'ageTo'> & {
  readonly age?: number
} {
  const age = ageFrom ?? ageTo
  return { ...criteria, ...(age !== undefined && { age }) }
}
