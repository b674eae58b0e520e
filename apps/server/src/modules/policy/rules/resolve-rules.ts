import type { Attributes, Criteria } from '../contract.ts'
import { withDefaults, type AttributeName, type ResolvedAttributes } from './defaults.ts'

/** A rule as resolution needs it. */
export interface RuleFacts {
  readonly id: number
  readonly criteria: Criteria
  readonly attributes: Attributes
  readonly position: number
  /** First and last day on which it applies; null or left out: without beginning, without end. */
  readonly validFrom?: Temporal.PlainDate | null
  readonly validTo?: Temporal.PlainDate | null
}

/** Who borrows or holds what, where. What is left out matches only rules that leave it open. */
export interface RuleCase {
  readonly patronCategory?: string | undefined
  readonly itemType?: string | undefined
  readonly location?: number | null | undefined
  readonly branch?: number | undefined
  readonly owner?: number | undefined
  readonly collection?: string | null | undefined
  readonly age?: number | null | undefined
}

/** Which of several fitting rules goes first. */
export const precedences = ['specific', 'first', 'last'] as const
/**
 * `specific`: more criteria, then the closer branch, then the earlier one; `first` and `last`: only the order of the list
 * counts. A rule about everything comes last however the list is read: it is what the others are exceptions from.
 */
export type Precedence = (typeof precedences)[number]

/** Steps from a branch up to each system above it, itself being 0. */
export type Lineage = ReadonlyMap<number, number>

/** The lineage of every branch. */
export type Lineages = ReadonlyMap<number, Lineage>

/** The groups across the tree in which each branch is. */
export type GroupsOfBranches = ReadonlyMap<number, ReadonlySet<number>>

/** How places lie to one another. */
export interface Places {
  readonly lineages: Lineages
  readonly groups: GroupsOfBranches
}

/** The rules of a case, the deciding one first. */
export interface ResolvedCase<R extends RuleFacts = RuleFacts> {
  readonly attributes: ResolvedAttributes
  /** Only what the rules themselves say: what a loan keeps of them. */
  readonly said: Attributes
  /** Every fitting rule in order of precedence. */
  readonly rules: readonly R[]
  /** Why one of them goes before another. */
  readonly because: (winner: RuleFacts, loser: RuleFacts) => Precedent
}

/** What put one rule before another. */
export type Precedent = 'more-criteria' | 'closer-branch' | 'newer' | 'earlier' | 'later' | 'not-about-everything'

/** Steps from the case's branch to the one that a rule names; undefined when the rule is for elsewhere. */
function stepsTo(wanted: number | undefined, actual: number | undefined, lineages: Lineages): number | undefined {
  if (wanted === undefined) return 0
  return actual === undefined ? undefined : (lineages.get(actual)?.get(wanted) ?? (wanted === actual ? 0 : undefined))
}

// A group is further than the branch itself and closer than any system above it.
const stepsToGroup = 0.5

function stepsToGroupOf(
  wanted: number | undefined,
  actual: number | undefined,
  groups: GroupsOfBranches,
): number | undefined {
  if (wanted === undefined) return 0
  return actual !== undefined && groups.get(actual)?.has(wanted) === true ? stepsToGroup : undefined
}

/** What a rule may name of a thing, its owner and where it is lent. */
export type ThingCase = Pick<RuleCase, 'itemType' | 'location' | 'branch' | 'owner' | 'collection'>

/** Steps from where a thing is lent and whose it is to what a rule names; undefined when the rule is about other things. */
export function stepsToThing(criteria: Criteria, the: ThingCase, { lineages, groups }: Places): number | undefined {
  if (criteria.itemType !== undefined && criteria.itemType !== the.itemType) return undefined
  if (criteria.location !== undefined && criteria.location !== the.location) return undefined
  if (criteria.collection !== undefined && criteria.collection !== the.collection) return undefined
  const steps = [
    stepsTo(criteria.branch, the.branch, lineages),
    stepsTo(criteria.owner, the.owner, lineages),
    stepsToGroupOf(criteria.group, the.branch, groups),
    stepsToGroupOf(criteria.ownerGroup, the.owner, groups),
  ]
  return steps.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0)
}

function fits(criteria: Criteria, the: RuleCase, places: Places): boolean {
  if (criteria.patronCategory !== undefined && criteria.patronCategory !== the.patronCategory) return false
  if (criteria.ageFrom !== undefined || criteria.ageTo !== undefined) {
    if (the.age === undefined || the.age === null) return false
    if (criteria.ageFrom !== undefined && the.age < criteria.ageFrom) return false
    if (criteria.ageTo !== undefined && the.age > criteria.ageTo) return false
  }
  return stepsToThing(criteria, the, places) !== undefined
}

/** True when a rule applies on a day. */
export function isValidOn({ validFrom, validTo }: RuleFacts, day: Temporal.PlainDate): boolean {
  const begun = validFrom === null || validFrom === undefined || Temporal.PlainDate.compare(validFrom, day) <= 0
  return begun && (validTo === null || validTo === undefined || Temporal.PlainDate.compare(day, validTo) <= 0)
}

/** True for two rules about exactly the same. */
export function isSameCase(a: Criteria, b: Criteria): boolean {
  const written = (criteria: Criteria) =>
    JSON.stringify(
      Object.entries(criteria)
        .filter(([, value]) => value !== undefined)
        .sort(),
    )
  return written(a) === written(b)
}

/** How many dimensions a rule names; an age range is one. */
export function criteriaCount(criteria: Criteria): number {
  const { ageFrom, ageTo, ...others } = criteria
  return (
    Object.values(others).filter((value) => value !== undefined).length +
    (ageFrom !== undefined || ageTo !== undefined ? 1 : 0)
  )
}

/** What orders the rules of one case. */
interface Order {
  readonly precedence: Precedence
  readonly distance: (rule: RuleFacts) => number
  /** Its place in the list; rules about the same stand at the place of the first of them, the newest first. */
  readonly place: (rule: RuleFacts) => number
}

/** Below zero when the first goes before the second, and what decided between them. */
function compare([a, b]: readonly [RuleFacts, RuleFacts], order: Order): readonly [number, Precedent] {
  const { precedence, distance, place } = order
  const newer = beginning(b) - beginning(a)
  if (place(a) === place(b) && newer !== 0) return [newer, 'newer']
  const [countA, countB] = [criteriaCount(a.criteria), criteriaCount(b.criteria)]
  const listed = (place(a) - place(b) || a.position - b.position) * (precedence === 'last' ? -1 : 1)
  if (precedence !== 'specific') {
    if ((countA === 0) !== (countB === 0)) return [countB - countA, 'not-about-everything']
    return [listed, precedence === 'first' ? 'earlier' : 'later']
  }
  if (countA !== countB) return [countB - countA, countA * countB === 0 ? 'not-about-everything' : 'more-criteria']
  const closer = distance(a) - distance(b)
  return closer === 0 ? [listed, 'earlier'] : [closer, 'closer-branch']
}

/** The day on which a rule begins, as a number that compares. */
function beginning({ validFrom }: RuleFacts): number {
  return validFrom ? Date.UTC(validFrom.year, validFrom.month - 1, validFrom.day) : Number.MIN_SAFE_INTEGER
}

/** The first place of the rules about the same, for each. */
function placesOf(rules: readonly RuleFacts[]): (rule: RuleFacts) => number {
  if (rules.every(({ validFrom }) => !validFrom)) return ({ position }) => position
  return (rule) =>
    Math.min(...rules.filter(({ criteria }) => isSameCase(criteria, rule.criteria)).map(({ position }) => position))
}

/** Finds every rule that fits a case and, attribute by attribute, the value of the first that sets it. */
export function resolveRules<R extends RuleFacts>(
  rules: readonly R[],
  the: RuleCase,
  precedence: Precedence,
  lineages: Lineages,
  groups: GroupsOfBranches = new Map(),
): ResolvedCase<R> {
  const places = { lineages, groups }
  const found = rules.filter((rule) => fits(rule.criteria, the, places))
  const order: Order = {
    precedence,
    distance: ({ criteria }) => stepsToThing(criteria, the, places) ?? 0,
    place: placesOf(found),
  }
  const fitting = found.sort((a, b) => compare([a, b], order)[0])
  const said: Attributes = Object.assign({}, ...fitting.map((rule) => rule.attributes).toReversed())
  return {
    attributes: withDefaults(said),
    said,
    rules: fitting,
    because: (winner, loser) => compare([winner, loser], order)[1],
  }
}

/** The rule that gave an attribute; undefined when it is the default. */
export function decidingRule<R extends RuleFacts>(resolved: ResolvedCase<R>, attribute: AttributeName): R | undefined {
  return resolved.rules.find((rule) => rule.attributes[attribute] !== undefined)
}
