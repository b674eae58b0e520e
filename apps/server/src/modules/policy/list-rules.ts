import type { Work } from '../../platform/work.ts'
import { ruleView } from './change-rules.ts'
import { defaults } from './rules/defaults.ts'
import { readRules } from './store.ts'

/** The matrix as its page shows it: every rule in the order of the list, and what holds where none says anything. */
export async function listRules(w: Work) {
  return { rows: (await readRules(w)).map(ruleView), defaults: { ...defaults } }
}
