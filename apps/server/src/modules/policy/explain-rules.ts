import type { Work } from '../../platform/work.ts'
import { policyOf, reasonsFor, resolve } from './policy.ts'
import { defaults, type AttributeName } from './rules/defaults.ts'
import { decidingRule, type RuleCase } from './rules/resolve-rules.ts'

/** What the rules say for a case, attribute by attribute, with the rules that lost. */
export async function explainRules(w: Work, the: RuleCase) {
  const policy = await policyOf(w)
  const resolved = resolve(policy, the)
  const names = Object.keys(defaults) as AttributeName[]
  return {
    attributes: names.map((attribute) => ({
      attribute,
      value: resolved.attributes[attribute],
      rule: decidingRule(resolved, attribute)?.id ?? null,
      reasons: [...reasonsFor(policy, resolved, attribute)],
    })),
    rules: resolved.rules.map(({ id }) => id),
  }
}
