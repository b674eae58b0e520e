import type { Attributes, Criteria } from '../contract.ts'
import { withDefaults, type AttributeName, type ResolvedAttributes } from './defaults.ts'

/** A rule as resolution needs it. */
export interface RuleFacts {
  readonly id: number
  readonly criteria: Criteria
  readonly attributes: Attributes
  readonly position: number
}

/** Who borrows or holds what, where. What is left out matches only rules that leave it open. */
export interface RuleCase {
  readonly patronCategory?: string | undefined
  readonly itemType?: string | undefined
  readonly location?: number | null | undefined
  readonly branch?: number | undefined
  readonly owner?: number | undefined
  readonly collection?: string | undefined
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
export type Precedent = 'more-criteria' | 'closer-branch' | 'earlier' | 'later' | 'not-about-everything'

/** Steps from the case's branch to the one that a rule names; undefined when the rule is for elsewhere. */
function stepsTo(wanted: number | undefined, actual: number | undefined, lineages: Lineages): number | undefined {
  if (wanted === undefined) return 0
  return actual === undefined ? undefined : (lineages.get(actual)?.get(wanted) ?? (wanted === actual ? 0 : undefined))
}

function fits(criteria: Criteria, the: RuleCase, lineages: Lineages): boolean {
  if (criteria.patronCategory !== undefined && criteria.patronCategory !== the.patronCategory) return false
  if (criteria.itemType !== undefined && criteria.itemType !== the.itemType) return false
  if (criteria.location !== undefined && criteria.location !== the.location) return false
  if (criteria.collection !== undefined && criteria.collection !== the.collection) return false
  if (criteria.ageFrom !== undefined || criteria.ageTo !== undefined) {
    if (the.age === undefined || the.age === null) return false
    if (criteria.ageFrom !== undefined && the.age < criteria.ageFrom) return false
    if (criteria.ageTo !== undefined && the.age > criteria.ageTo) return false
  }
  return (
    stepsTo(criteria.branch, the.branch, lineages) !== undefined &&
    stepsTo(criteria.owner, the.owner, lineages) !== undefined
  )
}

/** How many dimensions a rule names; an age range is one. */
export function criteriaCount(criteria: Criteria): number {
  const { ageFrom, ageTo, ...others } = criteria
  return (
    Object.values(others).filter((value) => value !== undefined).length +
    (ageFrom !== undefined || ageTo !== undefined ? 1 : 0)
  )
}

/** Below zero when the first goes before the second, and what decided between them. */
function compare(
  [a, b]: readonly [RuleFacts, RuleFacts],
  precedence: Precedence,
  distance: (rule: RuleFacts) => number,
): readonly [number, Precedent] {
  const [countA, countB] = [criteriaCount(a.criteria), criteriaCount(b.criteria)]
  if (precedence !== 'specific') {
    if ((countA === 0) !== (countB === 0)) return [countB - countA, 'not-about-everything']
    return precedence === 'first' ? [a.position - b.position, 'earlier'] : [b.position - a.position, 'later']
  }
  if (countA !== countB) return [countB - countA, countA * countB === 0 ? 'not-about-everything' : 'more-criteria']
  const closer = distance(a) - distance(b)
  return closer === 0 ? [a.position - b.position, 'earlier'] : [closer, 'closer-branch']
}

/** Finds every rule that fits a case and, attribute by attribute, the value of the first that sets it. */
export function resolveRules<R extends RuleFacts>(
  rules: readonly R[],
  the: RuleCase,
  precedence: Precedence,
  lineages: Lineages,
): ResolvedCase<R> {
  const distance = ({ criteria }: RuleFacts) =>
    (stepsTo(criteria.branch, the.branch, lineages) ?? 0) + (stepsTo(criteria.owner, the.owner, lineages) ?? 0)
  const fitting = rules
    .filter((rule) => fits(rule.criteria, the, lineages))
    .sort((a, b) => compare([a, b], precedence, distance)[0])
  const said: Attributes = Object.assign({}, ...fitting.map((rule) => rule.attributes).toReversed())
  return {
    attributes: withDefaults(said),
    said,
    rules: fitting,
    because: (winner, loser) => compare([winner, loser], precedence, distance)[1],
  }
}

/** The rule that gave an attribute; undefined when it is the default. */
export function decidingRule<R extends RuleFacts>(resolved: ResolvedCase<R>, attribute: AttributeName): R | undefined {
  return resolved.rules.find((rule) => rule.attributes[attribute] !== undefined)
}
