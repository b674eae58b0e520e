import { sql } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { balanceOf } from '../fees/index.ts'
import { demandFor, isNeeded, type Demand } from '../holds/index.ts'
import { dayAt, type Branch } from '../org/index.ts'
import { ageOn, lendingBlocks, type PatronFacts } from '../patrons/index.ts'
import { decidingRule, policyOf, resolve, type Policy, type ResolvedCase } from '../policy/index.ts'
import type { StoredRule } from '../policy/index.ts'
import type { CheckOutFacts } from './rules/decide-check-out.ts'

/** Everything about a patron, an item and a branch that a check-out or a renewal is decided from. */
export interface LendingFacts {
  readonly facts: CheckOutFacts
  readonly policy: Policy
  readonly resolved: ResolvedCase<StoredRule>
  readonly demand: Demand
  /** The open loan of the item, if it is out. */
  readonly openLoan: { readonly id: number; readonly patron: number; readonly patronName: string } | undefined
}

interface OpenLoan {
  readonly item: number
  readonly itemType: string
  readonly location: number | null
  readonly owner: number
  readonly branch: number
  readonly overdue: boolean
}

/** Open loans of a patron with what limits look at; loans that were claimed returned or lost do not count towards limits. */
async function openLoansOf(w: Work, patron: number): Promise<readonly OpenLoan[]> {
  const { rows } = await sql<OpenLoan>`
    select l.item_id as item, i.item_type as "itemType", i.location_id as location, i.branch_id as owner, l.branch_id as branch,
      l.due_at < ${w.now} as overdue
    from circulation.open_loan_view l join catalog.item_history_view i on i.id = l.item_id
    where l.patron_id = ${patron} and l.state = 'out'`.execute(w.db)
  return rows
}

async function openLoanOfItem(w: Work, item: number) {
  const { rows } = await sql<{ id: number; patron: number; patronName: string }>`
    select l.id, l.patron_id as patron, p.name as "patronName"
    from circulation.open_loan_view l join patrons.patron_view p on p.id = l.patron_id where l.item_id = ${item}`.execute(
    w.db,
  )
  return rows[0]
}

/** How many of the open loans fall under the rule that sets the limit. */
function coveredBy(rule: StoredRule | undefined, loans: readonly OpenLoan[], policy: Policy): number {
  if (!rule) return loans.length
  const { itemType, location, owner, branch } = rule.criteria
  const within = (place: number | undefined, actual: number) =>
    place === undefined || (policy.lineages.get(actual)?.has(place) ?? place === actual)
  return loans.filter(
    (loan) =>
      (itemType === undefined || loan.itemType === itemType) &&
      (location === undefined || loan.location === location) &&
      within(owner, loan.owner) &&
      within(branch, loan.branch),
  ).length
}

function limitName(rule: StoredRule | undefined, policy: Policy): string {
  if (rule?.criteria.itemType !== undefined)
    return policy.names.itemTypes.get(rule.criteria.itemType) ?? rule.criteria.itemType
  if (rule?.criteria.location !== undefined) return policy.names.locations.get(rule.criteria.location) ?? 'This shelf'
  return 'Loans'
}

/** Collects what a check-out is decided from. The caller has locked patron and item where it means to lend. */
export async function lendingFacts(
  w: Work,
  patron: PatronFacts,
  item: ItemFacts,
  branch: Branch,
): Promise<LendingFacts> {
  const policy = await policyOf(w)
  const today = dayAt(branch, w.now)
  const age = patron.birthDate && ageOn(patron.birthDate, today)
  const resolved = resolve(policy, {
    patronCategory: patron.category,
    itemType: item.itemType,
    location: item.location,
    branch: branch.id,
    owner: item.branch,
    age,
  })
  const demand = await demandFor(w, item, patron.id, today)
  const loans = await openLoansOf(w, patron.id)
  const openLoan = await openLoanOfItem(w, item.id)
  const limitRule = decidingRule(resolved, 'loanLimit')
  const standing: readonly Block[] = lendingBlocks(patron, today)
  return {
    policy,
    resolved,
    demand,
    openLoan,
    facts: {
      standing,
      patron: { id: patron.id, age },
      item: { status: item.status },
      rules: resolved.attributes,
      loan: openLoan,
      keptFor: demand.keptFor,
      neededForHold: isNeeded(demand),
      loans: {
        total: loans.length,
        covered: coveredBy(limitRule, loans, policy),
        overdue: loans.filter((loan) => loan.overdue).length,
      },
      limitName: limitName(limitRule, policy),
      owed: await balanceOf(w, patron.id),
    },
  }
}
