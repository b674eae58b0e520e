import { ruleList } from '@carrel/marc'
import { ownRules, type RuleFact } from './rules/rule-facts.ts'

/** Every rule that this program checks by: those of `@carrel/marc` and what this module finds by itself. */
export function rulesKnown(): readonly RuleFact[] {
  return [...ruleList(), ...ownRules]
}
