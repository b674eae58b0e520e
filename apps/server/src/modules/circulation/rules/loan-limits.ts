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

const things = ['itemType', 'location', 'collection', 'owner', 'ownerGroup', 'branch', 'group'] as const

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

/**
 * Every limit that a loan must keep to: that of the rule which decides, and those of rules about other things than it, such
 * as one about a shelf beside one about a type. A wider rule is overruled by a narrower one.
 */
export function loanLimits(
  { rules }: ResolvedCase<StoredRule>,
  loans: readonly CountedLoan[],
  { lineages, names }: Pick<Policy, 'lineages' | 'names'>,
  isCovered: (rule: StoredRule, loan: CountedLoan) => boolean,
): readonly LoanLimit[] {
  const deciding: StoredRule[] = []
  for (const rule of rules) {
    if (rule.attributes.loanLimit === undefined) continue
    if (!deciding.some((one) => coversAllOf(rule.criteria, one.criteria, lineages))) deciding.push(rule)
  }
  return deciding.flatMap((rule) => {
    const { loanLimit } = rule.attributes
    if (loanLimit === undefined || loanLimit === null) return []
    const used = loans.filter((loan) => isCovered(rule, loan)).length
    return [{ name: nameOf(rule.criteria, names), used, limit: loanLimit }]
  })
}

function nameOf(criteria: Criteria, names: Policy['names']): string {
  const { itemType, location, collection, owner, ownerGroup, branch, group } = criteria
  const parts = [
    itemType === undefined ? undefined : (names.itemTypes.get(itemType) ?? itemType),
    location === undefined ? undefined : (names.locations.get(location) ?? 'This shelf'),
    collection,
    owner === undefined ? undefined : names.branches.get(owner),
    ownerGroup === undefined ? undefined : names.groups.get(ownerGroup),
    branch === undefined ? undefined : names.branches.get(branch),
    group === undefined ? undefined : names.groups.get(group),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'Loans' : parts.join(', ')
}
