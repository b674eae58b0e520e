import type { RuleFact } from './rules/rule-facts.ts'
import { ownRules } from './rules/rule-facts.ts'

/** Every rule that this program checks by. */
export function rulesKnown(): readonly RuleFact[] {
  return ownRules
}
