import type { SortBin, SortFacts, SortPlan, SortRule, SortTest } from '../contract.ts'
import { describeTest, type Names } from './describe-test.ts'
import { testHolds, type Places } from './test-holds.ts'

/** Bins and rules, as far as a decision needs them. */
export type SortRules = Pick<SortPlan, 'bins' | 'rules' | 'defaultBin'>

/** Why one rule did or did not decide. */
export interface RuleTried {
  /** Place in the list, 1 first. */
  readonly place: number
  readonly rule: SortRule
  /** The first test that did not hold; undefined when the rule decided or is switched off. */
  readonly failed: SortTest | undefined
}

/** The bin of a returned item and why. */
export interface BinDecision {
  readonly bin: SortBin | null
  /** Place of the rule that decided, 1 first. */
  readonly rule: number | null
  readonly reason: string
  /** The rules that were asked, the deciding one last. */
  readonly tried: readonly RuleTried[]
}

/** Finds the bin: the first active rule whose tests all hold, else the default. */
export function decideBin(plan: SortRules, facts: SortFacts, places: Places, names: Names): BinDecision {
  const tried: RuleTried[] = []
  if (plan.bins.length === 0)
    return { bin: null, rule: null, reason: 'Returns are not sorted into bins at this branch.', tried }
  const binOf = (number: string | null) => plan.bins.find((bin) => bin.number === number)
  for (const [index, rule] of plan.rules.entries()) {
    const place = index + 1
    const failed = rule.active ? rule.tests.find((test) => !testHolds(test, facts, places)) : undefined
    tried.push({ place, rule, failed })
    const bin = binOf(rule.bin)
    if (!rule.active || failed || !bin) continue
    const because = rule.tests.map((test) => describeTest(test, names)).join(', ') || 'takes everything'
    return { bin, rule: place, reason: `Rule ${titleOf(place, rule)}: ${because} → ${binName(bin)}`, tried }
  }
  const bin = binOf(plan.defaultBin) ?? null
  return { bin, rule: null, reason: `No rule fits → ${bin ? binName(bin) : 'no bin'}, where the rest goes`, tried }
}

/** "3" or "3, “Crates”". */
export function titleOf(place: number, rule: SortRule): string {
  return rule.name === '' ? String(place) : `${place}, “${rule.name}”`
}

/** "bin 2, Crates". */
export function binName(bin: Pick<SortBin, 'number' | 'name'>): string {
  return bin.name === '' ? `bin ${bin.number}` : `bin ${bin.number}, ${bin.name}`
}
