import type { Criteria } from '../../policy/contract.ts'
import type { ResolvedCase, StoredRule, Policy } from '../../policy/index.ts'

/** An open loan as limits count it. */
export interface CountedLoan {
  readonly itemType: string
  readonly location: number | null
  readonly collection: string | null
  readonly owner: number
  readonly branch: number
}

/** A limit of open loans, what it is about in words, and how many there are. */
export interface LoanLimit {
  readonly name: string
  readonly used: number
  readonly limit: number
}

type Things = 'itemType' | 'location' | 'collection' | 'owner' | 'branch'
const things: readonly Things[] = ['itemType', 'location', 'collection', 'owner', 'branch']

/** True when a rule covers all that another covers, as far as items and places go. */
function coversAllOf(wide: Criteria, narrow: Criteria, lineages: Policy['lineages']): boolean {
  return things.every((thing) => {
    const [outer, inner] = [wide[thing], narrow[thing]]
    if (outer === undefined) return true
    if (outer === inner) return true
    return (
      (thing === 'owner' || thing === 'branch') &&
      typeof inner === 'number' &&
      typeof outer === 'number' &&
      (lineages.get(inner)?.has(outer) ?? false)
    )
  })
}

/** True when an open loan falls under the criteria of a rule; who borrows is the same person. */
function isCovered(loan: CountedLoan, criteria: Criteria, lineages: Policy['lineages']): boolean {
  const within = (place: number | undefined, actual: number) =>
    place === undefined || (lineages.get(actual)?.has(place) ?? place === actual)
  return (
    (criteria.itemType === undefined || loan.itemType === criteria.itemType) &&
    (criteria.location === undefined || loan.location === criteria.location) &&
    (criteria.collection === undefined || loan.collection === criteria.collection) &&
    within(criteria.owner, loan.owner) &&
    within(criteria.branch, loan.branch)
  )
}

/**
 * Every limit that a loan must keep to: that of the rule which decides, and those of rules about other things than it, such
 * as one about a shelf beside one about a type. A wider rule is overruled by a narrower one.
 */
export function loanLimits(
  { rules }: ResolvedCase<StoredRule>,
  loans: readonly CountedLoan[],
  { lineages, names }: Pick<Policy, 'lineages' | 'names'>,
): readonly LoanLimit[] {
  const deciding: StoredRule[] = []
  for (const rule of rules) {
    if (rule.attributes.loanLimit === undefined) continue
    if (!deciding.some((one) => coversAllOf(rule.criteria, one.criteria, lineages))) deciding.push(rule)
  }
  return deciding.flatMap(({ criteria, attributes: { loanLimit } }) =>
    loanLimit === undefined || loanLimit === null
      ? []
      : [
          {
            name: nameOf(criteria, names),
            used: loans.filter((loan) => isCovered(loan, criteria, lineages)).length,
            limit: loanLimit,
          },
        ],
  )
}

function nameOf({ itemType, location, collection, owner, branch }: Criteria, names: Policy['names']): string {
  const parts = [
    itemType === undefined ? undefined : (names.itemTypes.get(itemType) ?? itemType),
    location === undefined ? undefined : (names.locations.get(location) ?? 'This shelf'),
    collection,
    owner === undefined ? undefined : names.branches.get(owner),
    branch === undefined ? undefined : names.branches.get(branch),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'Loans' : parts.join(', ')
}
