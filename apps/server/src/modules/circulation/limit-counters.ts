import { covers, resolve, type Policy, type RuleCase, type StoredRule } from '../policy/index.ts'
import type { Criteria } from '../policy/contract.ts'
import { loanLimits, type CountedLoan, type LoanLimit } from './rules/loan-limits.ts'

/** Who borrows where. */
export interface Borrowing {
  readonly patronCategory: string
  readonly age: number | null
  /** Branch of the desk. */
  readonly branch: number
}

/** What of a patron counts towards limits. */
export interface OpenThings {
  /** What is out: loans that were claimed returned or are lost are not among them. */
  readonly out: readonly (CountedLoan & { readonly onSite: boolean })[]
  readonly overdue: number
  readonly lost: number
  /** Open holds, those on the shelf too. */
  readonly holds: number
}

/**
 * Every limit that the rules count for somebody at a desk, with how much of it is used: on everything, and on each type,
 * shelf, collection and owner that a rule names. The one that is nearest to its end comes first.
 */
export function limitCounters(policy: Policy, who: Borrowing, things: OpenThings): readonly LoanLimit[] {
  const { attributes } = resolve(policy, { ...who, owner: who.branch })
  // On-site loans with a limit of their own do not use up the others.
  const counted = attributes.onSiteLimit === null ? things.out : things.out.filter((loan) => !loan.onSite)
  const limits: LoanLimit[] = []
  const say = (name: string, used: number, limit: number | null) => {
    if (limit !== null) limits.push({ name, used, limit })
  }
  say('Loans', counted.length, attributes.totalLoanLimit)
  say('On-site loans', things.out.filter((loan) => loan.onSite).length, attributes.onSiteLimit)
  say('Overdue', things.overdue, attributes.overdueLimit)
  say('Lost', things.lost, attributes.lostLimit)
  say('Holds', things.holds, attributes.totalHoldLimit)
  return [...limits, ...thingLimits(policy, who, counted)].sort(
    (a, b) => nearness(b) - nearness(a) || a.limit - a.used - (b.limit - b.used),
  )
}

/** The share of a limit that is used; what may not be had at all and is not had matters least. */
function nearness({ used, limit }: LoanLimit): number {
  return limit === 0 ? (used > 0 ? 2 : -1) : used / limit
}

/** The limits on kinds of things: each rule that names some is asked about them, so that what overrules it there shows instead. */
function thingLimits(policy: Policy, who: Borrowing, loans: readonly CountedLoan[]): readonly LoanLimit[] {
  const found = new Map<string, LoanLimit>()
  for (const rule of policy.rules) {
    if (rule.attributes.loanLimit === undefined || rule.attributes.loanLimit === null) continue
    const the = caseOf(rule, who, policy)
    const resolved = resolve(policy, the)
    if (!resolved.rules.includes(rule)) continue
    for (const limit of loanLimits(resolved, loans, policy, (one, loan) => covers(policy, one, loan)))
      found.set(`${limit.name} ${limit.limit}`, limit)
  }
  return [...found.values()]
}

/** A thing that a rule is about, lent at the desk. */
function caseOf({ criteria }: StoredRule, who: Borrowing, { groups }: Policy): RuleCase {
  const { itemType, location, collection, ownerGroup }: Criteria = criteria
  const inGroup = (branch: number) => ownerGroup === undefined || groups.get(branch)?.has(ownerGroup) === true
  const near = inGroup(who.branch) ? who.branch : [...groups.keys()].find(inGroup)
  const owner = criteria.owner ?? near ?? who.branch
  return { ...who, owner, itemType, location, ...(collection !== undefined && { collection }) }
}
