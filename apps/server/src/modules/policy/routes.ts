import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeRule, createRule, removeRule } from './change-rules.ts'
import {
  ChangeRule,
  CopyRule,
  CreateRule,
  DeleteRule,
  ExplainRules,
  ListRuleVersions,
  ListRules,
  UndoRuleVersion,
} from './contract.ts'
import { explainRules } from './explain-rules.ts'
import { listRules } from './list-rules.ts'
import { copyRule, listVersions, undoVersion } from './versions.ts'

/** The API of the circulation rules. */
export const endpoints: readonly Endpoint[] = [
  serve(ListRules, (w) => listRules(w)),
  serve(CreateRule, (w, { body }) => createRule(w, body)),
  serve(ChangeRule, (w, { params, body }) => changeRule(w, params.id, body)),
  serve(DeleteRule, (w, { params }) => removeRule(w, params.id)),
  serve(CopyRule, (w, { params, body }) => copyRule(w, params.id, body)),
  serve(ListRuleVersions, (w, { query }) => listVersions(w, query)),
  serve(UndoRuleVersion, (w, { params }) => undoVersion(w, params.id)),
  serve(ExplainRules, (w, { body }) => explainRules(w, body)),
]
