import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import {
  branchesOf,
  branchGroupsOf,
  dayAt,
  shareGroup,
  shelvingLocationsOf,
  type BranchGroups,
  type BranchTree,
  type ShelvingLocation,
} from '../org/index.ts'
import { ageOn } from '../patrons/index.ts'
import { policyOf, resolve, type Policy, type ResolvedAttributes, type RuleCase } from '../policy/index.ts'
import { fillProblems, hasLocalPriority, type FillProblem } from './rules/fill-problems.ts'
import type { Fit } from './rules/target-holds.ts'
import { travelsOf, type Travels } from './transfer-limits.ts'

/** Everything that stands between items and holds, read once for a decision about any number of them. */
export interface Filling {
  readonly policy: Policy
  readonly tree: BranchTree
  readonly groups: BranchGroups
  readonly locations: ReadonlyMap<number, ShelvingLocation>
  readonly travels: Travels
  readonly now: Temporal.Instant
}

/** Who waits, as far as rules look at them. */
export interface Waiter {
  readonly category: string
  readonly birthDate: Temporal.PlainDate | null
  readonly home: number
  readonly pickup: number
  /** Blocks that staff passed when the hold was placed. */
  readonly passed: readonly string[]
}

/** An item as far as rules for holds look at it. */
export type HeldItem = Pick<
  ItemFacts,
  'branch' | 'holdingBranch' | 'location' | 'itemType' | 'collection' | 'addedAt' | 'id'
>

/** Reads the rules, branches and limits; all of it is kept between requests. */
export async function fillingOf(w: Pick<Work, 'db' | 'platform' | 'now'>): Promise<Filling> {
  return {
    policy: await policyOf(w),
    tree: await branchesOf(w),
    groups: await branchGroupsOf(w),
    locations: await shelvingLocationsOf(w),
    travels: await travelsOf(w),
    now: w.now,
  }
}

/** What the rules are asked about a hold and an item: the lending branch is where it is collected. */
export function caseOf(filling: Filling, waiter: Waiter, item: HeldItem): RuleCase {
  const timeZone = filling.tree.byId.get(waiter.pickup)?.timeZone ?? 'UTC'
  return {
    patronCategory: waiter.category,
    itemType: item.itemType,
    location: item.location,
    branch: waiter.pickup,
    owner: item.branch,
    collection: item.collection ?? undefined,
    age: waiter.birthDate && ageOn(waiter.birthDate, dayAt({ timeZone }, filling.now)),
  }
}

/** The circulation rules for a hold and an item. */
export function rulesFor(filling: Filling, waiter: Waiter, item: HeldItem): ResolvedAttributes {
  return resolve(filling.policy, caseOf(filling, waiter, item)).attributes
}

/** True for branches of one group or one system, and for a branch and itself. */
function sameGroup({ tree, groups }: Filling, a: number, b: number): boolean {
  if (shareGroup(groups, a, b)) return true
  const parent = tree.byId.get(a)?.parent ?? null
  return parent !== null && parent === (tree.byId.get(b)?.parent ?? null)
}

const blockOf: Readonly<Record<FillProblem, string>> = {
  'not-holdable': 'not-holdable',
  'other-readers': 'not-holdable',
  'pickup-by-rule': 'bad-pickup',
  'no-transfer': 'bad-pickup',
  'new-item-stays': 'new-item-stays',
}

/** The code of the block that a problem makes when a hold is placed. */
export const blockCode = (problem: FillProblem): string => blockOf[problem]

/** Every reason why an item may not go to a hold, less what staff passed when they placed it. */
export function problemsOf(
  filling: Filling,
  waiter: Waiter,
  item: HeldItem,
  rules: ResolvedAttributes = rulesFor(filling, waiter, item),
): readonly FillProblem[] {
  return fillProblems({
    item: { owner: item.branch, holding: item.holdingBranch, addedAt: item.addedAt },
    locationHoldable: filling.locations.get(item.location ?? 0)?.holdable !== false,
    pickup: waiter.pickup,
    home: waiter.home,
    rules,
    sameGroup: (a, b) => sameGroup(filling, a, b),
    travels: (from, to) => filling.travels(item.itemType, from, to),
    now: filling.now,
    timeZone: filling.tree.byId.get(item.branch)?.timeZone ?? 'UTC',
  }).filter((problem) => !waiter.passed.includes(blockOf[problem]))
}

/** Whether an item may go to a hold, and whether before the order of the queue. */
export function fitOf(filling: Filling, waiter: Waiter, item: HeldItem): Fit {
  const rules = rulesFor(filling, waiter, item)
  if (problemsOf(filling, waiter, item, rules).length > 0) return 'no'
  const local = hasLocalPriority(rules, { owner: item.branch, holding: item.holdingBranch }, waiter)
  return local ? 'first' : 'yes'
}
