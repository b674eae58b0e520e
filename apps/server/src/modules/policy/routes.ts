import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeRule, createRule, removeRule, ruleView } from './change-rules.ts'
import { ChangeRule, CreateRule, DeleteRule, ExplainRules, ListRules } from './contract.ts'
import { explainRules } from './explain-rules.ts'
import { defaults } from './rules/defaults.ts'
import { readRules } from './store.ts'

/** The API of the circulation rules. */
export const endpoints: readonly Endpoint[] = [
  serve(ListRules, async (w) => ({ rows: (await readRules(w)).map(ruleView), defaults: { ...defaults } })),
  serve(CreateRule, (w, { body }) => createRule(w, body)),
  serve(ChangeRule, (w, { params, body }) => changeRule(w, params.id, body)),
  serve(DeleteRule, (w, { params }) => removeRule(w, params.id)),
  serve(ExplainRules, (w, { body }) => explainRules(w, body)),
]
