import { sql } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { fixedBalanceSql, growingOf } from '../fees/index.ts'
import { demandSql, isNeeded, type Demand } from '../holds/index.ts'
import { dayAt, libraryOf, type Branch } from '../org/index.ts'
import { ageOn, lendingBlocks, type PatronFacts } from '../patrons/index.ts'
import { decidingRule, policyOf, resolve, type Policy, type ResolvedCase } from '../policy/index.ts'
import type { StoredRule } from '../policy/index.ts'
import { holdCountsSql, type Counts, type HoldCounts } from './patron-summary.ts'
import type { CheckOutFacts } from './rules/decide-check-out.ts'

/** Everything about a patron, an item and a branch that a check-out or a renewal is decided from. */
export interface LendingFacts {
  readonly facts: CheckOutFacts
  readonly policy: Policy
  readonly resolved: ResolvedCase<StoredRule>
  readonly demand: Demand
  /** The open loan of the item, if it is out. */
  readonly openLoan: { readonly id: number; readonly patron: number; readonly patronName: string } | undefined
  /** The way that the item is on, if it is. */
  readonly transit: { readonly id: number; readonly to: number } | undefined
  /** What the patron has out and waits for. */
  readonly counts: Counts
}

interface OpenLoan {
  readonly itemType: string
  readonly location: number | null
  readonly owner: number
  readonly branch: number
  readonly overdue: boolean
}

/** What the database knows about a patron and an item together. */
interface Known {
  /** Open loans of the patron; those that were claimed returned or lost do not count towards limits. */
  readonly loans: readonly OpenLoan[] | null
  readonly openLoan: LendingFacts['openLoan'] | null
  readonly transit: LendingFacts['transit'] | null
  readonly demand: Demand
  readonly balance: number
  readonly holds: HoldCounts
}

// One round trip: this is asked at every scan.
async function known(
  w: Work,
  patron: number,
  item: ItemFacts,
  branch: number,
  today: Temporal.PlainDate,
): Promise<Known> {
  const { rows } = await sql<Known>`
    select
      (select json_agg(json_build_object('itemType', i.item_type, 'location', i.location_id, 'owner', i.branch_id, 'branch', l.branch_id,
          'overdue', l.due_at < ${w.now}))
        from circulation.open_loan_view l join catalog.item_history_view i on i.id = l.item_id
        where l.patron_id = ${patron} and l.state = 'out') as loans,
      (select json_build_object('id', l.id, 'patron', l.patron_id, 'patronName', p.name)
        from circulation.open_loan_view l join patrons.patron_view p on p.id = l.patron_id where l.item_id = ${item.id}) as "openLoan",
      (select json_build_object('id', t.id, 'to', t.to_branch_id)
        from circulation.transit t where t.item_id = ${item.id} and t.arrived_at is null and t.cancelled_at is null) as transit,
      ${demandSql(item, patron, today)} as demand,
      ${fixedBalanceSql(patron)} as balance,
      ${holdCountsSql(patron, branch)} as holds`.execute(w.db)
  const row = rows[0]
  if (!row) throw new Error('A query without a source gives one row.')
  return row
}

function countByType(loans: readonly OpenLoan[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { itemType } of loans) counts[itemType] = (counts[itemType] ?? 0) + 1
  return counts
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
  const { demand, ...found } = await known(w, patron.id, item, branch.id, today)
  const loans = found.loans ?? []
  const openLoan = found.openLoan ?? undefined
  const overdue = loans.filter((loan) => loan.overdue).length
  const { currency } = await libraryOf(w)
  // Fines grow only where a loan is overdue.
  const growing = overdue > 0 ? await growingOf(w, patron.id) : 0
  const limitRule = decidingRule(resolved, 'loanLimit')
  const standing: readonly Block[] = lendingBlocks(patron, today)
  return {
    policy,
    resolved,
    demand,
    openLoan,
    transit: found.transit ?? undefined,
    counts: { loans: loans.length, overdue, holds: found.holds, byType: countByType(loans) },
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
        overdue,
      },
      limitName: limitName(limitRule, policy),
      owed: { amount: found.balance + growing, currency },
    },
  }
}
