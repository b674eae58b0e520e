import type { Module } from '../../platform/module.ts'
import { precedenceSetting } from './policy.ts'
import { endpoints } from './routes.ts'

export { createRule } from './change-rules.ts'
export { attributesFor, covers, policyOf, reasonsFor, resolve, type Policy } from './policy.ts'
export { explainRules } from './explain-rules.ts'
export { ruleRefusal, ruleView } from './change-rules.ts'
export { sameValue } from './rules/same-value.ts'
export { decidingRule, type ResolvedCase, type RuleCase } from './rules/resolve-rules.ts'
export { defaults, withDefaults, type AttributeName, type ResolvedAttributes } from './rules/defaults.ts'
export type { Attributes } from './contract.ts'
export { holdAttributes, termAttributes } from './contract-attributes.ts'
export { policiesWith, type RuleChange } from './policy-with.ts'
export { readRules, type RuleContent, type StoredRule } from './store.ts'
export { eachPeriodInWords, periodInWords } from './rules/rule-words.ts'

/** The one matrix of circulation rules. */
export const policyModule: Module = {
  name: 'policy',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [{ code: 'policy:rules', text: 'Change the circulation rules' }],
  settings: [precedenceSetting],
  endpoints,
}
