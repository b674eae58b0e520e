import type { Attributes, Criteria, Period } from '../../../../server/src/modules/policy/contract.ts'
import type { MoneyAmount } from '../../format.ts'

/** The name of something a rule can set. */
export type AttributeName = keyof Attributes

/** What a name can be set to. */
export type AttributeValue<N extends AttributeName> = Exclude<Attributes[N], undefined>

interface RateValue {
  readonly amount: MoneyAmount
  readonly every: Period
}

// A kind must fit its value: the compiler refuses a list of kinds in which it does not.
type KindOf<V> = [V] extends [boolean]
  ? 'yes-no'
  : [V] extends [Period]
    ? 'period'
    : [V] extends [Period | null]
      ? 'period-or-none'
      : [V] extends [number]
        ? 'count'
        : [V] extends [number | null]
          ? 'count-or-none'
          : [V] extends [MoneyAmount | null]
            ? 'money-or-none'
            : [V] extends [RateValue | null]
              ? 'rate-or-none'
              : [V] extends [string]
                ? 'choice'
                : [V] extends [string | null]
                  ? 'choice-or-none' | 'day-or-none'
                  : 'fixed-due' | 'terms' | 'reminders' | 'suspension' | 'stay'

/** With which control each is set, in the groups and the order of the form. */
export const groups = {
  groupLoan: {
    lendable: 'yes-no',
    onSite: 'choice',
    period: 'period',
    dueTime: 'choice',
    periodClosedDays: 'yes-no',
    periodWhenHeld: 'period-or-none',
    fixedDue: 'fixed-due',
    terms: 'terms',
    closedDue: 'choice',
    cardEnds: 'choice-or-none',
    minimumAge: 'count-or-none',
    minimumAgeBlocks: 'choice',
    rental: 'money-or-none',
    rentalRate: 'rate-or-none',
    rentalClosedDays: 'yes-no',
    rentalConfirm: 'yes-no',
  },
  groupRenewal: {
    renewals: 'count-or-none',
    unseenRenewals: 'count-or-none',
    renewalPeriod: 'period-or-none',
    renewalPeriodWhenHeld: 'period-or-none',
    renewFrom: 'choice',
    renewNotBefore: 'period-or-none',
    renewNotAfter: 'period-or-none',
    renewWithin: 'period-or-none',
    renewWhenHeld: 'choice',
    renewOverdue: 'choice',
    renewExpired: 'yes-no',
    renewInDebt: 'yes-no',
    renewFineLimit: 'money-or-none',
    renewOnPayment: 'yes-no',
    autoRenew: 'yes-no',
    autoRenewBefore: 'period',
    autoRenewFineLimit: 'money-or-none',
    autoRenewWithin: 'period-or-none',
    autoRenewUntil: 'day-or-none',
  },
  groupRecall: {
    recallable: 'yes-no',
    recallMinimum: 'period-or-none',
    recallInterval: 'period-or-none',
    recallOverdueExtends: 'period-or-none',
    recallFine: 'rate-or-none',
    recallFineCap: 'money-or-none',
    recallGrace: 'yes-no',
  },
  groupLimits: {
    loanLimit: 'count-or-none',
    totalLoanLimit: 'count-or-none',
    onSiteLimit: 'count-or-none',
    overdueBlocks: 'choice',
    overdueLimit: 'count-or-none',
    lostLimit: 'count-or-none',
    fineLimit: 'money-or-none',
    creditCounts: 'yes-no',
  },
  groupFines: {
    fine: 'rate-or-none',
    fineUnits: 'choice',
    grace: 'period',
    graceCharged: 'yes-no',
    fineCap: 'money-or-none',
    fineForgivenByRenewal: 'yes-no',
    fineCapItemPrice: 'yes-no',
    fineClosedDays: 'yes-no',
    reminderFees: 'reminders',
    reminderRenewal: 'yes-no',
    suspension: 'suspension',
    suspensionCap: 'count-or-none',
    suspensionAdds: 'yes-no',
  },
  groupLost: {
    lostAfter: 'period-or-none',
    lostAfterRecalled: 'period-or-none',
    lostBillAfter: 'period-or-none',
    lostCharges: 'choice',
    replacementPrice: 'money-or-none',
    processingFee: 'money-or-none',
    lostForgivesFine: 'yes-no',
    lostReturn: 'choice',
    lostRefundWithin: 'period-or-none',
    lostRefundWithinPayment: 'period-or-none',
    processingRefund: 'yes-no',
    negativeBalance: 'choice',
  },
  groupHolds: {
    holdable: 'yes-no',
    itemHolds: 'choice',
    holdOnShelf: 'choice',
    holdLimit: 'count-or-none',
    totalHoldLimit: 'count-or-none',
    holdsPerTitle: 'count',
    holdFineLimit: 'money-or-none',
    holdFrom: 'choice',
    holdPickup: 'choice',
    holdShelf: 'period',
    holdShelfDays: 'choice',
    holdShelfClosed: 'choice',
    holdExpires: 'period-or-none',
    holdFee: 'money-or-none',
    holdFeeWhen: 'choice',
    holdNotCollectedFee: 'money-or-none',
    localPriority: 'choice',
    localPriorityOf: 'choice',
    newItemsStay: 'stay',
  },
  groupReturn: {
    returnTo: 'choice',
    returnAt: 'choice',
  },
} as const

type Groups = typeof groups
type Kinds = Groups[keyof Groups] extends infer G ? (G extends unknown ? (x: G) => void : never) : never
type All = Kinds extends (x: infer I) => void ? I : never
type KindByName = { readonly [N in AttributeName]: N extends keyof All ? All[N] : never }

/** The kind of each name; what the server can set and the form does not know is an error here. */
export const kinds: KindByName & { readonly [N in AttributeName]: KindOf<AttributeValue<N>> } = Object.assign(
  {},
  groups.groupLoan,
  groups.groupRenewal,
  groups.groupRecall,
  groups.groupLimits,
  groups.groupFines,
  groups.groupLost,
  groups.groupHolds,
  groups.groupReturn,
)

/** Names of one kind. */
export type NamesOf<K> = { [N in AttributeName]: KindByName[N] extends K ? N : never }[AttributeName]

/** True when a name is of a kind, which tells the compiler what its value is. */
export function isKind<const K extends KindByName[AttributeName]>(name: AttributeName, kind: K): name is NamesOf<K> {
  return kinds[name] === kind
}

/** True for a name of which none means that there is no limit. */
export function isLimit(name: AttributeName): boolean {
  return isKind(name, 'count-or-none') || name === 'fineLimit'
}

/** The groups of the form, in order. */
export const groupOrder = [
  'groupLoan',
  'groupRenewal',
  'groupRecall',
  'groupLimits',
  'groupFines',
  'groupLost',
  'groupHolds',
  'groupReturn',
] as const satisfies readonly (keyof Groups)[]

/** True for the name of something a rule can set. */
export function isName(name: string): name is AttributeName {
  return Object.hasOwn(kinds, name)
}

/** The names of a group in the order of the form. */
export function namesOf(group: keyof Groups): readonly AttributeName[] {
  return Object.keys(groups[group]).filter(isName)
}

/** Every name in the order of the form. */
export const attributeOrder: readonly AttributeName[] = groupOrder.flatMap(namesOf)

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

/** A case that a rule covers: what it names itself, and nothing more; a group is no place of its own. */
export function caseOf({ ageFrom, ageTo, group: _group, ownerGroup: _ownerGroup, ...criteria }: Criteria): Omit<
  Criteria,
  'ageFrom' | 'ageTo' | 'group' | 'ownerGroup'
> & {
  readonly age?: number
} {
  const age = ageFrom ?? ageTo
  return { ...criteria, ...(age !== undefined && { age }) }
}
